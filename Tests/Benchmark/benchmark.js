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
  switch (number % 20) {
    case 0:
      made.role = add('AWS::IAM::Role', {
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [{
            Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: ['lambda.amazonaws.com', 'states.amazonaws.com'] },
          }],
        },
        ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'], MaxSessionDuration: 3600,
      });
      break;
    case 1: made.queue = add('AWS::SQS::Queue', { VisibilityTimeout: 300, MessageRetentionPeriod: 1209600 }); break;
    case 2: made.topic = add('AWS::SNS::Topic', { DisplayName: `topic ${number}`, TracingConfig: 'Active' }); break;
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
          Statement: [{
            Effect: 'Allow', Resource: queue.getAtt('Arn'),
            Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
          }],
        },
      });
      break;
    case 8:
      add('AWS::CloudWatch::Alarm', {
        ComparisonOperator: 'GreaterThanThreshold', EvaluationPeriods: 1, Threshold: 1, MetricName: 'Errors', Namespace: 'AWS/Lambda',
        Period: 60, Statistic: 'Sum', AlarmActions: [topic.ref], Dimensions: [{ Name: 'FunctionName', Value: lambda.ref }],
      });
      break;
    case 9:
      add('AWS::SNS::Subscription', { Protocol: 'sqs', TopicArn: topic.ref, Endpoint: queue.getAtt('Arn'), RawMessageDelivery: true });
      break;
    case 10:
      add('AWS::KMS::Key', {
        EnableKeyRotation: true, PendingWindowInDays: 30,
        KeyPolicy: {
          Version: '2012-10-17',
          Statement: [{
            Effect: 'Allow', Action: 'kms:*', Resource: '*', Principal: { AWS: 'arn:aws:iam::111111111111:root' },
          }],
        },
      });
      break;
    case 11:
      add('AWS::Events::Rule', {
        State: 'ENABLED', EventPattern: { source: ['films'], detail: { kind: [{ prefix: 'ready' }, 'late'] } },
        Targets: [{ Id: 'queue', Arn: queue.getAtt('Arn') }],
      });
      break;
    case 12:
      add('AWS::Lambda::Permission', {
        Action: 'lambda:InvokeFunction', FunctionName: lambda.getAtt('Arn'), Principal: 'events.amazonaws.com',
        SourceAccount: '111111111111',
      });
      break;
    case 13:
      add('AWS::StepFunctions::StateMachine', {
        RoleArn: role.getAtt('Arn'),
        DefinitionString: '{"StartAt":"A","States":{"A":{"Type":"Wait","Seconds":5,"Next":"B"},"B":{"Type":"Succeed"}}}',
      });
      break;
    case 14:
      add('AWS::SSM::Parameter', { Type: 'String', Value: topic.ref, Tier: 'Standard' });
      break;
    case 15:
      add('AWS::SecretsManager::Secret', {
        Description: 'A password', GenerateSecretString: { PasswordLength: 32, ExcludePunctuation: true },
      });
      break;
    case 16:
      add('AWS::Lambda::EventSourceMapping', {
        FunctionName: lambda.ref, EventSourceArn: queue.getAtt('Arn'), BatchSize: 10,
      });
      break;
    case 17:
      add('AWS::SQS::QueuePolicy', {
        Queues: [queue.ref],
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [{
            Effect: 'Allow', Action: 'sqs:SendMessage', Resource: queue.getAtt('Arn'),
            Principal: { Service: ['events.amazonaws.com', 'sns.amazonaws.com'] },
          }],
        },
      });
      break;
    case 18:
      add('AWS::ApiGatewayV2::Api', {
        Name: `films-${number}`, ProtocolType: 'HTTP',
        CorsConfiguration: { AllowMethods: ['GET', 'POST'], AllowOrigins: ['https://films.example.com'] },
      });
      break;
    default:
      add('AWS::CloudFront::CachePolicy', {
        CachePolicyConfig: {
          Name: `films-${number}`, MinTTL: 0, DefaultTTL: 60, MaxTTL: 3600,
          ParametersInCacheKeyAndForwardedToOrigin: {
            EnableAcceptEncodingGzip: true, CookiesConfig: { CookieBehavior: 'none' }, HeadersConfig: { HeaderBehavior: 'none' },
            QueryStringsConfig: { QueryStringBehavior: 'none' },
          },
        },
      });
  }
}
