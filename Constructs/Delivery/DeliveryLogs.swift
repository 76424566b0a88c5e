import CDK
import CDKCloudFront
import CDKS3

/// CloudFront's standard access logs, in a bucket of the stack.
enum DeliveryLogs {
    /// The regions to whose buckets CloudFront does not write standard logs: those that an account has to enable.
    ///
    /// As of 2025-09, when the last of them was launched
    /// (https://docs.aws.amazon.com/global-infrastructure/latest/regions/doc-history.html). Standard logging v2 reaches them
    /// (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging.html).
    /// [Source](https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging-legacy-s3.html)
    private static let regionsWithout: Set<Region> = [
        .afSouth1, .apEast1, "ap-east-2", .apSouth2, .apSoutheast3, .apSoutheast4, "ap-southeast-5", "ap-southeast-6", "ap-southeast-7",
        .caWest1, .euCentral2, .euSouth1, .euSouth2, .ilCentral1, .meCentral1, .meSouth1, "mx-central-1",
    ]
    private static let retention = Duration.days(90)

    /// The bucket for the logs of a distribution; none where CloudFront cannot write them or may not be able to, which is reported.
    static func bucket(_ scope: Node, names: ResourceNames, environmentSuffix: EnvironmentSuffix) -> PrivateBucket? {
        guard let region = scope.environment.region else {
            scope.report(
                .error(
                    "swift-cdk:media/logs-region-unknown",
                    "Whether CloudFront can write access logs is not known without the stack's region",
                    action: "give the stack a region, or leave writesAccessLogs out"))
            return nil
        }
        if regionsWithout.contains(region) {
            scope.report(
                .error(
                    "swift-cdk:media/logs-region", "CloudFront cannot write access logs to a bucket in \(region)",
                    action: "leave writesAccessLogs out; standard logging v2 can, with AWS::Logs::DeliverySource, DeliveryDestination and "
                        + "Delivery in a stack in us-east-1"))
            return nil
        }
        return PrivateBucket(
            scope, "Logs", name: names.bucket("cdn-log-bucket", account: scope.account), environmentSuffix: environmentSuffix,
            lifecycleRules: [LifecycleRule(id: "expire-logs", expiration: .after(retention))],
            // CloudFront hands the logs over by an access control list, which it sets itself.
            objectOwnership: .bucketOwnerPreferred,
            // The logs hold viewers' addresses: who reads them is logged too.
            accessLogs: names("cdn-log-bucket"))
    }

    /// Where in its bucket they go.
    static func destination(in logs: PrivateBucket) -> CloudFront.CfnDistribution.LoggingProperty {
        .init(bucket: logs.bucket.regionalDomainName, includeCookies: false, prefix: "distribution/")
    }
}
