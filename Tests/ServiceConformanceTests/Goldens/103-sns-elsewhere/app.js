const cdk = require('aws-cdk-lib'), iam = require('aws-cdk-lib/aws-iam'), sqs = require('aws-cdk-lib/aws-sqs');
const sns = require('aws-cdk-lib/aws-sns'), subs = require('aws-cdk-lib/aws-sns-subscriptions');
const app = new cdk.App();
const topics = {};
for (const [id, account, region] of [['Milan', '111111111111', 'eu-south-1'], ['Virginia', '111111111111', 'us-east-1'], ['Zurich', '111111111111', 'eu-central-2'], ['Other', '222222222222', 'eu-south-1']]) {
  const s = new cdk.Stack(app, id, { env: { account, region } });
  topics[id] = new sns.Topic(s, 'Topic', { topicName: id.toLowerCase() });
}
const near = new cdk.Stack(app, 'Near', { env: { account: '111111111111', region: 'eu-south-1' } });
const q = new sqs.Queue(near, 'Queue', { queueName: 'q', encryption: sqs.QueueEncryption.KMS });
for (const id of Object.keys(topics)) topics[id].addSubscription(new subs.SqsSubscription(q));
sns.Topic.fromTopicArn(near, 'Frankfurt', 'arn:aws:sns:eu-central-1:111111111111:f').addSubscription(new subs.SqsSubscription(q));
sns.Topic.fromTopicArn(near, 'Cape', 'arn:aws:sns:af-south-1:111111111111:f').addSubscription(new subs.SqsSubscription(q));
const plain = new cdk.Stack(app, 'Plain', { env: { account: '111111111111', region: 'us-east-1' } });
const p = new sqs.Queue(plain, 'Queue', { queueName: 'p' });
topics.Milan.addSubscription(new subs.SqsSubscription(p));
topics.Milan.grantPublish(new iam.Role(near, 'R', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') }));
topics.Other.grantPublish(new iam.Role(near, 'R2', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'), roleName: 'r2' }));
