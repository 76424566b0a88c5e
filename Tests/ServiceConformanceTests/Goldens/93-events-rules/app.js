const cdk = require('aws-cdk-lib'), ev = require('aws-cdk-lib/aws-events'), tg = require('aws-cdk-lib/aws-events-targets');
const sqs = require('aws-cdk-lib/aws-sqs'), sfn = require('aws-cdk-lib/aws-stepfunctions'), kms = require('aws-cdk-lib/aws-kms');
const iam = require('aws-cdk-lib/aws-iam');
const env = { account: '111111111111', region: 'eu-south-1' };
const D = cdk.Duration, M = ev.Match, F = ev.EventField, I = ev.RuleTargetInput;
const app = new cdk.App();
function build(s) {
  const topic = new cdk.CfnResource(s, 'T', { type: 'AWS::SNS::Topic' });
  const q = new sqs.Queue(s, 'Q'), dead = new sqs.Queue(s, 'Dead');
  const sm = new sfn.StateMachine(s, 'SM', { definitionBody: sfn.DefinitionBody.fromChainable(new sfn.Pass(s, 'P')) });
  const r = new ev.Rule(s, 'R', {
    eventPattern: { source: ['aws.s3'], detailType: ['Object Created'], detail: { bucket: { name: ['b', topic.ref] }, size: [{ numeric: ['>', 0] }] }, account: ['111111111111'] },
    description: 'd',
  });
  r.addTarget(new tg.SqsQueue(q, { message: I.fromText(`hello ${F.fromPath('$.detail.y')} of "${topic.ref}"`), retryAttempts: 2, maxEventAge: D.hours(1), deadLetterQueue: dead }));
  r.addTarget(new tg.SfnStateMachine(sm, { input: I.fromEventPath('$.detail') }));
  r.addTarget(new tg.SfnStateMachine(sm, { deadLetterQueue: dead, input: I.fromObject({
    x: F.fromPath('$.detail.x'), lit: 1, id: F.eventId, nested: { list: [F.account, true, null, 1.5, 'text', topic.ref], text: `at ${F.time} in ${F.region}: "${topic.ref}"`, again: F.fromPath('$.detail.x') },
    kind: F.detailType, source: F.source, odd: F.fromPath('$'), quoted: `say "${F.eventId}"` }) }));
  r.addTarget(new tg.SqsQueue(q, { message: I.fromMultilineText(`first ${F.fromPath('$.detail.a.b[0]')}\nsecond "${topic.ref}"\n\nlast`) }));
  r.addTarget(new tg.SqsQueue(q, { message: I.fromObject({ plain: [1, { a: topic.ref }] }) }));
  r.addEventPattern({ source: ['aws.ec2', 'aws.s3'], detail: { bucket: { name: ['c', topic.ref] }, more: [1, 2.5, true, null] }, region: ['eu-south-1'] });
  new ev.Rule(s, 'All', {
    ruleName: 'all', enabled: false, role: iam.Role.fromRoleArn(s, 'Role', 'arn:aws:iam::111111111111:role/events'),
    eventPattern: {
      source: M.prefix('video.'), detailType: M.anyOf(M.suffix('Created'), M.equalsIgnoreCase('deleted'), M.exactString('x')),
      detail: {
        a: M.exists(), b: M.doesNotExist(), c: M.wildcard('*.mp4'), d: M.cidr('10.0.0.0/8'), e: M.cidr('2001:db8::/32'), f: M.interval(1, 5.5),
        g: M.greaterThan(1), h: M.allOf(M.greaterThanOrEqual(-1), M.lessThan(9)), i: M.equal(3), j: M.anythingBut('x', 'y'), k: M.anythingBut(1, 2),
        l: M.anythingButPrefix('p'), m: M.anythingButSuffix('s', 't'), n: M.anythingButWildcard('w*'), o: M.anythingButEqualsIgnoreCase('e'),
        p: M.prefixEqualsIgnoreCase('P'), q: M.suffixEqualsIgnoreCase('S'), r: M.nullValue(), s: M.lessThanOrEqual(0),
        $or: [{ x: ['1'] }, { y: M.exists() }],
      },
      account: ['1'], region: M.prefix('eu-'), resources: [topic.ref], time: M.prefix('2026'), id: ['i'], version: ['0'],
    },
    targets: [new tg.SqsQueue(new sqs.Queue(s, 'Fifo', { fifo: true }), { messageGroupId: 'g' })],
  });
  const key = new kms.Key(s, 'Key');
  new ev.Rule(s, 'Cron', { schedule: ev.Schedule.cron({ minute: '0', hour: '4' }), targets: [new tg.SqsQueue(new sqs.Queue(s, 'Enc', { encryptionMasterKey: key }))], ruleName: 'cr' });
  new ev.Rule(s, 'Week', { schedule: ev.Schedule.cron({ hour: '4', weekDay: 'MON-FRI', month: 'JAN', year: '2027' }), targets: [new tg.SqsQueue(q)] });
  new ev.Rule(s, 'Day', { schedule: ev.Schedule.cron({ minute: '5', day: '1' }) });
  [D.minutes(1), D.minutes(5), D.hours(1), D.minutes(60), D.hours(24), D.days(2), D.hours(36), D.minutes(90)].forEach((d, i) => new ev.Rule(s, `Rate${i}`, { schedule: ev.Schedule.rate(d) }));
  new ev.Rule(s, 'Both', { schedule: ev.Schedule.expression('rate(7 minutes)'), eventPattern: { source: ['x'] } });
  const own = new iam.Role(s, 'Own', { assumedBy: new iam.ServicePrincipal('events.amazonaws.com') });
  const imported = sfn.StateMachine.fromStateMachineArn(s, 'ISM', 'arn:aws:states:eu-south-1:111111111111:stateMachine:there');
  new ev.Rule(s, 'ToImported', { eventPattern: { source: ['x'] }, targets: [new tg.SfnStateMachine(imported), new tg.SfnStateMachine(sm, { role: own }), new tg.SqsQueue(sqs.Queue.fromQueueArn(s, 'IQ', 'arn:aws:sqs:eu-south-1:111111111111:there'), { deadLetterQueue: q, retryAttempts: 0 })] });
  const there = ev.Rule.fromEventRuleArn(s, 'There', 'arn:aws:events:eu-south-1:111111111111:rule/bus/there');
  new cdk.CfnResource(s, 'Names', { type: 'AWS::SNS::Topic', properties: { a: r.ruleArn, b: r.ruleName, c: there.ruleName, d: there.ruleArn } });
}
build(new cdk.Stack(app, 'Rules', { env }));
build(new cdk.Stack(app, 'RulesAgnostic'));
