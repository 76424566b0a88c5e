import CDK
import CDKS3
import Testing

/// What a user gets to read, to the letter.
@Suite struct S3MistakesTests {
    @Test func names() {
        #expect(
            stackReport { Bucket($0, "B", bucketName: "a") } == """
                error: video/B: bucketName: The name of a bucket has 3 to 63 characters, but 'a' has 1 [swift-cdk:s3/bucket-name-length]
                  use a longer name
                """)
        #expect(
            stackReport { Bucket($0, "B", bucketName: "-Media..a") } == """
                error: video/B: bucketName: The name of a bucket consists of lower-case letters, digits, '.' and '-', but '-Media..a' has \
                a 'M' [swift-cdk:s3/bucket-name-characters]
                  leave it out
                error: video/B: bucketName: The name of a bucket begins and ends with a lower-case letter or digit, unlike '-Media..a' \
                [swift-cdk:s3/bucket-name-ends]
                  correct its beginning
                error: video/B: bucketName: A period in the name of a bucket stands between letters or digits, unlike one in '-Media..a' \
                [swift-cdk:s3/bucket-name-periods]
                  use dashes instead of periods
                """)
        #expect(
            stackReport { Bucket($0, "B", bucketName: "192.168.0.1") } == """
                error: video/B: bucketName: The name of a bucket is no IP address, as '192.168.0.1' is [swift-cdk:s3/bucket-name-address]
                  use another name
                """)
        #expect(
            stackReport { _ = Bucket.imported($0, "B", name: "Old_name-") } == """
                error: video/B: name: The name of a bucket begins and ends with a letter or digit, unlike 'Old_name-' \
                [swift-cdk:s3/bucket-name-ends]
                  correct its end
                """)
        #expect(
            stackReport { _ = Bucket.imported($0, "B", arn: "media") } == """
                error: video/B: arn: 'media' is not the ARN of a bucket [swift-cdk:s3/imported-arn]
                  import the bucket by arn:aws:s3:::<name>
                """)
        #expect(stackReport { Bucket($0, "B", bucketName: "media.2-dev") } == "")
        #expect(stackReport { _ = Bucket.imported($0, "B", name: "Old_name") } == "")
    }

    @Test func settings() {
        #expect(
            stackReport { Bucket($0, "B", accessControl: .publicRead, objectOwnership: .bucketOwnerEnforced) } == """
                error: video/B: accessControl: The access control list PublicRead has no effect where the bucket's owner owns all objects \
                [swift-cdk:s3/access-control-ownership]
                  leave accessControl out, or set objectOwnership to .objectWriter
                """)
        #expect(
            stackReport { Bucket($0, "B", usesBucketKey: true, minimumTLSVersion: 1.2) } == """
                error: video/B: usesBucketKey: A bucket key saves calls of KMS, but the encryption is .unencrypted [swift-cdk:s3/bucket-key]
                  leave usesBucketKey out, or set the encryption to .kms()
                error: video/B: minimumTLSVersion: A version of TLS is demanded, but requests without TLS are not denied \
                [swift-cdk:s3/minimum-tls]
                  set enforcesSSL
                """)
        #expect(
            stackReport { Bucket($0, "B", accessLogs: AccessLogs(toSelfWithPrefix: "logs/"), encryption: .kmsManaged) } == """
                error: video/B: accessLogs: S3 cannot write access logs to a bucket that AWS's own key of KMS encrypts \
                [swift-cdk:s3/access-log-key]
                  write the logs to a bucket with the encryption .s3Managed
                """)
        #expect(
            stackReport { Bucket($0, "B", accessLogs: AccessLogs(to: Bucket.imported($0, "Logs", name: "logs"))) } == """
                warning: video/B: accessLogs: The policy of the imported bucket video/Logs cannot be changed, so it may not let S3 write \
                access logs [@aws-cdk/aws-s3:accessLogsPolicyNotAdded]
                  let logging.s3.amazonaws.com put objects there
                """)
        #expect(
            stackReport { Bucket($0, "B", isPublic: true) } == """
                error: video/B: isPublic: Everyone is to read objects, but S3 lets no public in unless it is told to \
                [swift-cdk:s3/public-bucket]
                  set blockPublicAccess to .aclsOnly, or leave isPublic out
                """)
        #expect(
            stackReport { Bucket($0, "B", blockPublicAccess: .all).grantPublicAccess() } == """
                error: video/B: Everyone gets a permission, but the bucket rejects policies that let the public in \
                [swift-cdk:s3/public-grant]
                  set blockPublicAccess to .aclsOnly, or serve the objects by a distribution
                """)
        #expect(stackReport { Bucket($0, "B", blockPublicAccess: .aclsOnly, isPublic: true) } == "")
    }

    @Test func configurations() {
        #expect(
            stackReport { Bucket($0, "B", inventories: [Inventory(to: Bucket($0, "Lists"), id: "a b")]) } == """
                error: video/B: inventories: The id of an inventory has at most 64 letters, digits, '_', '.' and '-', but this one is 'a \
                b' [swift-cdk:s3/inventory-id]
                  use another id for the inventory
                """)
        #expect(
            stackReport { stack in
                Bucket(
                    stack, "B",
                    lifecycleRules: [
                        LifecycleRule(prefix: "a/"), LifecycleRule(expiration: .after(.days(1)), removesExpiredDeleteMarkers: true),
                    ])
            } == """
                error: video/B: lifecycleRules: A lifecycle rule says which objects are meant, but not what happens to them \
                [swift-cdk:s3/lifecycle-empty]
                  give the rule an expiration, a transition or another effect
                error: video/B: lifecycleRules: A rule that removes expired delete markers cannot have an expiration or tags as well \
                [swift-cdk:s3/lifecycle-delete-markers]
                  make two rules of it
                """)
        #expect(
            stackReport { Bucket($0, "B", isVersioned: true, objectLock: .compliance(.days(0))) } == """
                error: video/B: objectLock: Objects are locked for 1 to 36,500 days, not for 0 [swift-cdk:s3/lock-period]
                  lock objects between .days(1) and .days(36_500)
                """)
        #expect(
            stackReport { Bucket($0, "B", isVersioned: true, objectLock: .governance(.days(36_501))) } == """
                error: video/B: objectLock: Objects are locked for 1 to 36,500 days, not for 36501 [swift-cdk:s3/lock-period]
                  lock objects between .days(1) and .days(36_500)
                """)
        #expect(stackReport { Bucket($0, "B", isVersioned: true, objectLock: .governance(.days(36_500))) } == "")
    }
}
