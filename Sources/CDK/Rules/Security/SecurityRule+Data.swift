import CloudAssembly

/// Databases, caches, search, streams, queues.
extension SecurityRule {
    static let data: [SecurityRule] = [
        // RDS.3. An instance of a cluster is encrypted as that is, one from a snapshot as it was:
        // https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-3
        .on(
            "AWS::RDS::DBInstance",
            unless: { instance in
                ["DBClusterIdentifier", "DBSnapshotIdentifier", "SourceDBInstanceIdentifier"].contains { instance[$0] != nil }
            },
            tell: .warning(
                "swift-cdk:security/database-encryption", "The database is not encrypted", action: "set storageEncrypted to true",
                in: "StorageEncrypted")),
        // RDS.27: https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-27
        // DocumentDB.1: https://docs.aws.amazon.com/securityhub/latest/userguide/documentdb-controls.html#documentdb-1
        // Neptune.1: https://docs.aws.amazon.com/securityhub/latest/userguide/neptune-controls.html#neptune-1
        .on(
            "AWS::RDS::DBCluster", "AWS::DocDB::DBCluster", "AWS::Neptune::DBCluster", unless: { $0["SnapshotIdentifier"] != nil },
            tell: .warning(
                "swift-cdk:security/database-cluster-encryption", "The database is not encrypted", action: "set storageEncrypted to true",
                in: "StorageEncrypted")),
        // RDS.2: https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-2
        // Redshift.1: https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-1
        .off(
            "AWS::RDS::DBInstance", "AWS::Redshift::Cluster",
            tell: .warning(
                "swift-cdk:security/public-database", "The database has an address in the internet",
                action: "set publiclyAccessible to false", in: "PubliclyAccessible")),
        // DMS.1. It is public where nothing is said: https://docs.aws.amazon.com/securityhub/latest/userguide/dms-controls.html#dms-1
        .when("AWS::DMS::ReplicationInstance") { instance in
            guard instance["PubliclyAccessible"] == nil || instance.isOn("PubliclyAccessible") else { return [] }
            return [
                .warning(
                    "swift-cdk:security/public-replication", "The replication instance has an address in the internet",
                    action: "set publiclyAccessible to false", in: "PubliclyAccessible")
            ]
        },
        // Redshift.10: https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-10
        .on(
            "AWS::Redshift::Cluster", unless: { $0["SnapshotIdentifier"] != nil },
            tell: .warning(
                "swift-cdk:security/warehouse-encryption", "The data warehouse is not encrypted", action: "set encrypted to true",
                in: "Encrypted")),
        // ElastiCache.4: https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-4
        .on(
            "AWS::ElastiCache::ReplicationGroup",
            tell: .warning(
                "swift-cdk:security/cache-encryption", "The cache is not encrypted", action: "set atRestEncryptionEnabled to true",
                in: "AtRestEncryptionEnabled")),
        // ElastiCache.5: https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-5
        .on(
            "AWS::ElastiCache::ReplicationGroup",
            tell: .warning(
                "swift-cdk:security/cache-tls", "The cache is not encrypted on the way", action: "set transitEncryptionEnabled to true",
                in: "TransitEncryptionEnabled")),
        // Opensearch.1: https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-1
        .on(
            "AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain",
            tell: .warning(
                "swift-cdk:security/search-encryption", "The search domain is not encrypted",
                action: "set enabled of encryptionAtRestOptions to true", in: "EncryptionAtRestOptions.Enabled")),
        // Opensearch.3: https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-3
        .on(
            "AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain",
            tell: .warning(
                "swift-cdk:security/search-nodes", "What the search domain's nodes say to each other is not encrypted",
                action: "set enabled of nodeToNodeEncryptionOptions to true", in: "NodeToNodeEncryptionOptions.Enabled")),
        // Opensearch.8: https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-8
        .on(
            "AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain",
            tell: .warning(
                "swift-cdk:security/search-tls", "The search domain takes requests that are not encrypted on their way",
                action: "set enforceHttps of domainEndpointOptions to true", in: "DomainEndpointOptions.EnforceHTTPS")),
        // Kinesis.1: https://docs.aws.amazon.com/securityhub/latest/userguide/kinesis-controls.html#kinesis-1
        .set(
            "AWS::Kinesis::Stream",
            tell: .warning(
                "swift-cdk:security/stream-encryption", "The stream is not encrypted", action: "set streamEncryption",
                in: "StreamEncryption")),
        // SQS.1. A queue is encrypted where nothing is said:
        // https://docs.aws.amazon.com/securityhub/latest/userguide/sqs-controls.html#sqs-1
        .when("AWS::SQS::Queue") { queue in
            guard queue["KmsMasterKeyId"] == nil, queue.isOff("SqsManagedSseEnabled") else { return [] }
            return [
                .warning(
                    "swift-cdk:security/queue-encryption", "The queue is not encrypted", action: "leave sqsManagedSseEnabled out",
                    in: "SqsManagedSseEnabled")
            ]
        },
        // "Do not embed credentials in your templates":
        // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html
        secret("MasterUserPassword", "AWS::RDS::DBInstance", "AWS::RDS::DBCluster", "AWS::DocDB::DBCluster", "AWS::Redshift::Cluster"),
        secret("LoginProfile.Password", "AWS::IAM::User"),
        secret("SecretString", "AWS::SecretsManager::Secret"),
    ]

    private static func secret(_ path: String, _ types: String...) -> SecurityRule {
        SecurityRule(types: types) { resource in
            guard let text = resource[path]?.string, !DynamicReference.isIn(text) else { return [] }
            return [
                .warning(
                    "swift-cdk:security/plain-secret", "The secret stands in the template, where many can read it",
                    action: "let Secrets Manager make it, and refer to it", in: path)
            ]
        }
    }
}
