import CDK
import CDKIAM
import CDKS3

extension PrivateBucket {
    /// What S3 copies from a bucket, and where to.
    struct Replication {
        /// The front of the keys of what is copied.
        let prefix: String
        /// The other bucket, which is there already and versioned.
        let destination: ARN
        /// Its region's key that encrypts the copies, where the bucket's own objects are encrypted by a key.
        let key: ARN?
    }

    /// Lets S3 copy what is written from now on, by a role that can do nothing else.
    ///
    /// Without tags, of which the copies need none, and without deletions: what was copied goes by rules of the other bucket.
    /// [Source](https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html)
    ///
    /// - Parameters:
    ///   - replication: What is copied.
    ///   - name: The front of the names of the role and its policy.
    ///   - names: The names of the construct's resources.
    func replicate(_ replication: Replication, name: String, names: ResourceNames) {
        let copied: ARN = "\(namedARN)/\(replication.prefix)*"
        var statements = [
            PolicyStatement(actions: ["s3:GetReplicationConfiguration", "s3:ListBucket"], resources: [namedARN]),
            PolicyStatement(actions: ["s3:GetObjectVersionAcl", "s3:GetObjectVersionForReplication"], resources: [copied]),
            PolicyStatement(actions: ["s3:ReplicateObject"], resources: ["\(replication.destination)/\(replication.prefix)*"]),
        ]
        // https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html
        if let own = encryptionKey, let key = replication.key {
            statements.append(PolicyStatement(actions: ["kms:Decrypt"], resources: [own.arn]))
            statements.append(PolicyStatement(actions: ["kms:Encrypt"], resources: [key]))
        }
        let role = Role(
            node, "ReplicationRole", assumedBy: .service("s3.amazonaws.com"),
            inlinePolicies: [names("\(name)-policy"): PolicyDocument(statements: statements)],
            roleName: PhysicalName(names("\(name)-role")))
        (bucket.node.defaultChild as? S3.CfnBucket)?.replicationConfiguration = .init(
            role: role.arn.text,
            rules: [
                .init(
                    destination: .init(
                        bucket: replication.destination.text,
                        encryptionConfiguration: replication.key.map { .init(replicaKmsKeyId: $0.text) }),
                    status: .enabled, deleteMarkerReplication: .init(status: .disabled),
                    filter: .init(prefix: Value(replication.prefix)), id: Value(name), priority: 1,
                    sourceSelectionCriteria: replication.key.map { _ in .init(sseKmsEncryptedObjects: .init(status: .enabled)) })
            ])
    }
}
