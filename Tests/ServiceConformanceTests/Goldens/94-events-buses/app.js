const cdk = require('aws-cdk-lib'), ev = require('aws-cdk-lib/aws-events'), tg = require('aws-cdk-lib/aws-events-targets');
const sqs = require('aws-cdk-lib/aws-sqs'), kms = require('aws-cdk-lib/aws-kms'), iam = require('aws-cdk-lib/aws-iam');
const env = { account: '111111111111', region: 'eu-south-1' };
const D = cdk.Duration;
const app = new cdk.App();
function build(s) {
  const bus = new ev.EventBus(s, 'Bus', { eventBusName: 'bus' }), plain = new ev.EventBus(s, 'Plain');
  const q = new sqs.Queue(s, 'Q');
  const full = new ev.EventBus(s, 'Full', { description: 'd', kmsKey: new kms.Key(s, 'Key'), deadLetterQueue: q, logConfig: { includeDetail: ev.IncludeDetail.FULL, level: ev.Level.INFO } });
  const partner = new ev.EventBus(s, 'Partner', { eventSourceName: 'aws.partner/example.com/1' });
  const role = new iam.Role(s, 'R', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') });
  bus.grantPutEventsTo(role); plain.grantPutEventsTo(role); full.grantPutEventsTo(role);
  plain.grantPutEventsTo(new iam.AccountPrincipal('222222222222'), 'other'); plain.grantPutEventsTo(new iam.ServicePrincipal('mediaconvert.amazonaws.com'), 'x'.repeat(70));
  plain.addToResourcePolicy(new iam.PolicyStatement({ sid: 'Org', actions: ['events:PutEvents'], resources: [plain.eventBusArn], principals: [new iam.OrganizationPrincipal('o-1234567890')] }));
  bus.archive('Arc', { eventPattern: { account: ['1'] }, retention: D.days(3) });
  bus.archive('Named', { eventPattern: { source: ev.Match.prefix('video.') }, archiveName: 'named', description: 'kept' });
  const imported = ev.EventBus.fromEventBusArn(s, 'IB', 'arn:aws:events:eu-west-1:222222222222:event-bus/o');
  const named = ev.EventBus.fromEventBusName(s, 'Named', 'default');
  named.grantPutEventsTo(role); imported.grantPutEventsTo(role); imported.grantPutEventsTo(new iam.ServicePrincipal('mediaconvert.amazonaws.com'), 'y');
  named.archive('Arc', { eventPattern: { source: ['x'] } });
  const rule = new ev.Rule(s, 'OnBus', { eventBus: bus, eventPattern: { source: ev.Match.prefix('a') }, targets: [new tg.EventBus(imported)] });
  rule.addTarget(new tg.EventBus(plain, { deadLetterQueue: q }));
  rule.addTarget(new tg.EventBus(full, { role }));
  new ev.Rule(s, 'OnDefault', { eventBus: named, eventPattern: { source: ['b'] }, targets: [new tg.EventBus(bus)] });
  new cdk.CfnResource(s, 'Names', { type: 'AWS::SNS::Topic', properties: { a: bus.eventBusArn, b: plain.eventBusName, c: imported.eventBusName, d: named.eventBusArn, e: partner.eventBusArn } });
}
build(new cdk.Stack(app, 'Buses', { env }));
build(new cdk.Stack(app, 'BusesAgnostic'));
