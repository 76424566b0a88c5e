const cdk = require('aws-cdk-lib'), iam = require('aws-cdk-lib/aws-iam'), lambda = require('aws-cdk-lib/aws-lambda');
const env = { account: '111111111111', region: 'eu-south-1' };
const app = new cdk.App();
const s = new cdk.Stack(app, 'Versions', { env });
const role = iam.Role.fromRoleArn(s, 'Role', 'arn:aws:iam::111111111111:role/r');
const make = (id, more = {}) => new lambda.Function(s, id, {
  code: lambda.Code.fromInline('x'), runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', role, ...more });
const bucket = require('aws-cdk-lib/aws-s3').Bucket.fromBucketName(s, 'Bucket', 'layers');
const layer = (id, more = {}) => new lambda.LayerVersion(s, id, { code: lambda.Code.fromBucket(bucket, 'k.zip', 'v'), ...more });
const one = layer('One', { compatibleArchitectures: [lambda.Architecture.ARM_64], layerVersionName: 'one', license: 'MIT' });
const two = layer('Two', { compatibleRuntimes: [lambda.Runtime.NODEJS_22_X, lambda.Runtime.PYTHON_3_13] });
two.addPermission('Other', { accountId: '333333333333' });
two.addPermission('Members', { accountId: '*', organizationId: 'o-1234567890' });
const parameter = new cdk.CfnParameter(s, 'LayerArn');
const there = lambda.LayerVersion.fromLayerVersionArn(s, 'There', 'arn:aws:lambda:eu-south-1:1:layer:there:1');
const deferred = lambda.LayerVersion.fromLayerVersionArn(s, 'Deferred', parameter.valueAsString);
const known = lambda.LayerVersion.fromLayerVersionAttributes(s, 'Known', {
  layerVersionArn: 'arn:aws:lambda:eu-south-1:1:layer:known:1', compatibleRuntimes: [lambda.Runtime.NODEJS_22_X] });
const a = make('A', { layers: [two, one, there, deferred, known], environment: { z: '1', a: '2' }, reservedConcurrentExecutions: 3 });
a.currentVersion.addAlias('a');
const b = make('B', { environment: { z: '1', a: '2' }, currentVersionOptions: { description: 'd', codeSha256: 'abc', provisionedConcurrentExecutions: 2,
  retryAttempts: 0, maxEventAge: cdk.Duration.hours(1), removalPolicy: cdk.RemovalPolicy.RETAIN } });
b.invalidateVersionBasedOn('one'); b.invalidateVersionBasedOn('two');
const live = b.addAlias('live', { description: 'd', provisionedConcurrentExecutions: 4, retryAttempts: 2,
  additionalVersions: [{ version: a.currentVersion, weight: 0.25 }] });
b.addEnvironment('late', '3');
cdk.Tags.of(b).add('k', 'v');
const c = make('C', { description: 'own', environment: { z: '1', a: '2' } });
new lambda.Version(s, 'Explicit', { lambda: c, description: 'first' });
c.node.defaultChild.addPropertyOverride('Description', 'overridden');
new lambda.Alias(s, 'CLive', { aliasName: 'c', version: c.latestVersion });
const d = make('D', { description: 'own' }); d.node.defaultChild.addPropertyOverride('Description', 'overridden');
d.currentVersion.addAlias('x');
d.latestVersion.addAlias('latest');
const other = new cdk.Stack(app, 'Other', { env });
new cdk.CfnResource(other, 'Uses', { type: 'AWS::SNS::Topic', properties: { a: live.functionArn, b: d.currentVersion.functionArn } });
const topic = new cdk.CfnResource(other, 'T', { type: 'AWS::SNS::Topic' });
const third = new cdk.Stack(app, 'Third', { env });
const e = new lambda.Function(third, 'E', { code: lambda.Code.fromInline('x'), runtime: lambda.Runtime.PYTHON_3_13, handler: 'index.handler', environment: { TOPIC: topic.ref } });
e.currentVersion.addAlias('e');
const agnostic = new cdk.Stack(app, 'Agnostic');
new lambda.Function(agnostic, 'F', { code: lambda.Code.fromInline('x'), runtime: lambda.Runtime.PYTHON_3_13, handler: 'index.handler' }).currentVersion.addAlias('f');
