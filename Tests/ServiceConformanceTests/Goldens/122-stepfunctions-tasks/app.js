const cdk = require('aws-cdk-lib'), sfn = require('aws-cdk-lib/aws-stepfunctions'), tasks = require('aws-cdk-lib/aws-stepfunctions-tasks'), iam = require('aws-cdk-lib/aws-iam'), events = require('aws-cdk-lib/aws-events');
const { JsonPath: P, TaskInput: I, IntegrationPattern: W, DefinitionBody, Timeout } = sfn;
const env = { account: '111111111111', region: 'eu-south-1' };
const app = new cdk.App();
const s = new cdk.Stack(app, 'Tasks', { env });
const machine = (id, chain, props = {}) => new sfn.StateMachine(s, id, { definitionBody: DefinitionBody.fromChainable(chain), ...props });
const role = new iam.Role(s, 'Role', { assumedBy: new iam.ServicePrincipal('mediaconvert.amazonaws.com') });
const bucket = new cdk.CfnResource(s, 'Bucket', { type: 'AWS::S3::Bucket' });

// Calls of any service.
const read = new tasks.CallAwsService(s, 'Read', {
  service: 's3', action: 'getObject', parameters: { Bucket: bucket.ref, Key: P.stringAt('$.key') }, iamResources: [cdk.Fn.join('', [bucket.getAtt('Arn').toString(), '/*'])],
  stateName: 'Reading', comment: 'c', inputPath: '$.in', resultSelector: { body: P.stringAt('$.Body') }, resultPath: '$.read', outputPath: '$.out',
  taskTimeout: Timeout.at('$.timeout'), heartbeatTimeout: Timeout.at('$.heartbeat'), credentials: { role: sfn.TaskRole.fromRole(role) }, assign: { v: P.stringAt('$.v') },
});
read.addRetry({ errors: ['S3.SdkClientException'], interval: cdk.Duration.seconds(3) });
const logs = new tasks.CallAwsService(s, 'Logs', { service: 'cloudwatchlogs', action: 'createLogGroup', iamResources: ['*'], taskTimeout: Timeout.duration(cdk.Duration.minutes(5)), heartbeatTimeout: Timeout.duration(cdk.Duration.seconds(30)), credentials: { role: sfn.TaskRole.fromRoleArnJsonPath('$.role') } });
const own = new tasks.CallAwsService(s, 'Own', { service: 'mediaPackageVod', action: 'createAsset', parameters: { Token: P.taskToken }, iamResources: ['arn:aws:x:::y'], iamAction: 'mediapackage-vod:Create', additionalIamStatements: [new iam.PolicyStatement({ actions: ['iam:PassRole'], resources: [role.roleArn] })], integrationPattern: W.WAIT_FOR_TASK_TOKEN });
machine('Calls', read.next(logs).next(own));

// Jobs of MediaConvert.
const request = { Role: role.roleArn, Queue: 'arn:aws:mediaconvert:eu-south-1:111111111111:queues/Default', Settings: { Inputs: [{ FileInput: P.stringAt('$.source'), TimecodeSource: 'ZEROBASED' }], OutputGroups: [] }, UserMetadata: { id: P.stringAt('$.id') }, Tags: { a: 'b' } };
const start = new tasks.MediaConvertCreateJob(s, 'Start', { createJobRequest: request, resultPath: '$.job' });
const run = new tasks.MediaConvertCreateJob(s, 'Run', { createJobRequest: { ...request }, integrationPattern: W.RUN_JOB });
machine('Transcoding', start);
machine('Running', run);

// Events.
const bus = events.EventBus.fromEventBusArn(s, 'Bus', 'arn:aws:events:eu-south-1:111111111111:event-bus/own');
machine('Sending', new tasks.EventBridgePutEvents(s, 'Send', { entries: [
  { source: 'video', detailType: 'Ready', detail: I.fromObject({ id: P.stringAt('$.id'), n: 1 }) },
  { source: 'video', detailType: P.stringAt('$.type'), detail: I.fromJsonPathAt('$.detail'), eventBus: bus },
] }).next(new tasks.EventBridgePutEvents(s, 'Ask', { integrationPattern: W.WAIT_FOR_TASK_TOKEN, entries: [{ source: 'video', detailType: 'Ask', detail: I.fromObject({ token: P.taskToken }), eventBus: bus }] })));

// Other state machines.
const child = machine('Child', new sfn.Pass(s, 'ChildPass'));
const other = sfn.StateMachine.fromStateMachineName(s, 'Other', 'other');
machine('Parent', new tasks.StepFunctionsStartExecution(s, 'StartIt', { stateMachine: child })
  .next(new tasks.StepFunctionsStartExecution(s, 'RunIt', { stateMachine: child, integrationPattern: W.RUN_JOB, input: I.fromObject({ a: P.stringAt('$.a') }), name: P.stringAt('$.name'), associateWithParent: true }))
  .next(new tasks.StepFunctionsStartExecution(s, 'Alone', { stateMachine: other, associateWithParent: true, name: 'fixed' }))
  .next(new tasks.StepFunctionsStartExecution(s, 'Waiting', { stateMachine: other, integrationPattern: W.WAIT_FOR_TASK_TOKEN, input: I.fromObject({ token: P.taskToken }) }))
  .next(new tasks.StepFunctionsStartExecution(s, 'RunOther', { stateMachine: other, integrationPattern: W.RUN_JOB, input: I.fromJsonPathAt('$.input') })));

// JSONata.
machine('Jsonata', tasks.CallAwsService.jsonata(s, 'ReadJ', { service: 's3', action: 'getObject', parameters: { Bucket: bucket.ref, Key: '{% $states.input.key %}' }, iamResources: ['*'], outputs: { o: '{% $states.result.Body %}' }, taskTimeout: Timeout.jsonata('{% $t %}'), assign: { a: '{% 1 %}' } })
  .next(tasks.StepFunctionsStartExecution.jsonata(s, 'StartJ', { stateMachine: child, input: I.fromObject({ x: '{% $x %}' }), associateWithParent: true })), { queryLanguage: sfn.QueryLanguage.JSONATA });
app.synth();
