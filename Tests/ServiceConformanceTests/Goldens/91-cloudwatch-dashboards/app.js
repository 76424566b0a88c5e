const cdk = require('aws-cdk-lib'), cw = require('aws-cdk-lib/aws-cloudwatch');
const env = { account: '111111111111', region: 'eu-south-1' };
const D = cdk.Duration;
const app = new cdk.App();
function build(s) {
  const topic = new cdk.CfnResource(s, 'T', { type: 'AWS::SNS::Topic' });
  const m = (o = {}) => new cw.Metric({ namespace: 'NS', metricName: 'M', dimensionsMap: { z: topic.ref, A: 'x"y' }, ...o });
  const alarm = new cw.Alarm(s, 'A', { metric: m({ statistic: 'p90', label: 'lbl' }), threshold: 1.5, evaluationPeriods: 3, datapointsToAlarm: 2 });
  const minute = new cw.Alarm(s, 'B', { metric: m({ period: D.minutes(1) }), threshold: 1, evaluationPeriods: 1, comparisonOperator: cw.ComparisonOperator.LESS_THAN_THRESHOLD });
  const band = new cw.AnomalyDetectionAlarm(s, 'C', { metric: m(), evaluationPeriods: 2 });
  const short = new cw.Alarm(s, 'E', { metric: m({ period: D.seconds(10) }), threshold: 1, evaluationPeriods: 5 });
  const third = new cw.Alarm(s, 'F', { metric: m({ period: D.seconds(30) }), threshold: 1, evaluationPeriods: 3 });
  const d = new cw.Dashboard(s, 'D', { dashboardName: 'my-board', start: '-PT6H', end: '2026-11-25T00:00:00Z', periodOverride: cw.PeriodOverride.INHERIT });
  const none = new cw.Dashboard(s, 'None');
  none.addWidgets();
  d.addWidgets(new cw.TextWidget({ markdown: `# ${topic.ref}\n"quoted" \\ back`, background: cw.TextWidgetBackground.TRANSPARENT }));
  d.addWidgets(new cw.GraphWidget({
    title: 'all', region: 'us-east-1', accountId: '222222222222', width: 12, height: 9, view: cw.GraphWidgetView.BAR, stacked: false,
    left: [m(), m({ statistic: 'sum', period: D.hours(1), color: cw.Color.PINK, id: 'mine', visible: false }), m({ statistic: 'odd' }),
      m({ account: '111111111111', region: 'eu-south-1' }), m({ region: 'us-east-1', account: '333333333333', metricName: 'F' }),
      m({ metricName: 'At' }).attachTo(s)],
    right: [m({ metricName: 'R' })],
    leftYAxis: { min: 0, max: 10.5, label: 'left', showUnits: false }, rightYAxis: { showUnits: true },
    leftAnnotations: [{ value: 1, label: 'one', color: cw.Color.GREEN, fill: cw.Shading.BELOW, visible: true }, alarm.toAnnotation(),
      minute.toAnnotation(), band.toAnnotation(), short.toAnnotation(), third.toAnnotation()],
    rightAnnotations: [{ value: 2 }],
    verticalAnnotations: [{ date: '2026-11-25T09:00:00Z', label: 'now', color: '#123456', fill: cw.VerticalShading.BEFORE, visible: false }],
    legendPosition: cw.LegendPosition.HIDDEN, liveData: true, setPeriodToTimeRange: true, period: D.minutes(1), statistic: 'Sum',
    start: '-P1D', end: 'P0D',
  }), new cw.GraphWidget({}), new cw.GraphWidget({ view: cw.GraphWidgetView.PIE, displayLabelsOnChart: true, left: [m()] }));
  const e = m({ metricName: 'E' }), i = m({ metricName: 'I' });
  const math = new cw.MathExpression({ expression: 'e/i', usingMetrics: { e, i } });
  d.addWidgets(new cw.GraphWidget({
    left: [math, new cw.MathExpression({ expression: 'e*2', usingMetrics: { e }, label: '', color: '#000000' }), e,
      new cw.MathExpression({ expression: `SEARCH('{NS} M', 'Sum')`, label: 'found', searchRegion: 'eu-south-1', searchAccount: '444444444444' })],
    right: [new cw.SearchExpression({ expression: `SEARCH('{NS,z} M', 'Sum')`, label: '' }),
      new cw.SearchExpression({ expression: `SEARCH('{NS,A} M', 'Sum')`, color: '#ffffff', period: D.hours(1), searchRegion: 'us-east-1' }), math],
  }), new cw.GraphWidget({ left: [new cw.MathExpression({ expression: 'q+n', usingMetrics: { q: math, n: m({ metricName: 'N' }).attachTo(s) }, label: 'outer', period: D.minutes(1), searchRegion: 'us-east-1', searchAccount: '111111111111' })] }));
  d.addWidgets(new cw.SingleValueWidget({ title: 'v', metrics: [m()], setPeriodToTimeRange: true, fullPrecision: true, period: D.hours(1), start: '-PT1H', region: 'us-east-1', accountId: '1' }),
    new cw.GaugeWidget({ title: 'g', metrics: [m()], leftYAxis: { max: 5, label: 'l' }, annotations: [{ value: 3, label: 'x' }], legendPosition: cw.LegendPosition.BOTTOM, liveData: false, setPeriodToTimeRange: true, period: D.hours(1), statistic: 'p50', start: '-PT1H', end: 'PT0S', accountId: '1' }),
    new cw.AlarmWidget({ alarm, region: 'eu-west-1', accountId: '1', leftYAxis: { min: 1 } }),
    new cw.AlarmStatusWidget({ alarms: [alarm], title: 's', states: [cw.AlarmState.ALARM, cw.AlarmState.INSUFFICIENT_DATA], sortBy: cw.AlarmStatusWidgetSortBy.STATE_UPDATED_TIMESTAMP, width: 10 }));
  d.addWidgets(...['LINE', 'STACKEDAREA', 'BAR', 'PIE', 'TABLE'].map(v => new cw.LogQueryWidget({
    title: v, logGroupNames: [topic.ref, 'second'], queryLines: ['fields @message', 'limit 5'], view: cw.LogQueryVisualizationType[v], region: 'us-east-1', accountId: '1' })),
    new cw.LogQueryWidget({ logGroupNames: ['lg'], queryString: 'SELECT 1', queryLanguage: cw.LogQueryLanguage.SQL, width: 24 }));
  d.addWidgets(new cw.CustomWidget({ title: 'c', functionArn: topic.ref, params: { a: [1, 'x'] }, updateOnResize: false }),
    new cw.Column(new cw.Row(new cw.Spacer({ width: 20, height: 2 }), new cw.TextWidget({ markdown: 'a' }), new cw.TextWidget({ markdown: 'b', width: 3 })), new cw.TextWidget({ markdown: 'c', height: 5 })),
    new cw.Spacer(), new cw.Row(), new cw.TextWidget({ markdown: 'last' }));
  const V = cw.VariableType, I = cw.VariableInputType;
  d.addVariable(new cw.DashboardVariable({ id: 'r', type: V.PATTERN, value: 'x', inputType: I.RADIO, values: cw.Values.fromValues({ label: 'one', value: '1' }, { value: '2' }), defaultValue: cw.DefaultValue.value('2'), visible: true, label: 'L' }));
  d.addVariable(new cw.DashboardVariable({ id: 's', type: V.PROPERTY, value: 'InstanceId', inputType: I.SELECT, values: cw.Values.fromSearchComponents({ namespace: 'AWS/EC2', dimensions: ['InstanceId', 'x'], metricName: 'CPU', populateFrom: 'InstanceId' }), defaultValue: cw.DefaultValue.FIRST, visible: false }));
  new cdk.CfnResource(s, 'Names', { type: 'AWS::SNS::Topic', properties: { a: d.dashboardArn, b: d.dashboardName, c: none.dashboardName } });
}
build(new cdk.Stack(app, 'Boards', { env }));
build(new cdk.Stack(app, 'BoardsAgnostic'));
