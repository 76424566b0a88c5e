const cdk = require('aws-cdk-lib'), s3 = require('aws-cdk-lib/aws-s3'), sqs = require('aws-cdk-lib/aws-sqs');
const app = new cdk.App(); const s = new cdk.Stack(app, 'O', { env: { account: '111111111111', region: 'eu-south-1' } });
// Properties that are not set stand where they would stand if they were, here and in nested types; unknown ones stand last.
const b = new s3.CfnBucket(s, 'B', {
  bucketName: 'b', tags: [{ key: 'k', value: 'v' }],
  bucketEncryption: { serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }] },
  lifecycleConfiguration: { rules: [{ status: 'Enabled', prefix: 'p', id: 'i' }] },
});
b.addPropertyOverride('VersioningConfiguration.Status', 'Enabled');
b.addPropertyOverride('NotYetKnown', { B: 1, A: 2 });
b.addPropertyOverride('AccessControl', 'Private');
b.addPropertyOverride('BucketEncryption.ServerSideEncryptionConfiguration.0.BucketKeyEnabled', true);
b.addPropertyOverride('BucketEncryption.ServerSideEncryptionConfiguration.0.ServerSideEncryptionByDefault.KMSMasterKeyID', 'key');
b.addPropertyOverride('LifecycleConfiguration.Rules.0.ExpirationInDays', 3);
b.addPropertyOverride('LifecycleConfiguration.Rules.1', { Status: 'Disabled', Prefix: 'q' });
b.addPropertyOverride('LifecycleConfiguration.TransitionDefaultMinimumObjectSize', 'varies_by_storage_class');
b.addPropertyDeletionOverride('Tags.0.Value');
// Nothing is left of what is set, though not of what could be.
const q = new sqs.CfnQueue(s, 'Q', { queueName: 'q' });
q.addPropertyDeletionOverride('QueueName');
const w = new s3.CfnBucket(s, 'W', { websiteConfiguration: { indexDocument: 'i' }, versioningConfiguration: { status: 'Enabled' } });
w.addPropertyDeletionOverride('WebsiteConfiguration.IndexDocument');
w.addPropertyDeletionOverride('VersioningConfiguration.Status');
// No property is set: the overrides stand in their own order.
const e = new sqs.CfnQueue(s, 'E');
e.addPropertyOverride('VisibilityTimeout', 1);
e.addPropertyOverride('DelaySeconds', 2);
