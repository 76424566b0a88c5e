/// Buckets of S3 and their policies.
///
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucket.html
enum BucketRules {
    private static let type = "AWS::S3::Bucket"

    static let rules: [ServiceRule] = [
        // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
        .error("swift-cdk:s3/bucket-name-reserved", type) { bucket in
            guard let name = bucket["BucketName"].text else { return }
            let beginnings = ["xn--", "sthree-", "amzn-s3-demo-"].filter(name.hasPrefix)
            let ends = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"].filter(name.hasSuffix)
            for part in beginnings + ends {
                bucket.report(
                    bucket["BucketName"], "'\(part)' is reserved, so that no bucket can be called '\(name)'", "choose another name")
            }
        },
        .error("swift-cdk:s3/periods-in-name", type) { bucket in
            guard let name = bucket["BucketName"].text, name.contains("..") || name.contains(".-") || name.contains("-.") else { return }
            bucket.report(bucket["BucketName"], "Beside a period is a letter or a number, unlike in '\(name)'", "choose another name")
        },
        .error("swift-cdk:s3/address-as-name", type) { bucket in
            guard let name = bucket["BucketName"].text else { return }
            let parts = name.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 4, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNumber) }) else { return }
            bucket.report(bucket["BucketName"], "'\(name)' looks like an IP address", "choose another name")
        },
        // "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting": https://github.com/aws/aws-cdk/issues/25288,
        // https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1606
        .error("swift-cdk:s3/access-control-of-owner", type) { bucket in
            let control = bucket["AccessControl"]
            guard let text = control.text, text != "Private" else { return }
            let rules = bucket["OwnershipControls", "Rules"]
            let isEnforced = rules.elements.contains { $0["ObjectOwnership"].text == "BucketOwnerEnforced" }
            guard isEnforced || (bucket["OwnershipControls"].isAbsent && !["BucketOwnerRead", "BucketOwnerFullControl"].contains(text))
            else { return }
            bucket.report(
                control, "A bucket whose objects belong to its owner takes no access control list, and '\(text)' is one",
                "set OwnershipControls to BucketOwnerPreferred or ObjectWriter, or use a bucket policy")
        },
        // https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
        .error("swift-cdk:s3/public-list-blocked", type) { bucket in
            guard let text = bucket.publicList, bucket.resource.blocks("BlockPublicAcls") else { return }
            bucket.report(
                bucket["AccessControl"], "'\(text)' makes the bucket public, and it blocks public access control lists",
                "set PublicAccessBlockConfiguration.BlockPublicAcls to false, if it is to be public")
        },
        .error("swift-cdk:s3/public-policy-blocked", "AWS::S3::BucketPolicy") { policy in
            guard let bucket = policy.target(of: policy["Bucket"], type: type), bucket.blocks("BlockPublicPolicy") else { return }
            for principal in policy.everybody {
                policy.report(
                    principal, "The statement is for everybody, and the bucket \(bucket.name) blocks public policies",
                    "name who it is for, or set the bucket's PublicAccessBlockConfiguration.BlockPublicPolicy to false")
            }
        },
        // https://github.com/aws/aws-sdk/issues/565: a bucket that was made since April 2023 blocks what is public unless it says
        // otherwise.
        .warning("swift-cdk:s3/public-by-default", type, "AWS::S3::BucketPolicy") { checkup in
            if let text = checkup.publicList, checkup["PublicAccessBlockConfiguration"].isAbsent {
                checkup.report(
                    checkup["AccessControl"], "'\(text)' makes the bucket public, which a new bucket does not let it be",
                    "set PublicAccessBlockConfiguration.BlockPublicAcls to false, if it is to be public")
            }
            guard let bucket = checkup.target(of: checkup["Bucket"], type: type), bucket["PublicAccessBlockConfiguration"].isAbsent
            else { return }
            for principal in checkup.everybody {
                checkup.report(
                    principal, "The statement is for everybody, which a new bucket such as \(bucket.name) does not let it be",
                    "name who it is for, or set the bucket's PublicAccessBlockConfiguration.BlockPublicPolicy to false")
            }
        },
        // "Action does not apply to any resource(s) in statement": https://github.com/ministryofjustice/modernisation-platform/pull/10762,
        // https://github.com/aws-amplify/docs/issues/7799
        .error("swift-cdk:s3/action-of-objects", "AWS::S3::BucketPolicy") { policy in
            let actions: Set<String> = [
                "s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:GetObjectVersion", "s3:DeleteObjectVersion", "s3:PutObjectAcl",
                "s3:GetObjectAcl", "s3:GetObjectTagging", "s3:PutObjectTagging", "s3:RestoreObject", "s3:AbortMultipartUpload",
            ]
            for statement in policy["PolicyDocument"].statements ?? [] {
                let resources = statement.value["Resource"].elementsOrSelf
                let areBuckets = resources.allSatisfy {
                    policy.target(of: $0, type: type) != nil && $0.reference?.attribute == "Arn"
                        || $0.arn.map { $0.service == "s3" && !$0.resource.contains("/") && !$0.resource.contains("*") } ?? false
                }
                guard !resources.isEmpty, areBuckets else { continue }
                for action in statement.value["Action"].elementsOrSelf {
                    guard let name = action.text, actions.contains(name) else { continue }
                    policy.report(
                        action, "\(name) is done to objects, and the statement names buckets alone",
                        "name the objects: the bucket's ARN and /*")
                }
            }
        },
        // https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-configure.html
        .error("swift-cdk:s3/lock-without-versions", type) { bucket in
            guard bucket["ObjectLockConfiguration"].isPresent || bucket["ObjectLockEnabled"].flag == true, !bucket.resource.mayHaveVersions
            else { return }
            bucket.report(
                bucket["ObjectLockConfiguration"].isPresent ? bucket["ObjectLockConfiguration"] : bucket["ObjectLockEnabled"],
                "Object lock needs versions, and the bucket keeps none", "set VersioningConfiguration.Status to Enabled")
        },
        .error("swift-cdk:s3/lock-retention", type) { bucket in
            let retention = bucket["ObjectLockConfiguration", "Rule"]["DefaultRetention"]
            guard retention.value?.object != nil else { return }
            let (days, years) = (retention["Days"], retention["Years"])
            if days.isPresent, years.isPresent {
                bucket.report(retention, "Objects are locked for days or for years, and both are given", "keep one of the two")
            } else if days.isAbsent, years.isAbsent {
                bucket.report(retention, "The lock has no period", "set Days or Years")
            }
        },
        // "Versioning must be 'Enabled' on the bucket to apply a replication configuration":
        // https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html
        .error("swift-cdk:s3/replication-without-versions", type) { bucket in
            guard bucket["ReplicationConfiguration"].isPresent, !bucket.resource.mayHaveVersions else { return }
            bucket.report(
                bucket["ReplicationConfiguration"], "Replication needs versions, and the bucket keeps none",
                "set VersioningConfiguration.Status to Enabled")
        },
        .error("swift-cdk:s3/replication-target", type) { bucket in
            for rule in bucket["ReplicationConfiguration", "Rules"].elements {
                let place = rule["Destination", "Bucket"]
                if let text = place.text, place.arn == nil {
                    bucket.report(place, "The destination is named by its ARN, unlike '\(text)'", "write 'arn:aws:s3:::\(text)'")
                } else if let target = bucket.target(of: place, type: type), !target.mayHaveVersions {
                    bucket.report(
                        place, "Replication needs versions, and the bucket \(target.name) keeps none",
                        "set its VersioningConfiguration.Status to Enabled")
                }
            }
        },
        .error("swift-cdk:s3/key-of-other-encryption", type) { bucket in
            for rule in bucket["BucketEncryption", "ServerSideEncryptionConfiguration"].elements {
                let encryption = rule["ServerSideEncryptionByDefault"]
                guard encryption["SSEAlgorithm"].text == "AES256", encryption["KMSMasterKeyID"].isPresent else { continue }
                bucket.report(
                    encryption["KMSMasterKeyID"], "AES256 encrypts with keys of S3's own, not with one of KMS",
                    "set SSEAlgorithm to aws:kms, or remove the key")
            }
        },
        // https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketWebsite.html
        .error("swift-cdk:s3/website-redirect", type) { bucket in
            let website = bucket["WebsiteConfiguration"]
            guard website["RedirectAllRequestsTo"].isPresent else { return }
            for name in ["IndexDocument", "ErrorDocument", "RoutingRules"] where website[name].isPresent {
                bucket.report(website[name], "\(name) is of no use where all requests are redirected", "remove one of the two")
            }
        },
        .error("swift-cdk:s3/website-index", type) { bucket in
            let website = bucket["WebsiteConfiguration"]
            guard website.value?.object != nil, website["RedirectAllRequestsTo"].isAbsent, website["IndexDocument"].isAbsent else { return }
            bucket.report(website, "A website has an index document, or redirects all requests", "set IndexDocument")
        },
        // https://docs.aws.amazon.com/AmazonS3/latest/userguide/transfer-acceleration.html
        .error("swift-cdk:s3/accelerated-name", type) { bucket in
            guard bucket["AccelerateConfiguration"].isPresent, let name = bucket["BucketName"].text, name.contains(".") else { return }
            bucket.report(
                bucket["AccelerateConfiguration"], "A bucket with a period in its name, '\(name)', is not accelerated",
                "choose another name, or remove it")
        },
    ]
}

extension ResourceCheckup {
    /// The access control list of a bucket, if it is for everybody.
    fileprivate var publicList: String? {
        self["AccessControl"].text.flatMap { ["PublicRead", "PublicReadWrite"].contains($0) ? $0 : nil }
    }

    /// Where a policy allows everybody something, without a condition.
    fileprivate var everybody: [KnownValue] {
        (self["PolicyDocument"].statements ?? []).compactMap { statement in
            let principal = statement.value["Principal"]
            guard statement.value["Effect"].text == "Allow", statement.value["Condition"].isAbsent else { return nil }
            return principal.text == "*" || principal["AWS"].elementsOrSelf.contains { $0.text == "*" } ? principal : nil
        }
    }
}

extension KnownResource {
    /// Whether a bucket says that it blocks something public.
    fileprivate func blocks(_ setting: String) -> Bool { self["PublicAccessBlockConfiguration", setting].flag == true }

    /// Whether a bucket may keep versions.
    fileprivate var mayHaveVersions: Bool {
        let status = self["VersioningConfiguration", "Status"]
        let lock = self["ObjectLockEnabled"]
        return status.isAbsent ? !lock.isAbsent && lock.flag != false : status.text != "Suspended"
    }
}
