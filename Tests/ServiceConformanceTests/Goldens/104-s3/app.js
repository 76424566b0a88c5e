const cdk = require('aws-cdk-lib'), iam = require('aws-cdk-lib/aws-iam'), kms = require('aws-cdk-lib/aws-kms'), s3 = require('aws-cdk-lib/aws-s3');
const env = { account: '111111111111', region: 'eu-south-1' };
const app = new cdk.App();
const D = cdk.Duration, E = s3.BucketEncryption, S = s3.StorageClass;
function build(s) {
  const role = new iam.Role(s, 'Role', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') });
  const key = new kms.Key(s, 'Key');
  const logs = new s3.Bucket(s, 'Logs', { encryption: E.KMS, encryptionKey: key });
  const full = new s3.Bucket(s, 'Full', {
    encryption: E.DSSE, bucketKeyEnabled: false, serverAccessLogsBucket: logs, serverAccessLogsPrefix: 'a/', targetObjectKeyFormat: s3.TargetObjectKeyFormat.partitionedPrefix(s3.PartitionDateSource.EVENT_TIME),
    lifecycleRules: [
      { prefix: 'x', objectSizeGreaterThan: 1024, objectSizeLessThan: 2048, expiration: D.days(1), noncurrentVersionTransitions: [{ storageClass: S.GLACIER_INSTANT_RETRIEVAL, transitionAfter: D.days(2), noncurrentVersionsToRetain: 1 }, { storageClass: S.ONE_ZONE_INFREQUENT_ACCESS, transitionAfter: D.days(3) }] },
      { objectSizeLessThan: 10, expiration: D.days(2) },
      { transitions: [{ storageClass: S.DEEP_ARCHIVE, transitionAfter: D.days(180) }, { storageClass: S.INTELLIGENT_TIERING, transitionAfter: D.days(0) }], tagFilters: { b: '1', a: '2' } },
    ],
    transitionDefaultMinimumObjectSize: s3.TransitionDefaultMinimumObjectSize.VARIES_BY_STORAGE_CLASS,
    intelligentTieringConfigurations: [{ name: 'n', prefix: 'p', tags: [{ key: 'k', value: 'v' }], archiveAccessTierTime: D.days(90), deepArchiveAccessTierTime: D.days(180) }],
    metrics: [{ id: 'm', prefix: 'p', tagFilters: { k: 'v' } }],
    inventories: [{ destination: { bucket: logs }, format: s3.InventoryFormat.PARQUET, frequency: s3.InventoryFrequency.DAILY, includeObjectVersions: s3.InventoryObjectVersion.CURRENT, optionalFields: ['Size'], objectsPrefix: 'o', enabled: false }, { destination: { bucket: logs, prefix: 'q', bucketOwner: '111111111111' } }],
    cors: [{ allowedMethods: [s3.HttpMethods.HEAD, s3.HttpMethods.POST, s3.HttpMethods.DELETE], allowedOrigins: ['https://a.example'] }],
  });
  full.addLifecycleRule({ id: 'later', noncurrentVersionExpiration: D.days(4) });
  new s3.Bucket(s, 'Managed', { encryption: E.KMS_MANAGED, blockPublicAccess: s3.BlockPublicAccess.BLOCK_ACLS_ONLY, objectLockEnabled: true, removalPolicy: cdk.RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE });
  new s3.Bucket(s, 'DsseManaged', { encryption: E.DSSE_MANAGED, objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED, accessControl: s3.BucketAccessControl.PRIVATE });
  new s3.Bucket(s, 'List', { accessControl: s3.BucketAccessControl.PUBLIC_READ, objectLockDefaultRetention: s3.ObjectLockRetention.compliance(D.days(10)) });
  new s3.Bucket(s, 'Redirect', { websiteRedirect: { hostName: 'h.example', protocol: s3.RedirectProtocol.HTTPS } });
  new s3.Bucket(s, 'Self', { serverAccessLogsPrefix: 'self/', encryption: E.S3_MANAGED });
  const web = new s3.Bucket(s, 'Web', { websiteIndexDocument: 'i.html', websiteRoutingRules: [{ condition: { httpErrorCodeReturnedEquals: '404' }, replaceKey: s3.ReplaceKey.with('e.html'), protocol: s3.RedirectProtocol.HTTP }, { condition: { keyPrefixEquals: 'a/' }, replaceKey: s3.ReplaceKey.prefixWith('b/') }], publicReadAccess: true, blockPublicAccess: s3.BlockPublicAccess.BLOCK_ACLS_ONLY });
  web.grantPublicAccess('img/*', 's3:GetObjectVersion');
  const byName = s3.Bucket.fromBucketName(s, 'ByName', 'there');
  const byArn = s3.Bucket.fromBucketArn(s, 'ByArn', 'arn:aws:s3:::by-arn');
  const foreign = s3.Bucket.fromBucketAttributes(s, 'Foreign', { bucketName: 'foreign', region: 'us-east-1', account: '222222222222', encryptionKey: kms.Key.fromKeyArn(s, 'ForeignKey', 'arn:aws:kms:us-east-1:222222222222:key/1') });
  const deferred = s3.Bucket.fromBucketName(s, 'Deferred', new cdk.CfnParameter(s, 'Name').valueAsString);
  for (const b of [full, logs, byName, byArn, foreign, deferred]) { b.grantRead(role); b.grantWrite(role, 'w/*'); }
  full.grantReadWrite(role, 'rw'); full.grantPutAcl(role); full.grantDelete(role, 'd/*'); full.grantPut(new iam.AccountPrincipal('333333333333')); full.grantWrite(role, '*', ['s3:PutObject']);
  full.grantRead(new iam.ServicePrincipal('cloudfront.amazonaws.com')); full.grantReadWrite(new iam.AccountPrincipal('444444444444'));
  new s3.Bucket(s, 'ToImported', { serverAccessLogsBucket: byName });
  const policy = new s3.BucketPolicy(s, 'OwnPolicy', { bucket: byName, removalPolicy: cdk.RemovalPolicy.RETAIN });
  policy.document.addStatements(new iam.PolicyStatement({ actions: ['s3:*'], resources: [byName.arnForObjects('*')], principals: [new iam.AnyPrincipal()], effect: iam.Effect.DENY }));
  new cdk.CfnOutput(s, 'O', { value: [full.bucketArn, full.bucketName, full.bucketDomainName, full.bucketWebsiteDomainName, full.urlForObject(), full.urlForObject('/k'), full.virtualHostedUrlForObject(), full.virtualHostedUrlForObject('k', { regional: false }), full.s3UrlForObject(), full.transferAccelerationUrlForObject('k'), full.transferAccelerationUrlForObject('k', { dualStack: true }),
    byName.bucketDomainName, byName.bucketRegionalDomainName, byName.bucketDualStackDomainName, byArn.bucketName, byArn.urlForObject('k'), foreign.bucketWebsiteUrl, foreign.bucketWebsiteDomainName, foreign.bucketRegionalDomainName, foreign.urlForObject('k'), deferred.bucketArn, deferred.bucketRegionalDomainName, deferred.s3UrlForObject('k')].join('|') });
}
build(new cdk.Stack(app, 'Buckets', { env }));
build(new cdk.Stack(app, 'Agnostic'));
const p = new cdk.Stack(app, 'Producer', { env }), c = new cdk.Stack(app, 'Consumer', { env: { account: '222222222222', region: 'eu-south-1' } }), near = new cdk.Stack(app, 'Near', { env });
const named = new s3.Bucket(p, 'Named', { bucketName: 'named', encryption: E.KMS });
named.grantRead(new iam.Role(c, 'R', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'), roleName: 'r' }));
named.grantPut(new iam.Role(near, 'R', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') }));
new s3.Bucket(near, 'Logging', { serverAccessLogsBucket: new s3.Bucket(p, 'NearLogs') });
