// The app of throwaway.py with aws-cdk-lib; the number stands for the line that is edited.
'use strict';
const { App, Duration, Stack } = require('aws-cdk-lib');
const { Role, ServicePrincipal } = require('aws-cdk-lib/aws-iam');
const { Code, Function, Runtime } = require('aws-cdk-lib/aws-lambda');
const { LogGroup, RetentionDays } = require('aws-cdk-lib/aws-logs');
const { Bucket } = require('aws-cdk-lib/aws-s3');
const { Queue } = require('aws-cdk-lib/aws-sqs');

const app = new App({ outdir: process.argv[2], analyticsReporting: false });
const stack = new Stack(app, 'throwaway');
const bucket = new Bucket(stack, 'Bucket', { versioned: true });
const queue = new Queue(stack, 'Queue', { visibilityTimeout: Duration.seconds(Number(process.argv[3])) });
new LogGroup(stack, 'Log', { retention: RetentionDays.ONE_WEEK });
const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
new Function(stack, 'Function', {
  code: Code.fromInline('def handler(event, context): return event'), runtime: Runtime.PYTHON_3_13, handler: 'index.handler',
  environment: { BUCKET: bucket.bucketName, QUEUE: queue.queueUrl }, role,
});
app.synth();
