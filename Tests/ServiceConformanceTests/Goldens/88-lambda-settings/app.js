const cdk = require('aws-cdk-lib'), iam = require('aws-cdk-lib/aws-iam'), lambda = require('aws-cdk-lib/aws-lambda'), path = require('path');
const kms = require('aws-cdk-lib/aws-kms'), logs = require('aws-cdk-lib/aws-logs'), sqs = require('aws-cdk-lib/aws-sqs'), sns = require('aws-cdk-lib/aws-sns');
const env = { account: '111111111111', region: 'eu-south-1' };
const app = new cdk.App();
const s = new cdk.Stack(app, 'Settings', { env });
const base = { runtime: lambda.Runtime.PYTHON_3_13, handler: 'index.handler' };
const make = (id, more = {}) => new lambda.Function(s, id, { code: lambda.Code.fromInline('x'), ...base, ...more });
const key = new kms.Key(s, 'Key');
make('Encrypted', { environment: { A: 'b' }, environmentEncryption: key });
make('Json', { loggingFormat: lambda.LoggingFormat.JSON, applicationLogLevelV2: lambda.ApplicationLogLevel.WARN,
  systemLogLevelV2: lambda.SystemLogLevel.DEBUG, logGroup: new logs.LogGroup(s, 'Log') });
make('Text', { loggingFormat: lambda.LoggingFormat.TEXT });
make('Queue', { deadLetterQueue: new sqs.Queue(s, 'Dead'), tracing: lambda.Tracing.PASS_THROUGH });
make('Topic', { deadLetterTopic: new sns.Topic(s, 'DeadTopic'), recursiveLoop: lambda.RecursiveLoop.ALLOW });
make('Snap', { snapStart: lambda.SnapStartConf.ON_PUBLISHED_VERSIONS, runtimeManagementMode: lambda.RuntimeManagementMode.manual('arn:aws:lambda:eu-south-1::runtime:x') });
make('Managed', { runtimeManagementMode: lambda.RuntimeManagementMode.FUNCTION_UPDATE, functionName: cdk.PhysicalName.GENERATE_IF_NEEDED });
make('Auto', { runtimeManagementMode: lambda.RuntimeManagementMode.AUTO, initialPolicy: [new iam.PolicyStatement({ actions: ['a:B'], resources: ['*'] })] });
const role = new iam.Role(s, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
make('Given', { role, tracing: lambda.Tracing.ACTIVE });
new lambda.Function(s, 'Path', { ...base, code: lambda.Code.fromAsset(path.join(__dirname, 'code'), { exclude: ['*.txt'], sourceKMSKey: key }) });
new lambda.Function(s, 'Memory', { ...base, code: lambda.Code.fromAsset(path.join(__dirname, 'code'), { exclude: ['*.txt'] }) });
new lambda.DockerImageFunction(s, 'Image', { code: lambda.DockerImageCode.fromImageAsset(path.join(__dirname, 'image'), {
  cmd: ['a.b'], entrypoint: ['/e'], workingDirectory: '/w' }), architecture: lambda.Architecture.ARM_64 });
new lambda.DockerImageFunction(s, 'PlainImage', { code: lambda.DockerImageCode.fromImageAsset(path.join(__dirname, 'image')) });
const far = new cdk.Stack(app, 'Far', { env: { account: '222222222222', region: 'eu-south-1' } });
new cdk.CfnResource(far, 'T', { type: 'AWS::SNS::Topic', properties: { a: s.node.findChild('Managed').functionArn, b: s.node.findChild('Managed').functionName } });
