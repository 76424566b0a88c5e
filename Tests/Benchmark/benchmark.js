// The app of BenchmarkApp/Main.swift with aws-cdk-lib: node benchmark.js buckets|queues|mixed <stacks> <resources in each> <output directory>
'use strict';
const { App, CfnResource, Stack } = require('aws-cdk-lib');
const { CURRENTLY_RECOMMENDED_FLAGS } = require('aws-cdk-lib/cx-api');

const [kind, stacks, resources, outdir] = process.argv.slice(2);
// Like an app of `cdk init`, without what only aws-cdk-lib does: its analytics and the stack traces in its metadata.
const app = new App({
  outdir, analyticsReporting: false,
  context: { ...CURRENTLY_RECOMMENDED_FLAGS, 'aws:cdk:disable-stack-trace': true, 'aws:cdk:disable-creation-stack-traces': true },
});
for (let index = 0; index < Number(stacks); index++) {
  const stack = new Stack(app, `Stack${index}`);
  const made = {};
  for (let number = 0; number < Number(resources); number++) {
    if (kind === 'buckets') {
      const { CfnBucket } = require('aws-cdk-lib/aws-s3');
      new CfnBucket(stack, `Bucket${number}`, {
        bucketName: `bucket-${number}`, publicAccessBlockConfiguration: { blockPublicAcls: true, blockPublicPolicy: true },
        versioningConfiguration: { status: 'Enabled' },
      });
    } else if (kind === 'mixed') {
      mixed(stack, made, number);
    } else {
      const { CfnQueue } = require('aws-cdk-lib/aws-sqs');
      new CfnQueue(stack, `Queue${number}`, { queueName: `queue-${number}-${stack.region}`, visibilityTimeout: 300 });
    }
  }
}
app.synth();

// MixedResources.swift
function mixed(stack, made, number) {
  const add = (type, properties) => new CfnResource(stack, `Resource${number}`, { type, properties });
  const [role, queue, topic, lambda] = ['role', 'queue', 'topic', 'lambda'].map((name) => made[name]);
  switch (number % 10) {
    case 0:
      made.role = add('AWS::IAM::Role', {
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }],
        },
        ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'], MaxSessionDuration: 3600,
      });
      break;
    case 1: made.queue = add('AWS::SQS::Queue', { VisibilityTimeout: 300, MessageRetentionPeriod: 1209600 }); break;
    case 2: made.topic = add('AWS::SNS::Topic', { DisplayName: `topic ${number}`, KmsMasterKeyId: 'alias/aws/sns' }); break;
    case 3:
      made.lambda = add('AWS::Lambda::Function', {
        Code: { ZipFile: 'def handler(event, context):\n    return event\n' }, Runtime: 'python3.13', Handler: 'index.handler',
        Timeout: 30, MemorySize: 512, Role: role.getAtt('Arn'), Environment: { Variables: { QUEUE: queue.ref, TOPIC: topic.ref } },
      });
      break;
    case 4:
      add('AWS::DynamoDB::Table', {
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }], KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        BillingMode: 'PAY_PER_REQUEST', PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      });
      break;
    case 5:
      add('AWS::S3::Bucket', {
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true,
        },
        VersioningConfiguration: { Status: 'Enabled' },
        LifecycleConfiguration: { Rules: [{ Id: 'old', Status: 'Enabled', ExpirationInDays: 365 }] },
      });
      break;
    case 6: add('AWS::Logs::LogGroup', { RetentionInDays: 30 }); break;
    case 7:
      add('AWS::IAM::Policy', {
        PolicyName: `policy-${number}`, Roles: [role.ref],
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: ['sqs:SendMessage', 'sqs:GetQueueUrl'], Resource: queue.getAtt('Arn') }],
        },
      });
      break;
    case 8:
      add('AWS::CloudWatch::Alarm', {
        ComparisonOperator: 'GreaterThanThreshold', EvaluationPeriods: 1, Threshold: 1, MetricName: 'Errors', Namespace: 'AWS/Lambda',
        Period: 60, Statistic: 'Sum', AlarmActions: [topic.ref], Dimensions: [{ Name: 'FunctionName', Value: lambda.ref }],
      });
      break;
    default:
      add('AWS::SNS::Subscription', { Protocol: 'sqs', TopicArn: topic.ref, Endpoint: queue.getAtt('Arn'), RawMessageDelivery: true });
  }
}
