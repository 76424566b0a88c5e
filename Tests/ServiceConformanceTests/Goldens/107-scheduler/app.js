const cdk = require('aws-cdk-lib');
const iam = require('aws-cdk-lib/aws-iam');
const scheduler = require('aws-cdk-lib/aws-scheduler');

const app = new cdk.App();
const env = { account: '111111111111', region: 'eu-south-1' };

function build(stack) {
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') });
  const unnamed = new scheduler.ScheduleGroup(stack, 'Unnamed');
  const named = new scheduler.ScheduleGroup(stack, 'Named', {
    scheduleGroupName: 'Reminders_1.a-b', removalPolicy: cdk.RemovalPolicy.DESTROY,
  });
  const name = new cdk.CfnParameter(stack, 'Name');
  const deferred = new scheduler.ScheduleGroup(stack, 'Deferred', { scheduleGroupName: `a-${name.valueAsString}` });
  const long = new scheduler.ScheduleGroup(stack, 'LongerThanTheNameOfAGroupMayBe-LongerThanTheNameOfAGroupMayBe_x');
  const there = scheduler.ScheduleGroup.fromScheduleGroupName(stack, 'There', 'there');
  const standard = scheduler.ScheduleGroup.fromDefaultScheduleGroup(stack, 'Default');
  const elsewhere = scheduler.ScheduleGroup.fromScheduleGroupName(stack, 'Elsewhere', name.valueAsString);
  const all = [unnamed, named, deferred, long, there, standard, elsewhere];
  for (const group of all) {
    group.grantReadSchedules(role);
    group.grantWriteSchedules(role);
    group.grantDeleteSchedules(role);
    group.grant(role, 'scheduler:DeleteScheduleGroup');
    group.grantReadSchedules(new iam.ServicePrincipal('events.amazonaws.com'));
  }
  const alarm = (id, metric) => metric.createAlarm(stack, id, { threshold: 1, evaluationPeriods: 1 });
  alarm('Attempts', unnamed.metricAttempts());
  alarm('Throttled', named.metricThrottled());
  alarm('Errors', deferred.metricTargetErrors());
  alarm('TargetThrottled', there.metricTargetThrottled());
  alarm('Dropped', standard.metricDropped());
  alarm('Sent', elsewhere.metricSentToDLQ());
  alarm('Truncated', unnamed.metricSentToDLQTruncated());
  alarm('Failed', unnamed.metricFailedToBeSentToDLQ());
  alarm('FailedByCode', unnamed.metricFailedToBeSentToDLQ('AccessDenied'));
  const values = all.map(group => [group.scheduleGroupArn, group.scheduleGroupName]);
  new cdk.CfnOutput(stack, 'O', { value: values.flat().join('|') });
}

build(new cdk.Stack(app, 'Groups', { env }));
build(new cdk.Stack(app, 'Agnostic'));

const producer = new cdk.Stack(app, 'Producer', { env });
const consumer = new cdk.Stack(app, 'Consumer', { env: { account: '222222222222', region: 'eu-south-1' } });
const near = new cdk.Stack(app, 'Near', { env });
const shared = new scheduler.ScheduleGroup(producer, 'Shared', { scheduleGroupName: 'shared' });
shared.grantReadSchedules(new iam.Role(consumer, 'R', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'), roleName: 'r' }));
const role = new iam.Role(near, 'R', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') });
shared.grantReadSchedules(role);
shared.grant(role, 'scheduler:DeleteScheduleGroup');
app.synth();
