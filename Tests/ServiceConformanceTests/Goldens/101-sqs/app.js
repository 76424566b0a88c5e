const cdk = require('aws-cdk-lib'), iam = require('aws-cdk-lib/aws-iam'), kms = require('aws-cdk-lib/aws-kms'), sqs = require('aws-cdk-lib/aws-sqs');
const env = { account: '111111111111', region: 'eu-south-1' };
const app = new cdk.App();
const D = cdk.Duration, E = sqs.QueueEncryption;
function build(s) {
  const role = new iam.Role(s, 'Role', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') });
  const key = new kms.Key(s, 'Key');
  const own = new sqs.Queue(s, 'Own', { encryptionMasterKey: key, dataKeyReuse: D.hours(1), fifo: true });
  const managed = new sqs.Queue(s, 'Managed', { encryption: E.KMS_MANAGED, dataKeyReuse: D.days(1), retentionPeriod: D.minutes(1), visibilityTimeout: D.hours(12), deliveryDelay: D.minutes(15), receiveMessageWaitTime: D.seconds(0), maxMessageSizeBytes: 1048576 });
  const deduplicating = new sqs.Queue(s, 'Deduplicating', { contentBasedDeduplication: true });
  new sqs.Queue(s, 'Scope', { deduplicationScope: sqs.DeduplicationScope.QUEUE });
  new sqs.Queue(s, 'Limit', { fifoThroughputLimit: sqs.FifoThroughputLimit.PER_QUEUE, removalPolicy: cdk.RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE });
  new sqs.Queue(s, 'Plain', { fifo: false, contentBasedDeduplication: false, enforceSSL: false });
  new sqs.Queue(s, 'AllowAll', { redriveAllowPolicy: { redrivePermission: sqs.RedrivePermission.ALLOW_ALL } });
  new sqs.Queue(s, 'DenyAll', { redriveAllowPolicy: { redrivePermission: sqs.RedrivePermission.DENY_ALL } });
  new sqs.Queue(s, 'Unsaid', { redriveAllowPolicy: { sourceQueues: [managed, own] } });
  const byArn = sqs.Queue.fromQueueArn(s, 'ByArn', 'arn:aws:sqs:eu-south-1:111111111111:there');
  const encrypted = sqs.Queue.fromQueueAttributes(s, 'Encrypted', { queueArn: 'arn:aws:sqs:eu-south-1:111111111111:there.fifo', queueUrl: 'https://x', keyArn: 'arn:aws:kms:eu-south-1:111111111111:key/1' });
  const foreign = sqs.Queue.fromQueueArn(s, 'Foreign', 'arn:aws:sqs:us-east-1:222222222222:imp');
  const parameter = new cdk.CfnParameter(s, 'Arn');
  const deferred = sqs.Queue.fromQueueArn(s, 'Deferred', parameter.valueAsString);
  for (const q of [own, managed, byArn, encrypted, foreign, deferred]) {
    q.grantSendMessages(role); q.grantConsumeMessages(role);
    q.grantSendMessages(new iam.ServicePrincipal('events.amazonaws.com'));
  }
  own.grantConsumeMessages(new iam.AccountPrincipal('333333333333'));
  own.grantPurge(role); own.grant(role, 'sqs:ListQueueTags');
  new sqs.Queue(s, 'Behind', { deadLetterQueue: { queue: byArn, maxReceiveCount: 1 } });
  const after = new cdk.CfnResource(s, 'After', { type: 'AWS::SNS::Topic' });
  managed.grantPurge(new iam.ServicePrincipal('x.amazonaws.com')).applyBefore(after);
  const policy = new sqs.QueuePolicy(s, 'Policy', { queues: [own, managed] });
  policy.document.addStatements(new iam.PolicyStatement({ actions: ['sqs:*'], resources: ['*'], principals: [new iam.AnyPrincipal()], effect: iam.Effect.DENY }));
  new cdk.CfnOutput(s, 'O', { value: [own.queueArn, own.queueName, own.queueUrl, byArn.queueUrl, byArn.queueName, encrypted.queueUrl, encrypted.queueName, foreign.queueUrl, deferred.queueUrl, deferred.queueName].join('|') });
  const A = require('aws-cdk-lib/aws-cloudwatch');
  const alarm = (id, m) => m.createAlarm(s, id, { threshold: 1, evaluationPeriods: 1 });
  alarm('A1', own.metricApproximateAgeOfOldestMessage()); alarm('A2', own.metricApproximateNumberOfMessagesVisible({ period: D.minutes(1) }));
  alarm('A3', own.metricNumberOfMessagesSent()); alarm('A4', own.metricSentMessageSize()); alarm('A5', own.metricApproximateNumberOfMessagesOutstanding()); alarm('A6', foreign.metricNumberOfMessagesDeleted());
}
build(new cdk.Stack(app, 'Queues', { env }));
build(new cdk.Stack(app, 'Agnostic'));
const p = new cdk.Stack(app, 'Producer', { env }), c = new cdk.Stack(app, 'Consumer', { env: { account: '222222222222', region: 'eu-south-1' } });
const near = new cdk.Stack(app, 'Near', { env });
const named = new sqs.Queue(p, 'Named', { queueName: 'n', encryption: E.KMS });
named.grantSendMessages(new iam.Role(c, 'R', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'), roleName: 'r' }));
named.grantConsumeMessages(new iam.Role(near, 'R', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') }));
