import CDK
import Testing

/// The names of arguments and in `tree.json`, a few of each kind.
///
/// `Tests/Resources` compares all of them with the original's.
@Suite struct PropertyNamesTests {
    @Test(arguments: [
        ("BucketName", "bucketName"), ("SSEAlgorithm", "sseAlgorithm"), ("KMSMasterKeyID", "kmsMasterKeyId"),
        ("DBInstanceArn", "dbInstanceArn"),
        ("VPCZoneIdentifier", "vpcZoneIdentifier"), ("NextToken", "nextToken"), ("apiVersion", "apiVersion"),
        ("S3BucketName", "s3BucketName"),
        ("IPv6Address", "iPv6Address"), ("Ipv6CidrBlock", "ipv6CidrBlock"), ("EnableDNSSEC", "enableDnssec"),
        // One capital before a word.
        ("ETag", "eTag"), ("OAuthScopes", "oAuthScopes"), ("OAuth2Properties", "oAuth2Properties"), ("XAxis", "xAxis"),
        ("VCpuCount", "vCpuCount"),
        ("FSxLustreConfig", "fSxLustreConfig"), ("FNwkSIntKey", "fNwkSIntKey"),
        ("QInConnectIntentConfiguration", "qInConnectIntentConfiguration"),
        // Plurals of abbreviations.
        ("TargetGroupARNs", "targetGroupArns"), ("PreferredCacheClusterAZs", "preferredCacheClusterAZs"), ("SizeInMBs", "sizeInMBs"),
        ("VPCs", "vpcs"),
        // Names that another language has already.
        ("Build", "buildProperty"), ("Equals", "equalTo"), ("GetObject", "objectAccess"),
    ])
    func areThoseOfTheOriginal(property: String, name: String) {
        #expect(PropertyNames.name(property) == name)
    }
}
