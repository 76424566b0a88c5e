const cdk = require('aws-cdk-lib'), sfn = require('aws-cdk-lib/aws-stepfunctions'), iam = require('aws-cdk-lib/aws-iam'), kms = require('aws-cdk-lib/aws-kms'), cw = require('aws-cdk-lib/aws-cloudwatch'), logs = require('aws-cdk-lib/aws-logs');
const { DefinitionBody } = sfn;
const env = { account: '111111111111', region: 'eu-south-1' };
const app = new cdk.App();
const s = new cdk.Stack(app, 'Machines', { env });
let number = 0;
const pass = stack => DefinitionBody.fromChainable(new sfn.Pass(stack, 'Pass' + number++));
const user = new iam.User(s, 'User');
const service = new iam.ServicePrincipal('events.amazonaws.com');

const standard = new sfn.StateMachine(s, 'Standard', { definitionBody: pass(s), stateMachineType: sfn.StateMachineType.STANDARD, tracingEnabled: false, stateMachineName: "a+!@.()-=_'1", logs: { destination: new logs.LogGroup(s, 'L1') } });
const role = new iam.Role(s, 'Role', { assumedBy: new iam.ServicePrincipal('states.amazonaws.com') });
const given = new sfn.StateMachine(s, 'Given', { definitionBody: pass(s), role, tracingEnabled: true, logs: { destination: new logs.LogGroup(s, 'L2'), level: sfn.LogLevel.OFF, includeExecutionData: false }, removalPolicy: cdk.RemovalPolicy.RETAIN });
const foreign = new sfn.StateMachine(s, 'Foreign', { definitionBody: pass(s), role: iam.Role.fromRoleArn(s, 'ForeignRole', 'arn:aws:iam::111111111111:role/foreign'), tracingEnabled: true });
const key = new kms.Key(s, 'Key');
const encrypted = new sfn.StateMachine(s, 'Encrypted', { definitionBody: pass(s), stateMachineName: 'encrypted', encryptionConfiguration: new sfn.CustomerManagedEncryptionConfiguration(key, cdk.Duration.seconds(75)), logs: { destination: new logs.LogGroup(s, 'L3'), level: sfn.LogLevel.ERROR }, tracingEnabled: true });
new sfn.StateMachine(s, 'EncryptedUnnamed', { definitionBody: pass(s), encryptionConfiguration: new sfn.CustomerManagedEncryptionConfiguration(key) });
new sfn.StateMachine(s, 'Owned', { definitionBody: pass(s), encryptionConfiguration: new sfn.AwsOwnedEncryptionConfiguration() });
new sfn.StateMachine(s, 'Text', { definitionBody: DefinitionBody.fromString('{"StartAt":"A","States":{"A":{"Type":"Wait","Seconds":${seconds},"Next":"B"},"B":{"Type":"Succeed"}}}'), definitionSubstitutions: { seconds: key.keyArn, '1': 'one' }, timeout: cdk.Duration.hours(1), comment: 'not written' });

standard.grantStartExecution(user);
standard.grantStartSyncExecution(user);
given.grantRead(user);
given.grantTaskResponse(user);
encrypted.grantExecution(user, 'states:StopExecution', 'states:DescribeExecution');
encrypted.grantRedriveExecution(user);
encrypted.grant(user, 'states:DescribeStateMachine');
standard.grantStartExecution(service);
encrypted.grantStartExecution(foreign);
foreign.addToRolePolicy(new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: ['*'] }));
const imported = sfn.StateMachine.fromStateMachineArn(s, 'Imported', 'arn:aws:states:us-east-1:222222222222:stateMachine:other');
imported.grantStartExecution(user);
imported.grantRead(given);
const named = sfn.StateMachine.fromStateMachineName(s, 'Named', 'near');
named.grantExecution(user, 'states:StopExecution');

const alarm = (id, metric) => new cw.Alarm(s, id, { metric, threshold: 1, evaluationPeriods: 1 });
alarm('Failed', standard.metricFailed());
alarm('TimedOut', given.metricTimedOut({ period: cdk.Duration.minutes(1) }));
alarm('Aborted', imported.metricAborted());
alarm('Throttled', named.metricThrottled());
alarm('Succeeded', encrypted.metricSucceeded());
alarm('Started', encrypted.metricStarted());
alarm('Time', encrypted.metricTime());
alarm('Own', encrypted.metric('Own', { statistic: 'p99' }));
new cdk.CfnResource(s, 'After', { type: 'AWS::SNS::Topic', properties: { a: standard.stateMachineArn, b: standard.stateMachineName, c: standard.stateMachineRevisionId, d: given.role.roleArn, e: named.stateMachineArn, f: imported.stateMachineArn } });

// Another region, and no environment at all.
const near = new cdk.Stack(app, 'Near', { env: { account: '111111111111', region: 'us-east-1' } });
new cdk.CfnResource(near, 'Uses', { type: 'AWS::SNS::Topic', properties: { a: standard.stateMachineArn, b: encrypted.stateMachineName } });
const agnostic = new cdk.Stack(app, 'Agnostic');
const anywhere = new sfn.StateMachine(agnostic, 'Anywhere', { definitionBody: pass(agnostic), tracingEnabled: true });
anywhere.grantRead(new iam.User(agnostic, 'U'));
sfn.StateMachine.fromStateMachineName(agnostic, 'ByName', 'near').grantRead(new iam.User(agnostic, 'V'));
app.synth();
