const cdk = require('aws-cdk-lib'), iam = require('aws-cdk-lib/aws-iam'), kms = require('aws-cdk-lib/aws-kms'), sqs = require('aws-cdk-lib/aws-sqs');
const sns = require('aws-cdk-lib/aws-sns'), subs = require('aws-cdk-lib/aws-sns-subscriptions'), cw = require('aws-cdk-lib/aws-cloudwatch'), actions = require('aws-cdk-lib/aws-cloudwatch-actions');
const env = { account: '111111111111', region: 'eu-south-1' };
const app = new cdk.App();
const D = cdk.Duration, F = sns.SubscriptionFilter, P = sns.FilterOrPolicy;
function build(s) {
  const role = new iam.Role(s, 'Role', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') });
  const key = new kms.Key(s, 'Key');
  const plain = new sns.Topic(s, 'Plain');
  const full = new sns.Topic(s, 'Full', { topicName: 't', displayName: 'Full', masterKey: key, enforceSSL: true, signatureVersion: '2', tracingConfig: sns.TracingConfig.ACTIVE,
    loggingConfigs: [{ protocol: sns.LoggingProtocol.SQS, failureFeedbackRole: role, successFeedbackRole: role, successFeedbackSampleRate: 50 }] });
  full.addLoggingConfig({ protocol: sns.LoggingProtocol.HTTP });
  const fifo = new sns.Topic(s, 'Fifo', { fifo: true, contentBasedDeduplication: true, messageRetentionPeriodInDays: 7, fifoThroughputScope: sns.FifoThroughputScope.MESSAGE_GROUP });
  new sns.Topic(s, 'NamedFifo', { topicName: 'named', fifo: true });
  new sns.Topic(s, 'SuffixedFifo', { topicName: 'named.fifo', fifo: true, tracingConfig: sns.TracingConfig.PASS_THROUGH });
  const imported = sns.Topic.fromTopicArn(s, 'Imported', 'arn:aws:sns:eu-south-1:111111111111:there');
  const encrypted = sns.Topic.fromTopicAttributes(s, 'Encrypted', { topicArn: 'arn:aws:sns:us-east-1:222222222222:there.fifo', keyArn: 'arn:aws:kms:us-east-1:222222222222:key/1', contentBasedDeduplication: true });
  const parameter = new cdk.CfnParameter(s, 'Arn');
  const deferred = sns.Topic.fromTopicArn(s, 'Deferred', parameter.valueAsString);
  for (const t of [plain, full, fifo, imported, encrypted, deferred]) { t.grantPublish(role); t.grantSubscribe(role); t.grantPublish(new iam.ServicePrincipal('s3.amazonaws.com')); t.grantSubscribe(new iam.AccountPrincipal('333333333333')); }
  const dlq = new sqs.Queue(s, 'Dlq');
  const queue = new sqs.Queue(s, 'Queue'), secret = new sqs.Queue(s, 'Secret', { encryption: sqs.QueueEncryption.KMS });
  plain.addSubscription(new subs.SqsSubscription(queue));
  full.addSubscription(new subs.SqsSubscription(secret, { rawMessageDelivery: true, deadLetterQueue: dlq, filterPolicy: {
    color: F.stringFilter({ allowlist: ['red', 'green'], denylist: ['blue'], matchPrefixes: ['ye'], matchSuffixes: ['ow'] }),
    size: F.numericFilter({ allowlist: [1, 2.5], greaterThan: 3, greaterThanOrEqualTo: 4, lessThan: 5, lessThanOrEqualTo: 6, between: { start: 7, stop: 8 }, betweenStrict: { start: 9, stop: 10 } }),
    there: F.existsFilter(), missing: F.notExistsFilter() } }));
  imported.addSubscription(new subs.SqsSubscription(queue));
  encrypted.addSubscription(new subs.SqsSubscription(queue));
  deferred.addSubscription(new subs.SqsSubscription(queue));
  plain.addSubscription(new subs.SqsSubscription(sqs.Queue.fromQueueArn(s, 'ImportedQueue', 'arn:aws:sqs:eu-south-1:111111111111:q'), { rawMessageDelivery: false }));
  plain.addSubscription(new subs.EmailSubscription('a@b.example'));
  plain.addSubscription(new subs.EmailSubscription('c@d.example', { json: true, deadLetterQueue: dlq }));
  plain.addSubscription(new subs.SmsSubscription('+1234', { filterPolicy: { a: F.existsFilter() } }));
  plain.addSubscription(new subs.UrlSubscription('https://x.example/y', { rawMessageDelivery: true, filterPolicyWithMessageBody: {
    background: P.policy({ color: P.filter(F.stringFilter({ allowlist: ['red'], matchPrefixes: ['bl'] })), deep: P.policy({ size: P.filter(F.numericFilter({ lessThan: 3 })) }) }), store: P.filter(F.stringFilter({ denylist: ['x'] })) } }));
  plain.addSubscription(new subs.UrlSubscription('http://x.example/z', { deliveryPolicy: { healthyRetryPolicy: { minDelayTarget: D.seconds(5), maxDelayTarget: D.minutes(1), numRetries: 10, numNoDelayRetries: 1, numMinDelayRetries: 2, numMaxDelayRetries: 3, backoffFunction: sns.BackoffFunction.EXPONENTIAL }, throttlePolicy: { maxReceivesPerSecond: 10 }, requestPolicy: { headerContentType: 'text/plain; charset=UTF-8' } } }));
  plain.addSubscription(new subs.UrlSubscription('http://x.example/w', { deliveryPolicy: { healthyRetryPolicy: {} } }));
  plain.addSubscription(new subs.UrlSubscription(parameter.valueAsString, { protocol: sns.SubscriptionProtocol.HTTPS }));
  plain.addSubscription(new subs.UrlSubscription(parameter.valueAsString, { protocol: sns.SubscriptionProtocol.HTTP }));
  new sns.Subscription(s, 'Firehose', { topic: plain, endpoint: 'arn:aws:firehose:eu-south-1:111111111111:deliverystream/d', protocol: sns.SubscriptionProtocol.FIREHOSE, subscriptionRoleArn: role.roleArn, rawMessageDelivery: true });
  const policy = new sns.TopicPolicy(s, 'Policy', { topics: [plain, fifo], enforceSSL: true });
  policy.document.addStatements(new iam.PolicyStatement({ actions: ['sns:Subscribe'], resources: [plain.topicArn], principals: [new iam.AnyPrincipal()] }));
  policy.document.addStatements(new iam.PolicyStatement({ actions: ['sns:Publish'], resources: [plain.topicArn, fifo.topicArn], principals: [new iam.ServicePrincipal('x.amazonaws.com')] }));
  const a = plain.metricNumberOfMessagesPublished().createAlarm(s, 'A1', { threshold: 1, evaluationPeriods: 1 });
  a.addAlarmAction(new actions.SnsAction(plain)); a.addOkAction(new actions.SnsAction(imported));
  encrypted.metricPublishSize().createAlarm(s, 'A2', { threshold: 1, evaluationPeriods: 1 });
  plain.metricSMSMonthToDateSpentUSD().createAlarm(s, 'A3', { threshold: 1, evaluationPeriods: 1 });
  plain.metricNumberOfNotificationsFilteredOutNoMessageAttributes().createAlarm(s, 'A4', { threshold: 1, evaluationPeriods: 1 });
  new cdk.CfnOutput(s, 'O', { value: [full.topicArn, full.topicName, fifo.topicName, imported.topicArn, imported.topicName, encrypted.topicName, deferred.topicName].join('|') });
}
build(new cdk.Stack(app, 'Topics', { env }));
build(new cdk.Stack(app, 'Agnostic'));
