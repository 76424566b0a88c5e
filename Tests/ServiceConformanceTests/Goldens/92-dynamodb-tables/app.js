const cdk = require('aws-cdk-lib'), ddb = require('aws-cdk-lib/aws-dynamodb'), kms = require('aws-cdk-lib/aws-kms');
const iam = require('aws-cdk-lib/aws-iam'), cw = require('aws-cdk-lib/aws-cloudwatch');
const env = { account: '111111111111', region: 'eu-south-1' };
const A = ddb.AttributeType, D = cdk.Duration;
const app = new cdk.App();
const role = (s, id, o = {}) => new iam.Role(s, id, { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'), ...o });
function build(s) {
  const t = new ddb.Table(s, 'T', {
    partitionKey: { name: 'pk', type: A.STRING }, sortKey: { name: 'sk', type: A.NUMBER }, billingMode: ddb.BillingMode.PAY_PER_REQUEST,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true }, timeToLiveAttribute: 'ttl', stream: ddb.StreamViewType.NEW_AND_OLD_IMAGES,
    encryption: ddb.TableEncryption.AWS_MANAGED, removalPolicy: cdk.RemovalPolicy.DESTROY, tableName: 'tbl',
    contributorInsightsSpecification: { enabled: true }, deletionProtection: true,
  });
  t.addGlobalSecondaryIndex({ indexName: 'g1', partitionKey: { name: 'a', type: A.BINARY }, projectionType: ddb.ProjectionType.INCLUDE, nonKeyAttributes: ['x', 'y'] });
  t.addLocalSecondaryIndex({ indexName: 'l1', sortKey: { name: 'b', type: A.STRING }, projectionType: ddb.ProjectionType.KEYS_ONLY });
  const p = new ddb.Table(s, 'P', { partitionKey: { name: 'id', type: A.STRING }, readCapacity: 3, writeCapacity: 4, encryption: ddb.TableEncryption.CUSTOMER_MANAGED, stream: ddb.StreamViewType.KEYS_ONLY });
  const d = new ddb.Table(s, 'D', { partitionKey: { name: 'id', type: A.STRING } });
  const key = new kms.Key(s, 'Key');
  const o = new ddb.Table(s, 'O', {
    partitionKey: { name: 'id', type: A.STRING }, billingMode: ddb.BillingMode.PAY_PER_REQUEST, maxReadRequestUnits: 10, maxWriteRequestUnits: 20,
    encryptionKey: key, tableClass: ddb.TableClass.STANDARD_INFREQUENT_ACCESS, removalPolicy: cdk.RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 7 },
    contributorInsightsSpecification: { enabled: true, mode: ddb.ContributorInsightsMode.THROTTLED_KEYS },
    resourcePolicy: new iam.PolicyDocument({ statements: [new iam.PolicyStatement({ actions: ['dynamodb:GetItem'], resources: ['*'], principals: [new iam.AccountPrincipal('222222222222')] })] }),
  });
  o.addGlobalSecondaryIndex({ indexName: 'g', partitionKey: { name: 'id', type: A.STRING }, sortKey: { name: 'c', type: A.NUMBER }, maxReadRequestUnits: 5 });
  o.addGlobalSecondaryIndex({ indexName: 'many', partitionKeys: [{ name: 'd', type: A.STRING }, { name: 'e', type: A.NUMBER }], sortKeys: [{ name: 'f', type: A.STRING }, { name: 'id', type: A.STRING }], contributorInsightsSpecification: { enabled: false } });
  const prov = new ddb.Table(s, 'Prov', { partitionKey: { name: 'id', type: A.STRING }, readCapacity: 1, encryption: ddb.TableEncryption.DEFAULT, pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: false }, contributorInsightsSpecification: { enabled: true, mode: ddb.ContributorInsightsMode.ACCESSED_AND_THROTTLED_KEYS }, deletionProtection: false });
  prov.addGlobalSecondaryIndex({ indexName: 'a', partitionKey: { name: 'x', type: A.STRING }, readCapacity: 2, writeCapacity: 3 });
  prov.addGlobalSecondaryIndex({ indexName: 'b', partitionKey: { name: 'x', type: A.STRING } });
  const r = role(s, 'R');
  t.grantReadData(r); t.grantWriteData(r); p.grantReadWriteData(r); t.grantStreamRead(r); o.grantFullAccess(r); d.grant(r, 'dynamodb:PutItem', 'dynamodb:GetItem');
  p.grantStreamRead(r); t.grantStream(r, 'dynamodb:DescribeStream'); ddb.Table.grantListStreams(r);
  const u = new iam.User(s, 'U');
  p.grantReadData(u); o.grantWriteData(u); prov.grantReadWriteData(u);
  const other = new iam.AccountPrincipal('333333333333');
  d.grantReadData(other); o.grantReadWriteData(other);
  d.addToResourcePolicy(new iam.PolicyStatement({ actions: ['dynamodb:Query'], resources: ['*'], principals: [new iam.ArnPrincipal('arn:aws:iam::444444444444:role/x')] }));
  prov.grantReadData(new iam.ServicePrincipal('glue.amazonaws.com'));
  const named = ddb.Table.fromTableName(s, 'Named', 'there');
  const byArn = ddb.Table.fromTableArn(s, 'ByArn', 'arn:aws:dynamodb:eu-west-1:555555555555:table/far');
  const full = ddb.Table.fromTableAttributes(s, 'Full', { tableName: 'full', tableStreamArn: 'arn:aws:dynamodb:eu-south-1:111111111111:table/full/stream/1', encryptionKey: key, grantIndexPermissions: true });
  const i = role(s, 'I');
  named.grantReadData(i); byArn.grantWriteData(i); full.grantReadWriteData(i); full.grantStreamRead(i); byArn.grantReadData(other);
  let n = 0;
  const alarm = metric => new cw.Alarm(s, `Alarm${n++}`, { metric, threshold: 1, evaluationPeriods: 1 });
  alarm(t.metric('ReturnedItemCount')); alarm(t.metricConsumedReadCapacityUnits()); alarm(d.metricConsumedWriteCapacityUnits({ period: D.minutes(1) }));
  alarm(t.metricConditionalCheckFailedRequests()); alarm(t.metricUserErrors()); alarm(t.metricThrottledRequestsForOperation('PutItem'));
  alarm(t.metricSystemErrors({ dimensionsMap: { Operation: 'Query' } })); alarm(byArn.metricSuccessfulRequestLatency({ dimensionsMap: { Operation: 'GetItem' } }));
  alarm(t.metricThrottledRequestsForOperations({ operations: [ddb.Operation.PUT_ITEM, ddb.Operation.SCAN] }));
  new cw.Dashboard(s, 'Board', { widgets: [[new cw.GraphWidget({ left: [t.metricSystemErrorsForOperations()], right: [byArn.metric('X')] }), new cw.GraphWidget({ left: [t.metricThrottledRequestsForOperations({ period: D.minutes(1) })] })]] });
  new cdk.CfnResource(s, 'Names', { type: 'AWS::SNS::Topic', properties: { a: t.tableArn, b: t.tableName, c: t.tableStreamArn, d: named.tableArn, e: byArn.tableName, f: full.tableStreamArn, g: o.tableArn } });
  return t;
}
build(new cdk.Stack(app, 'Ddb', { env }));
build(new cdk.Stack(app, 'DdbAgnostic'));
const producer = new cdk.Stack(app, 'Producer', { env });
const gen = new ddb.Table(producer, 'Gen', { partitionKey: { name: 'id', type: A.STRING }, tableName: cdk.PhysicalName.GENERATE_IF_NEEDED });
const fixed = new ddb.Table(producer, 'Fixed', { partitionKey: { name: 'id', type: A.STRING }, tableName: 'fixed' });
const far = new cdk.Stack(app, 'Far', { env: { account: '222222222222', region: 'eu-south-1' } });
const farRole = role(far, 'R', { roleName: 'far' });
gen.grantReadData(farRole); fixed.grantWriteData(farRole);
const same = new cdk.Stack(app, 'Same', { env });
gen.grantReadWriteData(role(same, 'R'));
