import CDK

extension Bucket {
    func reportMistakes(
        _ name: PhysicalName, _ accessControl: S3.CfnBucket.AccessControl?, _ ownership: S3.CfnBucket.ObjectOwnership?,
        _ encryption: BucketEncryption, usesBucketKey: Bool?, accessLogs: AccessLogs?
    ) {
        if let name = name.literal { BucketName(name, isOld: false).reportMistakes(at: node) }
        if let accessControl, !Self.isPossibleWithoutOwnership(accessControl),
            ownership?.literal == S3.CfnBucket.ObjectOwnership.bucketOwnerEnforced.literal
        {
            node.report(
                "objectOwnership must be set to \"ObjectWriter\" when accessControl is \"\(accessControl.literal ?? "")\"",
                action: "leave accessControl out: access control lists have no effect where the bucket's owner owns all objects")
        }
        if usesBucketKey == true, case .unencrypted = encryption {
            node.report(
                "bucketKeyEnabled is specified, so 'encryption' must be set to KMS, DSSE or S3 (value: UNENCRYPTED)",
                action: "leave usesBucketKey out, or set the encryption to .kms()")
        }
        guard let accessLogs, accessLogs.bucket == nil else { return }
        switch encryption {
        case .kmsManaged, .dsseManaged:
            node.report(
                "Default bucket encryption with KMS managed or DSSE managed key is not supported for Server Access Logging target buckets",
                action: "write the logs to a bucket with the encryption .s3Managed")
        default: break
        }
    }

    /// Whether the list gives something only to the owner of the bucket.
    static func isPossibleWithoutOwnership(_ list: S3.CfnBucket.AccessControl) -> Bool {
        let lists: [S3.CfnBucket.AccessControl] = [.private, .bucketOwnerRead, .bucketOwnerFullControl]
        return lists.contains { $0.literal == list.literal }
    }
}
