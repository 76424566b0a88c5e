import Testing

@testable import CDKGenerator

@Suite struct ConstantNamesTests {
    @Test(arguments: [
        ("AES256", "aes256"), ("aws:kms", "awsKMS"), ("aws:kms:dsse", "awsKMSDsse"), ("Enabled", "enabled"), ("PUT_OBJECT", "putObject"),
        ("redirect-to-https", "redirectToHTTPS"), ("BucketOwnerFullControl", "bucketOwnerFullControl"),
        ("ECSServiceScaling", "ecsServiceScaling"),
        ("AWS_IAM", "awsIAM"), ("AWS::S3::Bucket", "awsS3Bucket"), ("IPV4", "ipv4"), ("USE_IPV4", "useIPv4"), ("IPAddress", "ipAddress"),
        ("S3Bucket", "s3Bucket"), ("Count/Second", "countSecond"), ("AWS Marketplace", "awsMarketplace"),
        // Digits.
        ("2012-10-17", "v20121017"), ("1080p", "v1080p"), ("TLSv1.2_2021", "tlsV1_2_2021"), ("PYTHON_3_12", "python3_12"),
        ("x86_64", "x86_64"), ("ml.m5.2xlarge", "mlM5_2xlarge"), ("p99.9", "p99_9"), ("p999", "p999"),
        ("cloudfront-js-2.0", "cloudfrontJs2_0"),
        // Names that mean something else already.
        ("NONE", "noneValue"), ("some", "someValue"), ("SELF", "selfValue"), ("", "empty"), ("*", "empty"),
    ])
    func namesTexts(text: String, name: String) {
        #expect(ConstantNames.name(text) == name)
    }

    @Test func leavesOutTextsWhoseNameIsTaken() {
        let members = ConstantNames.members(of: ["capacityOptimized", "capacity-optimized", "diversified"])
        #expect(members.map(\.name) == ["capacityOptimized", "diversified"])
        #expect(members.map(\.text) == ["capacityOptimized", "diversified"])
    }
}
