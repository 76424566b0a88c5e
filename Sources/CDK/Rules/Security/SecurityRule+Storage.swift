import CloudAssembly

/// Buckets, file systems, volumes, logs.
extension SecurityRule {
    private static let blocks = ["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"]

    static let storage: [SecurityRule] = [
        // S3.8. A bucket without the configuration blocks public access by itself:
        // https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-8
        .when("AWS::S3::Bucket") { bucket in
            guard bucket["PublicAccessBlockConfiguration"]?.object != nil else { return [] }
            return blocks.filter { !bucket.mayBeOn("PublicAccessBlockConfiguration.\($0)") }.map { name in
                .warning(
                    "swift-cdk:security/bucket-public-access", "The bucket does not block public access in every way",
                    action: "set \(name) to true", in: "PublicAccessBlockConfiguration.\(name)")
            }
        },
        // S3.2, S3.3: https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-2
        .when("AWS::S3::Bucket") { bucket in
            guard let list = bucket["AccessControl"]?.string, ["PublicRead", "PublicReadWrite", "AuthenticatedRead"].contains(list) else {
                return []
            }
            return [
                .warning(
                    "swift-cdk:security/bucket-list", "The access control list \(list) opens the bucket to people of other accounts",
                    action: "leave it out, and say in the bucket's policy who may read", in: "AccessControl")
            ]
        },
        // S3.5: https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-5
        .when("AWS::S3::Bucket") { bucket in
            let policies = bucket.template.resources(ofType: "AWS::S3::BucketPolicy").filter { policy in
                policy.template.target(of: policy["Bucket"])?.logicalID == bucket.logicalID
                    || (policy["Bucket"]?.string != nil && policy["Bucket"] == bucket["BucketName"])
            }
            if policies.contains(where: { $0["PolicyDocument"].map(PolicyReading.deniesPlainText) ?? false }) { return [] }
            return [
                .warning(
                    "swift-cdk:security/bucket-tls", "The bucket takes requests that are not encrypted on their way",
                    action: "deny requests where aws:SecureTransport is false: enforcesSSL of Bucket")
            ]
        },
        // EFS.1: https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-1
        .on(
            "AWS::EFS::FileSystem",
            tell: .warning(
                "swift-cdk:security/file-system-encryption", "The file system is not encrypted", action: "set encrypted to true",
                in: "Encrypted")),
        // EC2.3: https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-3
        .on(
            "AWS::EC2::Volume", unless: { $0["SnapshotId"] != nil },
            tell: .warning(
                "swift-cdk:security/volume-encryption", "The volume is not encrypted", action: "set encrypted to true", in: "Encrypted")),
        // "By default, log data is stored in CloudWatch Logs indefinitely":
        // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html
        .set(
            "AWS::Logs::LogGroup",
            tell: .warning(
                "swift-cdk:security/log-retention", "The log is kept for ever", action: "say for how many days it is kept",
                in: "RetentionInDays")),
        // CloudTrail.2: https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-2
        .set(
            "AWS::CloudTrail::Trail",
            tell: .warning(
                "swift-cdk:security/trail-encryption", "The trail is not encrypted with a key of KMS", action: "set kmsKeyId",
                in: "KMSKeyId")),
        // CloudTrail.4: https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-4
        .on(
            "AWS::CloudTrail::Trail",
            tell: .warning(
                "swift-cdk:security/trail-validation", "Nobody can tell whether the trail's files were changed",
                action: "set enableLogFileValidation to true", in: "EnableLogFileValidation")),
    ]
}
