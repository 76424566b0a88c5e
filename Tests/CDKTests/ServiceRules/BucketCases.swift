extension ServiceRuleTests {
    private static func rule(_ text: String) -> String { #"{"B S3::Bucket": {"LifecycleConfiguration": {"Rules": [\#(text)]}}}"# }

    private static func notified(_ target: String, _ list: String, _ name: String) -> String {
        #"{"X \#(target), "B S3::Bucket": {"NotificationConfiguration": {"\#(list)": [{"Event": "s3:ObjectCreated:*", "\#(name)": {"Fn::GetAtt": ["X", "Arn"]}}]}}}"#
    }

    static let bucketCases: [ServiceRuleCase] = [
        ServiceRuleCase(
            "s3/bucket-name-reserved", #"{"B S3::Bucket": {"BucketName": "videos-s3alias"}}"#,
            "BucketName: '-s3alias' is reserved, so that no bucket can be called 'videos-s3alias'", "choose another name",
            fix: #"{"B.BucketName": "videos"}"#),
        ServiceRuleCase(
            "s3/periods-in-name", #"{"B S3::Bucket": {"BucketName": "my..videos"}}"#,
            "BucketName: Beside a period is a letter or a number, unlike in 'my..videos'", "choose another name",
            fix: #"{"B.BucketName": "my.videos"}"#),
        ServiceRuleCase(
            "s3/address-as-name", #"{"B S3::Bucket": {"BucketName": "10.0.0.1"}}"#,
            "BucketName: '10.0.0.1' looks like an IP address", "choose another name", fix: #"{"B.BucketName": "10.0.0"}"#),
        ServiceRuleCase(
            "s3/access-control-of-owner", #"{"B S3::Bucket": {"AccessControl": "LogDeliveryWrite"}}"#,
            "AccessControl: A bucket whose objects belong to its owner takes no access control list, and 'LogDeliveryWrite' is one",
            "set OwnershipControls to BucketOwnerPreferred or ObjectWriter, or use a bucket policy",
            fix: #"{"B.OwnershipControls": {"Rules": [{"ObjectOwnership": "ObjectWriter"}]}}"#),
        ServiceRuleCase(
            "s3/public-list-blocked",
            #"{"B S3::Bucket": {"AccessControl": "PublicRead", "PublicAccessBlockConfiguration": {"BlockPublicAcls": true}}}"#,
            "AccessControl: 'PublicRead' makes the bucket public, and it blocks public access control lists",
            "set PublicAccessBlockConfiguration.BlockPublicAcls to false, if it is to be public",
            fix: #"{"B.PublicAccessBlockConfiguration": {"BlockPublicAcls": false}}"#),
        ServiceRuleCase(
            "s3/public-policy-blocked",
            #"{"B S3::Bucket": {"PublicAccessBlockConfiguration": {"BlockPublicPolicy": true}}, "P S3::BucketPolicy": {"Bucket": {"Ref": "B"}, "PolicyDocument": {"Statement": [{"Effect": "Allow", "Principal": "*"}]}}}"#,
            "PolicyDocument.Statement[0].Principal: The statement is for everybody, and the bucket B blocks public policies",
            "name who it is for, or set the bucket's PublicAccessBlockConfiguration.BlockPublicPolicy to false",
            fix: #"{"P.PolicyDocument.Statement.0.Effect": "Deny"}"#),
        ServiceRuleCase(
            "s3/public-by-default",
            #"{"B S3::Bucket": {}, "P S3::BucketPolicy": {"Bucket": {"Ref": "B"}, "PolicyDocument": {"Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"}}]}}}"#,
            "PolicyDocument.Statement[0].Principal: The statement is for everybody, which a new bucket such as B does not let it be",
            "name who it is for, or set the bucket's PublicAccessBlockConfiguration.BlockPublicPolicy to false",
            fix: #"{"B.PublicAccessBlockConfiguration": {"BlockPublicPolicy": false}}"#, warns: true),
        ServiceRuleCase(
            "s3/action-of-objects",
            #"{"B S3::Bucket": {}, "P S3::BucketPolicy": {"PolicyDocument": {"Statement": [{"Action": "s3:GetObject", "Resource": {"Fn::GetAtt": ["B", "Arn"]}}]}}}"#,
            "PolicyDocument.Statement[0].Action: s3:GetObject is done to objects, and the statement names buckets alone",
            "name the objects: the bucket's ARN and /*", fix: #"{"P.PolicyDocument.Statement.0.Resource": {"Fn::Sub": "${B.Arn}/*"}}"#),
        ServiceRuleCase(
            "s3/lock-without-versions", #"{"B S3::Bucket": {"ObjectLockConfiguration": {}}}"#,
            "ObjectLockConfiguration: Object lock needs versions, and the bucket keeps none",
            "set VersioningConfiguration.Status to Enabled",
            fix: #"{"B.VersioningConfiguration": {"Status": "Enabled"}}"#),
        ServiceRuleCase(
            "s3/lock-retention",
            #"{"B S3::Bucket": {"ObjectLockConfiguration": {"Rule": {"DefaultRetention": {"Mode": "GOVERNANCE", "Days": 1, "Years": 1}}}}}"#,
            "ObjectLockConfiguration.Rule.DefaultRetention: Objects are locked for days or for years, and both are given",
            "keep one of the two",
            fix: #"{"B.ObjectLockConfiguration.Rule.DefaultRetention.Days": null}"#),
        ServiceRuleCase(
            "s3/replication-without-versions", #"{"B S3::Bucket": {"ReplicationConfiguration": {"Rules": []}}}"#,
            "ReplicationConfiguration: Replication needs versions, and the bucket keeps none",
            "set VersioningConfiguration.Status to Enabled",
            fix: #"{"B.VersioningConfiguration": {"Status": "Enabled"}}"#),
        ServiceRuleCase(
            "s3/replication-target", #"{"B S3::Bucket": {"ReplicationConfiguration": {"Rules": [{"Destination": {"Bucket": "copies"}}]}}}"#,
            "ReplicationConfiguration.Rules[0].Destination.Bucket: The destination is named by its ARN, unlike 'copies'",
            "write 'arn:aws:s3:::copies'", fix: #"{"B.ReplicationConfiguration.Rules.0.Destination.Bucket": "arn:aws:s3:::copies"}"#),
        ServiceRuleCase(
            "s3/key-of-other-encryption",
            #"{"B S3::Bucket": {"BucketEncryption": {"ServerSideEncryptionConfiguration": [{"ServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256", "KMSMasterKeyID": "k"}}]}}}"#,
            "BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.KMSMasterKeyID: AES256 encrypts with keys of S3's own, not with one of KMS",
            "set SSEAlgorithm to aws:kms, or remove the key",
            fix: #"{"B.BucketEncryption.ServerSideEncryptionConfiguration.0.ServerSideEncryptionByDefault.SSEAlgorithm": "aws:kms"}"#),
        ServiceRuleCase(
            "s3/website-redirect",
            #"{"B S3::Bucket": {"WebsiteConfiguration": {"RedirectAllRequestsTo": {"HostName": "h"}, "IndexDocument": "i"}}}"#,
            "WebsiteConfiguration.IndexDocument: IndexDocument is of no use where all requests are redirected", "remove one of the two",
            fix: #"{"B.WebsiteConfiguration.IndexDocument": null}"#),
        ServiceRuleCase(
            "s3/website-index", #"{"B S3::Bucket": {"WebsiteConfiguration": {"ErrorDocument": "e"}}}"#,
            "WebsiteConfiguration: A website has an index document, or redirects all requests", "set IndexDocument",
            fix: #"{"B.WebsiteConfiguration.IndexDocument": "i"}"#),
        ServiceRuleCase(
            "s3/accelerated-name", #"{"B S3::Bucket": {"BucketName": "my.videos", "AccelerateConfiguration": {}}}"#,
            "AccelerateConfiguration: A bucket with a period in its name, 'my.videos', is not accelerated",
            "choose another name, or remove it",
            fix: #"{"B.BucketName": "my-videos"}"#),
        ServiceRuleCase(
            "s3/lifecycle-nothing", rule(#"{"Status": "Enabled"}"#), "LifecycleConfiguration.Rules[0]: The rule does nothing",
            "let objects expire or move to another storage class", fix: #"{"B.LifecycleConfiguration.Rules.0.ExpirationInDays": 1}"#),
        ServiceRuleCase(
            "s3/lifecycle-duplicate-id", rule(#"{"Id": "a"}, {"Id": "a"}"#),
            "LifecycleConfiguration.Rules[1].Id: Another rule of the bucket has the id 'a'", "give it another id",
            fix: #"{"B.LifecycleConfiguration.Rules.1.Id": "b"}"#),
        ServiceRuleCase(
            "s3/lifecycle-infrequent", rule(#"{"Transitions": [{"StorageClass": "STANDARD_IA", "TransitionInDays": 7}]}"#),
            "LifecycleConfiguration.Rules[0].Transitions[0].TransitionInDays: Objects move to STANDARD_IA after 30 days at the earliest, not after 7",
            "give at least 30", fix: #"{"B.LifecycleConfiguration.Rules.0.Transitions.0.TransitionInDays": 30}"#),
        ServiceRuleCase(
            "s3/lifecycle-order", rule(#"{"ExpirationInDays": 30, "Transitions": [{"StorageClass": "GLACIER", "TransitionInDays": 30}]}"#),
            "LifecycleConfiguration.Rules[0].Transitions[0].TransitionInDays: Objects expire after 30 days, so that they cannot move after 30",
            "let them expire later", fix: #"{"B.LifecycleConfiguration.Rules.0.ExpirationInDays": 31}"#),
        ServiceRuleCase(
            "s3/lifecycle-days-and-dates", rule(#"{"ExpirationDate": "2027-01-01T00:00:00Z", "Transitions": [{"TransitionInDays": 30}]}"#),
            "LifecycleConfiguration.Rules[0]: The rule counts days in one place and names a date in another", "use either days or dates",
            fix: #"{"B.LifecycleConfiguration.Rules.0.ExpirationDate": null}"#),
        ServiceRuleCase(
            "s3/lifecycle-sizes", rule(#"{"ObjectSizeGreaterThan": 10, "ObjectSizeLessThan": 10}"#),
            "LifecycleConfiguration.Rules[0].ObjectSizeLessThan: No object is larger than 10 bytes and smaller than 10",
            "give more than 10",
            fix: #"{"B.LifecycleConfiguration.Rules.0.ObjectSizeLessThan": 20}"#),
        ServiceRuleCase(
            "s3/lifecycle-same-class", rule(#"{"Transitions": [{"StorageClass": "GLACIER"}, {"StorageClass": "GLACIER"}]}"#),
            "LifecycleConfiguration.Rules[0].Transitions[1].StorageClass: Objects move to GLACIER twice", "remove one of the two",
            fix: #"{"B.LifecycleConfiguration.Rules.0.Transitions.1.StorageClass": "DEEP_ARCHIVE"}"#),
        ServiceRuleCase(
            "s3/lifecycle-marker-rule", rule(#"{"ExpiredObjectDeleteMarker": true, "ExpirationInDays": 1}"#),
            "LifecycleConfiguration.Rules[0].ExpiredObjectDeleteMarker: Delete markers are not removed in a rule with ExpirationInDays",
            "make a rule of its own", fix: #"{"B.LifecycleConfiguration.Rules.0.ExpirationInDays": null}"#),
        ServiceRuleCase(
            "s3/lifecycle-uploads-by-tag", rule(#"{"AbortIncompleteMultipartUpload": {}, "TagFilters": [{"Key": "a", "Value": "b"}]}"#),
            "LifecycleConfiguration.Rules[0].AbortIncompleteMultipartUpload: Unfinished uploads have no tags yet", "make a rule of its own",
            fix: #"{"B.LifecycleConfiguration.Rules.0.TagFilters": null}"#),
        ServiceRuleCase(
            "s3/notification-permission", notified(#"SQS::Queue": {}"#, "QueueConfigurations", "Queue"),
            "NotificationConfiguration.QueueConfigurations[0].Queue: Nothing in the template lets s3.amazonaws.com reach X, and S3 tries it at deployment",
            "add a policy of the queue, and let the bucket depend on it", fix: #"{"B.NotificationConfiguration": {"Ref": "Elsewhere"}}"#),
        ServiceRuleCase(
            "s3/notification-order",
            notified(
                #"Lambda::Function": {}, "P Lambda::Permission": {"FunctionName": {"Ref": "X"}, "Principal": "s3.amazonaws.com"}"#,
                "LambdaConfigurations", "Function"),
            "NotificationConfiguration.LambdaConfigurations[0].Function: The bucket does not wait for P, which lets S3 reach X, and S3 tries the destination when the bucket is made",
            "let the bucket depend on P", fix: #"{"B.BucketName": {"Fn::Sub": "films-${P.Id}"}}"#, warns: true),
        ServiceRuleCase(
            "s3/notification-key", notified(#"SNS::Topic": {"KmsMasterKeyId": "alias/aws/sns"}"#, "TopicConfigurations", "Topic"),
            "NotificationConfiguration.TopicConfigurations[0].Topic: S3 may not use the key that X is encrypted with, and tries it at deployment",
            "use a key of your own that s3.amazonaws.com may use", fix: #"{"X.KmsMasterKeyId": null}"#),
        ServiceRuleCase(
            "s3/notification-fifo", notified(#"SQS::Queue": {"FifoQueue": true}"#, "QueueConfigurations", "Queue"),
            "NotificationConfiguration.QueueConfigurations[0].Queue: The destination of a notification is a standard queue or topic, not a FIFO one",
            "use a standard one", fix: #"{"X.FifoQueue": false}"#),
        ServiceRuleCase(
            "s3/notification-region",
            #"{"B S3::Bucket": {"NotificationConfiguration": {"TopicConfigurations": [{"Topic": "arn:aws:sns:us-east-1:1:t"}]}}}"#,
            "NotificationConfiguration.TopicConfigurations[0].Topic: The destination is in us-east-1, and the bucket in eu-south-1",
            "use a destination in the same region",
            fix: #"{"B.NotificationConfiguration.TopicConfigurations.0.Topic": "arn:aws:sns:eu-south-1:1:t"}"#),
        ServiceRuleCase(
            "s3/notification-overlap",
            #"{"B S3::Bucket": {"NotificationConfiguration": {"TopicConfigurations": [{"Event": "s3:ObjectCreated:*"}, {"Event": "s3:ObjectCreated:Put"}]}}}"#,
            "NotificationConfiguration.TopicConfigurations[1].Event: NotificationConfiguration.TopicConfigurations[0] is notified of s3:ObjectCreated:* of all objects already",
            "divide them by filters, or use one topic for both",
            fix: #"{"B.NotificationConfiguration.TopicConfigurations.1.Event": "s3:ObjectRemoved:*"}"#),
    ]
}
