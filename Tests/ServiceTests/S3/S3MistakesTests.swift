import CDK
import CDKIAM
import CDKS3
import Testing

/// What a user gets to read, to the letter.
@Suite struct S3MistakesTests {
    @Test(arguments: [
        ("ab", "Bucket name must be at least 3 and no more than 63 characters"),
        (String(repeating: "a", count: 64), "Bucket name must be at least 3 and no more than 63 characters"),
        ("aXb", "Bucket name must only contain lowercase characters and the symbols, period (.) and dash (-) (offset: 1)"),
        ("-ab", "Bucket name must start with a lowercase character or number (offset: 0)"),
        ("abc-", "Bucket name must end with a lowercase character or number (offset: 3)"),
        ("ab.-c", "Bucket name must not have dash next to period, or period next to dash, or consecutive periods (offset: 2)"),
        ("ab..c", "Bucket name must not have dash next to period, or period next to dash, or consecutive periods (offset: 2)"),
        ("192.168.1.10", "Bucket name must not resemble an IP address"),
    ])
    func names(name: String, mistake: String) {
        #expect(
            stackProblems { Bucket($0, "B", bucketName: PhysicalName(name)) } == [
                "video/B: Invalid S3 bucket name (value: \(name))\n\(mistake) -> use 3 to 63 lower-case letters, digits and dashes"
            ])
    }

    @Test func importedNames() {
        #expect(stackProblems { _ = Bucket.imported($0, "B", name: "Old_Name") } == [])
        #expect(
            stackProblems { _ = Bucket.imported($0, "B", name: "_é-") } == [
                "video/B: Invalid S3 bucket name (value: _é-)\n"
                    + "Bucket name must only contain uppercase or lowercase characters and the symbols, period (.), underscore (_), and "
                    + "dash (-)\n" + "Bucket name must start with an uppercase, lowercase character or number\n"
                    + "Bucket name must end with an uppercase, lowercase character or number -> "
                    + "use 3 to 63 lower-case letters, digits and dashes"
            ])
        #expect(
            stackProblems { _ = Bucket.imported($0, "B", arn: "bucket") } == [
                "video/B: ARNs must start with \"arn:\" and have at least 6 components: bucket -> import the bucket by arn:aws:s3:::<name>"
            ])
    }

    @Test func protection() {
        #expect(
            stackProblems { Bucket($0, "B", minimumTLSVersion: 1.2) } == [
                "video/B: 'enforceSSL' must be enabled for 'minimumTLSVersion' to be applied -> set enforcesSSL"
            ])
        #expect(
            stackProblems { Bucket($0, "B", isPublic: true) } == [
                "video/B: Cannot use 'publicReadAccess' property on a bucket without allowing bucket-level public access through "
                    + "'blockPublicAccess' property. -> set blockPublicAccess to .aclsOnly, or leave isPublic out"
            ])
        #expect(
            stackProblems { Bucket($0, "B", blockPublicAccess: .all).grantPublicAccess() } == [
                "video/B: Cannot grant public access when 'blockPublicPolicy' is enabled -> "
                    + "set blockPublicAccess to .aclsOnly, or serve the objects by a distribution"
            ])
        #expect(
            stackProblems { Bucket($0, "B", accessControl: .logDeliveryWrite, objectOwnership: .bucketOwnerEnforced) } == [
                "video/B: objectOwnership must be set to \"ObjectWriter\" when accessControl is \"LogDeliveryWrite\" -> "
                    + "leave accessControl out: access control lists have no effect where the bucket's owner owns all objects"
            ])
    }

    @Test func encryption() {
        #expect(
            stackProblems { Bucket($0, "B", usesBucketKey: true) } == [
                "video/B: bucketKeyEnabled is specified, so 'encryption' must be set to KMS, DSSE or S3 (value: UNENCRYPTED) -> "
                    + "leave usesBucketKey out, or set the encryption to .kms()"
            ])
        #expect(
            stackProblems { Bucket($0, "B", accessLogs: AccessLogs(toSelfWithPrefix: "l"), encryption: .kmsManaged) } == [
                "video/B: Default bucket encryption with KMS managed or DSSE managed key is not supported for Server Access Logging target "
                    + "buckets -> write the logs to a bucket with the encryption .s3Managed"
            ])
    }

    @Test func lifecycleRules() {
        func rule(_ rule: LifecycleRule) -> [String] { stackProblems { Bucket($0, "B", lifecycleRules: [rule]) } }
        #expect(
            rule(LifecycleRule(prefix: "x")) == [
                "video/B: All rules for `lifecycleRules` must have at least one of the following properties: "
                    + "`abortIncompleteMultipartUploadAfter`, `expiration`, `expirationDate`, `expiredObjectDeleteMarker`, "
                    + "`noncurrentVersionExpiration`, `noncurrentVersionsToRetain`, `noncurrentVersionTransitions`, or `transitions` -> "
                    + "say what happens to the objects of the rule"
            ])
        #expect(
            rule(LifecycleRule(expiration: .after(.days(1)), removesExpiredDeleteMarkers: true)) == [
                "video/B: ExpiredObjectDeleteMarker cannot be specified with expiration, ExpirationDate, or TagFilters. -> "
                    + "make two rules of it"
            ])
        #expect(
            rule(LifecycleRule(expiration: .after(.hours(36)))) == [
                "video/B: '36 hours' cannot be converted into a whole number of days. -> use a whole number of days"
            ])
    }

    @Test func objectLock() {
        #expect(
            stackProblems { Bucket($0, "B", objectLock: .compliance(.days(36_501))) } == [
                "video/B: Object Lock retention duration must be less than 100 years -> lock objects for a shorter time"
            ])
        #expect(
            stackProblems { Bucket($0, "B", objectLock: .governance(.days(0))) } == [
                "video/B: Object Lock retention duration must be at least 1 day -> lock objects for .days(1) or longer"
            ])
    }

    @Test func inventories() {
        #expect(
            stackProblems { stack in Bucket(stack, "B", inventories: [Inventory(to: Bucket(stack, "To"), id: "a b")]) } == [
                "video/B: inventoryId should not exceed 64 characters and should not contain special characters except . and -, got a b -> "
                    + "use another id for the inventory"
            ])
    }
}
