const cdk = require('aws-cdk-lib'), iam = require('aws-cdk-lib/aws-iam'), kms = require('aws-cdk-lib/aws-kms'), logs = require('aws-cdk-lib/aws-logs');
const env = { account: '111111111111', region: 'eu-south-1' };
const app = new cdk.App();
const FP = logs.FilterPattern;
function build(s) {
  const role = new iam.Role(s, 'Role', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') });
  const key = new kms.Key(s, 'Key');
  const audit = new logs.LogGroup(s, 'Audit', { logGroupClass: logs.LogGroupClass.STANDARD, deletionProtectionEnabled: true });
  const g = new logs.LogGroup(s, 'G', {
    logGroupName: 'g', encryptionKey: key, retention: logs.RetentionDays.ONE_DAY, removalPolicy: cdk.RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    fieldIndexPolicies: [new logs.FieldIndexPolicy({ fields: ['user', 'operation'] })],
    dataProtectionPolicy: new logs.DataProtectionPolicy({
      name: 'mask', description: 'd', identifiers: [logs.DataIdentifier.EMAILADDRESS, new logs.CustomDataIdentifier('EmployeeId', 'E-[0-9]{6}'), new logs.DataIdentifier('Other')],
      logGroupAuditDestination: audit, deliveryStreamNameAuditDestination: 'stream',
    }),
  });
  new logs.LogGroup(s, 'Masked', { retention: 3653, dataProtectionPolicy: new logs.DataProtectionPolicy({ identifiers: [logs.DataIdentifier.SSN_US] }) });
  new logs.LogGroup(s, 'Delivery', { logGroupClass: logs.LogGroupClass.DELIVERY });
  const byName = logs.LogGroup.fromLogGroupName(s, 'ByName', 'there');
  const byArn = logs.LogGroup.fromLogGroupArn(s, 'ByArn', 'arn:aws:logs:eu-south-1:111111111111:log-group:/aws/there:*');
  const foreign = logs.LogGroup.fromLogGroupArn(s, 'Foreign', 'arn:aws:logs:eu-south-1:222222222222:log-group:/aws/other');
  for (const x of [g, byName, byArn, foreign]) { x.grantWrite(role); x.grantRead(role); }
  g.grant(role, 'logs:DescribeSubscriptionFilters');
  g.grantRead(new iam.ServicePrincipal('es.amazonaws.com'));
  g.grantWrite(new iam.ServicePrincipal('es.amazonaws.com'));
  byName.grantWrite(new iam.ServicePrincipal('delivery.logs.amazonaws.com', { conditions: { StringEquals: { 'aws:SourceAccount': '1' } } }));
  g.addToResourcePolicy(new iam.PolicyStatement({ actions: ['logs:PutLogEvents', 'logs:CreateLogStream'], resources: [g.logGroupArn], principals: [new iam.ArnPrincipal('arn:aws:iam::333333333333:user/u'), new iam.AccountPrincipal('444444444444'), role, new iam.AnyPrincipal()] }));
  g.addToResourcePolicy(new iam.PolicyStatement({ actions: ['logs:PutLogEvents'], resources: ['*'], principals: [new iam.ServicePrincipal('a.amazonaws.com')] }));
  g.addToResourcePolicy(new iam.PolicyStatement({ actions: ['logs:PutLogEvents'], resources: ['*'], principals: [new iam.ServicePrincipal('b.amazonaws.com')] }));
  g.addToResourcePolicy(new iam.PolicyStatement({ actions: ['logs:PutLogEvents'], resources: ['*'], principals: [new iam.ServicePrincipal('b.amazonaws.com')] }));
  new logs.ResourcePolicy(s, 'Named', { resourcePolicyName: 'named', policyStatements: [new iam.PolicyStatement({ actions: ['logs:*'], resources: [byArn.logGroupArn], principals: [new iam.ServicePrincipal('route53.amazonaws.com')] })] });
  const stream = new logs.LogStream(s, 'Stream', { logGroup: byName, removalPolicy: cdk.RemovalPolicy.DESTROY });
  g.addStream('Auto');
  const patterns = {
    All: FP.allEvents(), Terms: FP.allTerms('ERROR', 'say "hi"', 'back\\slash'), Any: FP.anyTerm('A', 'B'), Groups: FP.anyTermGroup(['A', 'B'], ['C']),
    Text: FP.stringValue('$.a', '!=', '*.x'), Number: FP.numberValue('$.n', '>=', 1.5), Regex: FP.regexValue('$.r', '=', 'a.*b'), Null: FP.isNull('$.x'), Missing: FP.notExists('$.x'),
    There: FP.exists('$.x'), True: FP.booleanValue('$.x', true), False: FP.booleanValue('$.x', false), One: FP.all(FP.exists('$.x')),
    Both: FP.all(FP.exists('$.x'), FP.any(FP.numberValue('$.n', '<', 3), FP.booleanValue('$.x', false))),
    Columns: FP.spaceDelimited('time', '...', 'status', 'bytes').whereNumber('status', '>=', 400).whereNumber('status', '<', 500).whereString('time', '=', '1"2').whereNumber('bytes', '!=', 0),
  };
  const metrics = {};
  for (const [k, filterPattern] of Object.entries(patterns)) metrics[k] = new logs.MetricFilter(s, k, { logGroup: g, filterPattern, metricNamespace: 'ns', metricName: k });
  byArn.addMetricFilter('Dims', { filterName: 'f', filterPattern: FP.allEvents(), metricNamespace: 'ns', metricName: 'dims', metricValue: '$.v', dimensions: { a: '$.a', b: '$.b' }, unit: cdk.aws_cloudwatch.Unit.MILLISECONDS, applyOnTransformedLogs: true });
  const dest = { bind: () => ({ arn: 'arn:aws:kinesis:eu-south-1:111111111111:stream/x', role }) };
  new logs.SubscriptionFilter(s, 'Sub', { logGroup: byName, destination: dest, filterPattern: FP.allEvents() });
  new cdk.CfnOutput(s, 'O', { value: [g.logGroupName, g.logGroupArn, byName.logGroupArn, byName.logGroupName, byArn.logGroupArn, byArn.logGroupName, foreign.logGroupName, stream.logStreamName].join('|') });
}
build(new cdk.Stack(app, 'Logs', { env }));
build(new cdk.Stack(app, 'Agnostic'));
const p = new cdk.Stack(app, 'Producer', { env }), c = new cdk.Stack(app, 'Consumer', { env: { account: '222222222222', region: 'eu-south-1' } });
const named = new logs.LogGroup(p, 'Named', { logGroupName: 'n' });
named.grantWrite(new iam.Role(c, 'R', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'), roleName: 'r' }));
