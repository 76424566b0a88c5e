import CDK

extension Bucket {
    /// The parts of a kind that have the id of one before: S3 refuses them, or the later takes the place of the first.
    static func clashes(_ parts: [(id: String?, line: SourceLocation?)], _ kind: String, in place: String) -> [Diagnostic] {
        var known: [String: SourceLocation?] = [:]
        return parts.compactMap { part in
            guard let id = part.id else { return nil }
            guard let first = known[id] else {
                known[id] = .some(part.line)
                return nil
            }
            return .error(
                "swift-cdk:s3/duplicate-id", "Two \(kind) have the id '\(id)'", action: "give each an id of its own", in: place,
                at: part.line, other: first)
        }
    }

    /// The settings that do not fit each other, and a name that S3 does not accept.
    static func mistakes(
        _ name: PhysicalName, _ accessControl: S3.CfnBucket.AccessControl?, _ ownership: S3.CfnBucket.ObjectOwnership?,
        _ encryption: BucketEncryption, usesBucketKey: Bool?, accessLogs: AccessLogs?
    ) -> [Diagnostic] {
        var mistakes = name.literal.map { BucketName($0, isOld: false).mistakes(in: "bucketName") } ?? []
        if let accessControl, !isPossibleWithoutOwnership(accessControl),
            ownership?.literal == S3.CfnBucket.ObjectOwnership.bucketOwnerEnforced.literal
        {
            mistakes.append(
                .error(
                    "swift-cdk:s3/access-control-ownership",
                    "The access control list \(accessControl.literal ?? "") has no effect where the bucket's owner owns all objects",
                    action: "leave accessControl out, or set objectOwnership to .objectWriter", in: "accessControl"))
        }
        if usesBucketKey == true, case .unencrypted = encryption {
            mistakes.append(
                .error(
                    "swift-cdk:s3/bucket-key", "A bucket key saves calls of KMS, but the encryption is .unencrypted",
                    action: "leave usesBucketKey out, or set the encryption to .kms()", in: "usesBucketKey"))
        }
        guard let accessLogs, accessLogs.bucket == nil else { return mistakes }
        switch encryption {
        case .kmsManaged, .dsseManaged:
            mistakes.append(
                .error(
                    "swift-cdk:s3/access-log-key", "S3 cannot write access logs to a bucket that AWS's own key of KMS encrypts",
                    action: "write the logs to a bucket with the encryption .s3Managed", in: "accessLogs"))
        default: break
        }
        return mistakes
    }

    /// Whether the list gives something only to the owner of the bucket.
    static func isPossibleWithoutOwnership(_ list: S3.CfnBucket.AccessControl) -> Bool {
        let lists: [S3.CfnBucket.AccessControl] = [.private, .bucketOwnerRead, .bucketOwnerFullControl]
        return lists.contains { $0.literal == list.literal }
    }
}
