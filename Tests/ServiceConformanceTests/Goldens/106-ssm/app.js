const cdk = require('aws-cdk-lib');
const iam = require('aws-cdk-lib/aws-iam');
const ssm = require('aws-cdk-lib/aws-ssm');

const app = new cdk.App();
const env = { account: '111111111111', region: 'eu-south-1' };

function build(stack) {
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') });
  const unnamed = new ssm.StringParameter(stack, 'Unnamed', { stringValue: 'a' });
  const simple = new ssm.StringParameter(stack, 'Simple', {
    stringValue: role.roleArn, parameterName: 'simple', description: 'A role', tier: ssm.ParameterTier.ADVANCED,
  });
  const path = new ssm.StringParameter(stack, 'Path', {
    stringValue: 'b', parameterName: '/media/ladder', tier: ssm.ParameterTier.INTELLIGENT_TIERING,
  });
  const name = new cdk.CfnParameter(stack, 'Name');
  const deferred = new ssm.StringParameter(stack, 'Deferred', {
    stringValue: 'c', parameterName: `/media/${name.valueAsString}`, simpleName: false, tier: ssm.ParameterTier.STANDARD,
  });
  const there = ssm.StringParameter.fromStringParameterName(stack, 'There', '/media/there');
  const beside = ssm.StringParameter.fromStringParameterName(stack, 'Beside', 'beside');
  for (const parameter of [unnamed, simple, path, deferred, there, beside]) {
    parameter.grantRead(role);
    parameter.grantWrite(role);
    parameter.grantRead(new iam.ServicePrincipal('events.amazonaws.com'));
  }
  const values = [unnamed, simple, path, deferred, there, beside].map(p => [p.parameterArn, p.parameterName, p.stringValue]);
  new cdk.CfnOutput(stack, 'O', { value: values.flat().join('|') });
}

build(new cdk.Stack(app, 'Parameters', { env }));
build(new cdk.Stack(app, 'Agnostic'));

const producer = new cdk.Stack(app, 'Producer', { env });
const consumer = new cdk.Stack(app, 'Consumer', { env: { account: '222222222222', region: 'eu-south-1' } });
const near = new cdk.Stack(app, 'Near', { env });
const shared = new ssm.StringParameter(producer, 'Shared', { stringValue: 'd', parameterName: '/media/shared' });
shared.grantRead(new iam.Role(consumer, 'R', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'), roleName: 'r' }));
shared.grantRead(new iam.Role(near, 'R', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') }));
app.synth();
