// The app of BenchmarkApp/Main.swift with aws-cdk-lib: node benchmark.js buckets|queues <stacks> <resources in each> <output directory>
'use strict';
const { App, Stack } = require('aws-cdk-lib');
const { CURRENTLY_RECOMMENDED_FLAGS } = require('aws-cdk-lib/cx-api');

const [kind, stacks, resources, outdir] = process.argv.slice(2);
// Like an app of `cdk init`, without what only aws-cdk-lib does: its analytics and the stack traces in its metadata.
const app = new App({
  outdir, analyticsReporting: false,
  context: { ...CURRENTLY_RECOMMENDED_FLAGS, 'aws:cdk:disable-stack-trace': true, 'aws:cdk:disable-creation-stack-traces': true },
});
for (let index = 0; index < Number(stacks); index++) {
  const stack = new Stack(app, `Stack${index}`);
  for (let number = 0; number < Number(resources); number++) {
    if (kind === 'buckets') {
      const { CfnBucket } = require('aws-cdk-lib/aws-s3');
      new CfnBucket(stack, `Bucket${number}`, {
        bucketName: `bucket-${number}`, publicAccessBlockConfiguration: { blockPublicAcls: true, blockPublicPolicy: true },
        versioningConfiguration: { status: 'Enabled' },
      });
    } else {
      const { CfnQueue } = require('aws-cdk-lib/aws-sqs');
      new CfnQueue(stack, `Queue${number}`, { queueName: `queue-${number}-${stack.region}`, visibilityTimeout: 300 });
    }
  }
}
app.synth();
