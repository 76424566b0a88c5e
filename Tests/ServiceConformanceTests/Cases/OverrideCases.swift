import CDK
import CDKS3
import CDKSQS
import ConformanceSupport
import Testing

@Suite struct OverrideCases {
    @Test func ofGeneratedTypes() throws {
        try Conformance.check("105-overrides") { app in
            let stack = Stack(app, "O", env: Conformance.environment)
            let b = S3.CfnBucket(
                stack, "B",
                bucketEncryption: .init(
                    serverSideEncryptionConfiguration: [.init(serverSideEncryptionByDefault: .init(sseAlgorithm: "AES256"))]),
                bucketName: "b", lifecycleConfiguration: .init(rules: [.init(status: "Enabled", id: "i", prefix: "p")]),
                tags: [CfnTag(key: "k", value: "v")])
            b.addPropertyOverride("VersioningConfiguration.Status", "Enabled")
            b.addPropertyOverride("NotYetKnown", ["B": 1, "A": 2])
            b.addPropertyOverride("AccessControl", "Private")
            b.addPropertyOverride("BucketEncryption.ServerSideEncryptionConfiguration.0.BucketKeyEnabled", true)
            b.addPropertyOverride(
                "BucketEncryption.ServerSideEncryptionConfiguration.0.ServerSideEncryptionByDefault.KMSMasterKeyID", "key")
            b.addPropertyOverride("LifecycleConfiguration.Rules.0.ExpirationInDays", 3)
            b.addPropertyOverride("LifecycleConfiguration.Rules.1", ["Status": "Disabled", "Prefix": "q"])
            b.addPropertyOverride("LifecycleConfiguration.TransitionDefaultMinimumObjectSize", "varies_by_storage_class")
            b.addPropertyDeletionOverride("Tags.0.Value")
            SQS.CfnQueue(stack, "Q", queueName: "q").addPropertyDeletionOverride("QueueName")
            let w = S3.CfnBucket(
                stack, "W", versioningConfiguration: .init(status: "Enabled"), websiteConfiguration: .init(indexDocument: "i"))
            w.addPropertyDeletionOverride("WebsiteConfiguration.IndexDocument")
            w.addPropertyDeletionOverride("VersioningConfiguration.Status")
            let e = SQS.CfnQueue(stack, "E")
            e.addPropertyOverride("VisibilityTimeout", 1)
            e.addPropertyOverride("DelaySeconds", 2)
        }
    }
}
