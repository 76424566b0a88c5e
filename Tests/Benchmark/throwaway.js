// The app of throwaway.py with aws-cdk-lib; the number stands for the line that is edited.
'use strict';
const { App, Stack } = require('aws-cdk-lib');
const { CfnRole } = require('aws-cdk-lib/aws-iam');
const { CfnFunction } = require('aws-cdk-lib/aws-lambda');
const { CfnLogGroup } = require('aws-cdk-lib/aws-logs');
const { CfnBucket } = require('aws-cdk-lib/aws-s3');
const { CfnQueue } = require('aws-cdk-lib/aws-sqs');

const app = new App({ outdir: process.argv[2], analyticsReporting: false });
const stack = new Stack(app, 'throwaway');
const bucket = new CfnBucket(stack, 'Bucket', { versioningConfiguration: { status: 'Enabled' } });
const queue = new CfnQueue(stack, 'Queue', { visibilityTimeout: Number(process.argv[3]) });
new CfnLogGroup(stack, 'Log', { retentionInDays: 7 });
const role = new CfnRole(stack, 'Role', {
  assumeRolePolicyDocument: {
    Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }],
  },
});
new CfnFunction(stack, 'Function', {
  code: { zipFile: 'def handler(event, context): return event' },
  environment: { variables: { BUCKET: bucket.ref, QUEUE: queue.ref } }, handler: 'index.handler', role: role.attrArn, runtime: 'python3.13',
});
app.synth();
