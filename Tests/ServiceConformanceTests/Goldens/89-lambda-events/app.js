const cdk = require('aws-cdk-lib'), iam = require('aws-cdk-lib/aws-iam'), lambda = require('aws-cdk-lib/aws-lambda');
const kms = require('aws-cdk-lib/aws-kms'), sqs = require('aws-cdk-lib/aws-sqs'), sns = require('aws-cdk-lib/aws-sns'), s3 = require('aws-cdk-lib/aws-s3');
const destinations = require('aws-cdk-lib/aws-lambda-destinations'), sources = require('aws-cdk-lib/aws-lambda-event-sources');
const subscriptions = require('aws-cdk-lib/aws-sns-subscriptions'), cloudwatch = require('aws-cdk-lib/aws-cloudwatch'), actions = require('aws-cdk-lib/aws-cloudwatch-actions');
const env = { account: '111111111111', region: 'eu-south-1' };
const app = new cdk.App();
const s = new cdk.Stack(app, 'Events', { env });
const make = (id, more = {}) => new lambda.Function(s, id, {
  code: lambda.Code.fromInline('x'), runtime: lambda.Runtime.PYTHON_3_13, handler: 'index.handler', ...more });
const queue = new sqs.Queue(s, 'Queue'), topic = new sns.Topic(s, 'Topic'), bucket = new s3.Bucket(s, 'Bucket'), key = new kms.Key(s, 'Key');
const target = make('Target');
const a = make('A', { onSuccess: new destinations.SqsDestination(queue), onFailure: new destinations.SnsDestination(topic), maxEventAge: cdk.Duration.minutes(5), retryAttempts: 0 });
make('B', { onSuccess: new destinations.LambdaDestination(target), onFailure: new destinations.S3Destination(bucket) });
make('C', { onFailure: new destinations.EventBridgeDestination() });
const version = make('D').currentVersion;
version.configureAsyncInvoke({ onFailure: new destinations.SqsDestination(queue) });
version.addAlias('live', { retryAttempts: 1 });
a.addEventSource(new sources.SqsEventSource(queue));
a.addEventSource(new sources.SqsEventSource(new sqs.Queue(s, 'Full', { encryption: sqs.QueueEncryption.KMS }), { batchSize: 100, maxBatchingWindow: cdk.Duration.minutes(5),
  enabled: false, metricsConfig: { metrics: [lambda.MetricType.EVENT_COUNT] }, filterEncryption: key, filters: [
    lambda.FilterCriteria.filter({ body: { a: lambda.FilterRule.exists(), b: lambda.FilterRule.notExists(), c: lambda.FilterRule.beginsWith('p'),
      d: lambda.FilterRule.between(1, 2.5), e: lambda.FilterRule.or('x', 'y'), f: lambda.FilterRule.notEquals('n'), g: lambda.FilterRule.null(),
      h: lambda.FilterRule.empty(), i: lambda.FilterRule.isEqual(5), j: lambda.FilterRule.isEqual('t') } }),
    lambda.FilterCriteria.filter({ body: ['z'] })] }));
const table = new cdk.CfnResource(s, 'Table', { type: 'AWS::DynamoDB::Table' });
const stream = table.getAtt('StreamArn').toString();
const source = new sources.DynamoEventSource({ node: table.node, tableStreamArn: stream, grantStreamRead: g => {
  iam.Grant.addToPrincipal({ grantee: g, actions: ['dynamodb:ListStreams'], resourceArns: ['*'] });
  iam.Grant.addToPrincipal({ grantee: g, actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], resourceArns: [stream] });
} }, { startingPosition: lambda.StartingPosition.TRIM_HORIZON, bisectBatchOnError: true, maxRecordAge: cdk.Duration.days(1), retryAttempts: 10, parallelizationFactor: 2,
  tumblingWindow: cdk.Duration.minutes(1), onFailure: new sources.SqsDlq(queue), reportBatchItemFailures: true, maxBatchingWindow: cdk.Duration.seconds(5) });
a.addEventSource(source);
a.addEventSourceMapping('Kinesis', { eventSourceArn: 'arn:aws:kinesis:eu-south-1:111111111111:stream/s', startingPosition: lambda.StartingPosition.AT_TIMESTAMP,
  startingPositionTimestamp: 1700000000, retryAttempts: -1 });
const named = lambda.Function.fromFunctionName(s, 'Named', 'there');
named.addEventSource(new sources.SqsEventSource(queue));
topic.addSubscription(new subscriptions.LambdaSubscription(target));
topic.addSubscription(new subscriptions.LambdaSubscription(a, { deadLetterQueue: queue, filterPolicy: { kind: sns.SubscriptionFilter.stringFilter({ allowlist: ['x'] }) } }));
const alarm = (id, metric) => metric.createAlarm(s, id, { threshold: 1, evaluationPeriods: 1 });
const first = alarm('Errors', a.metricErrors());
first.addAlarmAction(new actions.LambdaAction(target));
alarm('Throttles', a.metricThrottles({ period: cdk.Duration.minutes(1) })); alarm('Duration', a.metricDuration()); alarm('Invocations', a.metricInvocations());
alarm('Own', a.metric('IteratorAge', { statistic: 'Maximum' })); alarm('Live', version.addAlias('metric').metricErrors());
