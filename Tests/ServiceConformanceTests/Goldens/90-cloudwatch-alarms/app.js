const cdk = require('aws-cdk-lib'), cw = require('aws-cdk-lib/aws-cloudwatch'), act = require('aws-cdk-lib/aws-cloudwatch-actions');
const iam = require('aws-cdk-lib/aws-iam');
const env = { account: '111111111111', region: 'eu-south-1' };
const D = cdk.Duration, C = cw.ComparisonOperator, S = cw.Stats;
const app = new cdk.App();
const res = (s, id, properties = {}, type = 'AWS::SNS::Topic') => new cdk.CfnResource(s, id, { type, properties });
function build(s) {
  const topic = res(s, 'T');
  const m = (o = {}) => new cw.Metric({ namespace: 'NS', metricName: 'M', dimensionsMap: { z: '2', a: topic.ref, B: '3' }, ...o });
  const alarm = (id, metric, o = {}) => new cw.Alarm(s, id, { metric, threshold: 10, evaluationPeriods: 1, ...o });
  alarm('Plain', m());
  alarm('Full', m({ statistic: 'sum', period: D.seconds(10), unit: cw.Unit.BYTES_PER_SECOND }), {
    alarmName: 'full', alarmDescription: 'd', comparisonOperator: C.LESS_THAN_THRESHOLD, datapointsToAlarm: 2, evaluationPeriods: 3,
    treatMissingData: cw.TreatMissingData.IGNORE, evaluateLowSampleCountPercentile: 'ignore', actionsEnabled: true, threshold: -0.25,
  });
  const stats = [S.SAMPLE_COUNT, S.MINIMUM, S.IQM, S.percentile(99.9), S.trimmedMean(90), S.trimmedMean(10, 90), S.winsorizedMean(5),
    S.winsorizedMean(1, 2), S.trimmedCount(3), S.trimmedCount(3, 4), S.trimmedSum(8), S.trimmedSum(8, 9.5), S.percentileRank(300),
    S.percentileRank(1, 2), 'AVG', 'N', 'P50', 'tm(:90%)', 'PR(5:)', 'TM(1:2%)', 'p101', 'odd'];
  stats.forEach((statistic, i) => alarm(`Stat${i}`, m({ statistic })));
  alarm('Odd', m({ statistic: 'odd', label: 'named' }));
  alarm('NoDimensions', new cw.Metric({ namespace: 'NS', metricName: 'M' }));
  alarm('Elsewhere', m({ account: '222222222222' }));
  alarm('Own', m({ account: '111111111111', region: 'eu-south-1' }));
  alarm('Attached', m().attachTo(s));
  alarm('Labeled', m({ label: '' }));
  const e = m({ metricName: 'E' }), i = m({ metricName: 'I', period: D.minutes(1) });
  alarm('Math', new cw.MathExpression({ expression: 'e / i * 100 + SUM(x) - "quoted" - FooBar', usingMetrics: { e, i } }), { threshold: 1 });
  alarm('Nested', new cw.MathExpression({
    expression: 'r + e', label: 'nested', period: D.minutes(1),
    usingMetrics: { r: new cw.MathExpression({ expression: 'e / i', usingMetrics: { e, i }, label: 'ratio' }), e },
  }));
  alarm('Twice', new cw.MathExpression({ expression: 'a + b', usingMetrics: { a: e, b: e } }));
  alarm('Far', new cw.MathExpression({ expression: 'a', usingMetrics: { a: m({ account: '333333333333', statistic: 'odd' }) } }));
  alarm('Insight', new cw.MathExpression({ expression: "INSIGHT_RULE_METRIC('rule', UniqueContributors) > other" }));
  alarm('Quoted', new cw.MathExpression({ expression: `IF(x > 1, 'text' 1, 0)`, usingMetrics: { x: e } }));
  new cw.AnomalyDetectionAlarm(s, 'Band', { metric: i, evaluationPeriods: 2, stdDevs: 3, comparisonOperator: C.GREATER_THAN_UPPER_THRESHOLD });
  new cw.AnomalyDetectionAlarm(s, 'Standard', { metric: m({ label: 'lbl' }), evaluationPeriods: 2 });
  new cw.Alarm(s, 'OwnBand', {
    metric: new cw.MathExpression({ expression: 'ANOMALY_DETECTION_BAND(m1, 4)', usingMetrics: { m1: e }, label: 'mine' }),
    evaluationPeriods: 1, comparisonOperator: C.LESS_THAN_LOWER_THRESHOLD,
  });
  const acting = alarm('Acting', new cw.Metric({ namespace: 'AWS/EC2', metricName: 'CPUUtilization', dimensionsMap: { InstanceId: 'i-1' } }));
  acting.addAlarmAction(new act.Ec2Action(act.Ec2InstanceAction.STOP), { bind: () => ({ alarmActionArn: topic.ref }) });
  acting.addOkAction({ bind: () => ({ alarmActionArn: topic.ref }) });
  acting.addInsufficientDataAction({ bind: () => ({ alarmActionArn: 'arn:aws:ssm:eu-south-1:111111111111:opsitem:1' }) });
  const plain = s.node.findChild('Plain');
  const imported = cw.Alarm.fromAlarmArn(s, 'Imported', 'arn:aws:cloudwatch:eu-west-1:222222222222:alarm:there');
  const named = cw.Alarm.fromAlarmName(s, 'Named', 'here');
  const R = cw.AlarmRule, A = cw.AlarmState;
  const comp = new cw.CompositeAlarm(s, 'Comp', {
    compositeAlarmName: 'comp', alarmDescription: 'd', actionsEnabled: false, actionsSuppressor: imported,
    actionsSuppressorExtensionPeriod: D.minutes(2), actionsSuppressorWaitPeriod: D.seconds(90),
    alarmRule: R.allOf(plain, R.not(R.fromAlarm(imported, A.INSUFFICIENT_DATA)), R.anyOf(R.fromAlarm(named, A.OK), R.fromBoolean(false)),
      R.atLeast(A.ALARM, { operands: [acting, plain, imported], threshold: cw.AtLeastThreshold.count(2) }),
      R.atLeastNot(A.OK, { operands: [acting, named], threshold: cw.AtLeastThreshold.percentage(50) }), R.fromString('TRUE')),
  });
  comp.addAlarmAction({ bind: () => ({ alarmActionArn: topic.ref }) });
  comp.addOkAction({ bind: () => ({ alarmActionArn: topic.ref }) });
  const second = new cw.CompositeAlarm(new cdk.Stack(app, `${s.node.id}Long`, { env: s.env && { account: s.account, region: s.region } }), 'x'.repeat(250), {
    alarmRule: R.anyOf(imported) });
  const role = new iam.Role(s, 'R', { assumedBy: new iam.AccountRootPrincipal() });
  cw.Metric.grantPutMetricData(role);
  res(s, 'Names', { a: plain.alarmArn, b: plain.alarmName, c: comp.alarmArn, d: comp.alarmName, e: imported.alarmName, f: named.alarmArn,
    g: named.alarmName, h: second.alarmName });
}
build(new cdk.Stack(app, 'Alarms', { env }));
build(new cdk.Stack(app, 'AlarmsAgnostic'));
