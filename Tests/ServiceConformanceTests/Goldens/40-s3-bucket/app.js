const cdk=require('aws-cdk-lib');
const env={account:'111111111111',region:'eu-south-1'};
const s3=require('aws-cdk-lib/aws-s3');
const iam=require('aws-cdk-lib/aws-iam');

const app=new cdk.App(); const s=new cdk.Stack(app,'S3',{env}); const kms=require('aws-cdk-lib/aws-kms'); const D=cdk.Duration;
const log=new s3.Bucket(s,'Log',{accessControl:s3.BucketAccessControl.LOG_DELIVERY_WRITE,objectOwnership:s3.ObjectOwnership.OBJECT_WRITER});
const b=new s3.Bucket(s,'B',{bucketName:'my-bucket',versioned:true,encryption:s3.BucketEncryption.KMS,bucketKeyEnabled:true,enforceSSL:true,minimumTLSVersion:1.2,blockPublicAccess:s3.BlockPublicAccess.BLOCK_ALL,publicReadAccess:false,serverAccessLogsBucket:log,serverAccessLogsPrefix:'pfx',removalPolicy:cdk.RemovalPolicy.DESTROY,transferAcceleration:true,
 lifecycleRules:[{id:'r1',expiration:D.days(365),abortIncompleteMultipartUploadAfter:D.days(7),prefix:'x/',tagFilters:{t:'v'},transitions:[{storageClass:s3.StorageClass.INFREQUENT_ACCESS,transitionAfter:D.days(30)},{storageClass:s3.StorageClass.GLACIER,transitionAfter:D.days(90)}],noncurrentVersionExpiration:D.days(10),noncurrentVersionsToRetain:3},{enabled:false,expiredObjectDeleteMarker:true}],
 cors:[{allowedMethods:[s3.HttpMethods.GET,s3.HttpMethods.PUT],allowedOrigins:['*'],allowedHeaders:['h'],exposedHeaders:['e'],maxAge:300,id:'c'}],inventories:[{destination:{bucket:log,prefix:'inv'},inventoryId:'i1'}],metrics:[{id:'all'}],intelligentTieringConfigurations:[{name:'it',archiveAccessTierTime:D.days(90)}],objectLockEnabled:true,objectLockDefaultRetention:s3.ObjectLockRetention.governance(D.days(5))});
// The native property: the original's own takes a custom resource with a handler of its own.
b.node.defaultChild.notificationConfiguration={eventBridgeConfiguration:{eventBridgeEnabled:true}};
const w=new s3.Bucket(s,'Web',{websiteIndexDocument:'index.html',websiteErrorDocument:'e.html',encryption:s3.BucketEncryption.S3_MANAGED,websiteRoutingRules:[{hostName:'h',httpRedirectCode:'302',condition:{keyPrefixEquals:'p'}}]}); new s3.Bucket(s,'Unenc',{encryption:s3.BucketEncryption.UNENCRYPTED}); new s3.Bucket(s,'Pub',{publicReadAccess:true,blockPublicAccess:new s3.BlockPublicAccess({blockPublicPolicy:false,restrictPublicBuckets:false})});
const r=new iam.Role(s,'R',{assumedBy:new iam.ServicePrincipal('ec2.amazonaws.com')}); b.grantRead(r,'data/*'); b.grantPut(r); b.grantDelete(r); w.grantReadWrite(r); b.addToResourcePolicy(new iam.PolicyStatement({actions:['s3:ListBucket'],principals:[new iam.AccountPrincipal('222222222222')],resources:[b.bucketArn]}));
const imp=s3.Bucket.fromBucketName(s,'Imp','imported-b'); imp.grantRead(r); const impA=s3.Bucket.fromBucketAttributes(s,'ImpA',{bucketArn:'arn:aws:s3:::other',region:'us-west-2'}); new cdk.CfnOutput(s,'O',{value:[b.bucketWebsiteUrl,b.urlForObject('k'),b.virtualHostedUrlForObject('k'),b.s3UrlForObject('k'),impA.bucketRegionalDomainName,b.bucketDualStackDomainName].join('|')});
