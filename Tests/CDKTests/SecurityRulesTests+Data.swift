import CloudAssembly

/// What is stored, and where.
extension SecurityRulesTests {
    static let storage = [
        Case(
            "AWS::S3::Bucket", wrong: [:], right: [:], beside: tls,
            """
            warning: The bucket takes requests that are not encrypted on their way [swift-cdk:security/bucket-tls]
              deny requests where aws:SecureTransport is false: enforcesSSL of Bucket
            """),
        Case(
            "AWS::EFS::FileSystem", wrong: [:], right: ["Encrypted": true],
            """
            warning: Encrypted: The file system is not encrypted [swift-cdk:security/file-system-encryption]
              set encrypted to true
            """),
        Case(
            "AWS::EC2::Volume", wrong: ["Encrypted": false], right: ["SnapshotId": "snap-1"],
            """
            warning: Encrypted: The volume is not encrypted [swift-cdk:security/volume-encryption]
              set encrypted to true
            """),
        Case(
            "AWS::Logs::LogGroup", wrong: [:], right: ["RetentionInDays": 30],
            """
            warning: RetentionInDays: The log is kept for ever [swift-cdk:security/log-retention]
              say for how many days it is kept
            """),
        Case(
            "AWS::CloudTrail::Trail", wrong: ["EnableLogFileValidation": true], right: ["EnableLogFileValidation": true, "KMSKeyId": "k"],
            """
            warning: KMSKeyId: The trail is not encrypted with a key of KMS [swift-cdk:security/trail-encryption]
              set kmsKeyId
            """),
        Case(
            "AWS::CloudTrail::Trail", wrong: ["KMSKeyId": "k"], right: ["EnableLogFileValidation": ["Ref": "P"], "KMSKeyId": "k"],
            """
            warning: EnableLogFileValidation: Nobody can tell whether the trail's files were changed [swift-cdk:security/trail-validation]
              set enableLogFileValidation to true
            """),
    ]

    static let data = [
        Case(
            "AWS::RDS::DBInstance", wrong: [:], right: ["DBClusterIdentifier": "c"],
            """
            warning: StorageEncrypted: The database is not encrypted [swift-cdk:security/database-encryption]
              set storageEncrypted to true
            """),
        Case(
            "AWS::DocDB::DBCluster", wrong: ["StorageEncrypted": false], right: ["StorageEncrypted": true],
            """
            warning: StorageEncrypted: The database is not encrypted [swift-cdk:security/database-cluster-encryption]
              set storageEncrypted to true
            """),
        Case(
            "AWS::RDS::DBInstance", wrong: ["StorageEncrypted": true, "PubliclyAccessible": true],
            right: ["StorageEncrypted": true, "PubliclyAccessible": ["Ref": "P"]],
            """
            warning: PubliclyAccessible: The database has an address in the internet [swift-cdk:security/public-database]
              set publiclyAccessible to false
            """),
        Case(
            "AWS::DMS::ReplicationInstance", wrong: [:], right: ["PubliclyAccessible": false],
            """
            warning: PubliclyAccessible: The replication instance has an address in the internet [swift-cdk:security/public-replication]
              set publiclyAccessible to false
            """),
        Case(
            "AWS::Redshift::Cluster", wrong: [:], right: ["Encrypted": true],
            """
            warning: Encrypted: The data warehouse is not encrypted [swift-cdk:security/warehouse-encryption]
              set encrypted to true
            """),
        Case(
            "AWS::ElastiCache::ReplicationGroup", wrong: ["TransitEncryptionEnabled": true],
            right: ["TransitEncryptionEnabled": true, "AtRestEncryptionEnabled": true],
            """
            warning: AtRestEncryptionEnabled: The cache is not encrypted [swift-cdk:security/cache-encryption]
              set atRestEncryptionEnabled to true
            """),
        Case(
            "AWS::ElastiCache::ReplicationGroup", wrong: ["AtRestEncryptionEnabled": true],
            right: ["TransitEncryptionEnabled": true, "AtRestEncryptionEnabled": true],
            """
            warning: TransitEncryptionEnabled: The cache is not encrypted on the way [swift-cdk:security/cache-tls]
              set transitEncryptionEnabled to true
            """),
        Case(
            "AWS::OpenSearchService::Domain",
            wrong: ["NodeToNodeEncryptionOptions": ["Enabled": true], "DomainEndpointOptions": ["EnforceHTTPS": true]],
            right: search,
            """
            warning: EncryptionAtRestOptions.Enabled: The search domain is not encrypted [swift-cdk:security/search-encryption]
              set enabled of encryptionAtRestOptions to true
            """),
        Case(
            "AWS::OpenSearchService::Domain",
            wrong: ["EncryptionAtRestOptions": ["Enabled": true], "DomainEndpointOptions": ["EnforceHTTPS": true]], right: search,
            """
            warning: NodeToNodeEncryptionOptions.Enabled: What the search domain's nodes say to each other is not encrypted \
            [swift-cdk:security/search-nodes]
              set enabled of nodeToNodeEncryptionOptions to true
            """),
        Case(
            "AWS::OpenSearchService::Domain",
            wrong: ["EncryptionAtRestOptions": ["Enabled": true], "NodeToNodeEncryptionOptions": ["Enabled": true]], right: search,
            """
            warning: DomainEndpointOptions.EnforceHTTPS: The search domain takes requests that are not encrypted on their way \
            [swift-cdk:security/search-tls]
              set enforceHttps of domainEndpointOptions to true
            """),
        Case(
            "AWS::Kinesis::Stream", wrong: [:], right: ["StreamEncryption": ["EncryptionType": "KMS", "KeyId": "k"]],
            """
            warning: StreamEncryption: The stream is not encrypted [swift-cdk:security/stream-encryption]
              set streamEncryption
            """),
        Case(
            "AWS::SQS::Queue", wrong: ["SqsManagedSseEnabled": false], right: ["SqsManagedSseEnabled": false, "KmsMasterKeyId": "k"],
            """
            warning: SqsManagedSseEnabled: The queue is not encrypted [swift-cdk:security/queue-encryption]
              leave sqsManagedSseEnabled out
            """),
        Case(
            "AWS::SecretsManager::Secret", wrong: ["SecretString": "letmein"], right: ["SecretString": ["Ref": "P"]],
            """
            warning: SecretString: The secret stands in the template, where many can read it [swift-cdk:security/plain-secret]
              let Secrets Manager make it, and refer to it
            """),
        Case(
            "AWS::IAM::User", wrong: ["LoginProfile": ["Password": "letmein"]],
            right: ["LoginProfile": ["Password": "{{resolve:secretsmanager:user}}"]],
            """
            warning: LoginProfile.Password: The secret stands in the template, where many can read it [swift-cdk:security/plain-secret]
              let Secrets Manager make it, and refer to it
            """),
    ]

    static let search: JSON = [
        "EncryptionAtRestOptions": ["Enabled": true], "NodeToNodeEncryptionOptions": ["Enabled": true],
        "DomainEndpointOptions": ["EnforceHTTPS": true],
    ]
}
