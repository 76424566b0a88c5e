import CDK

/// The place to which S3 writes a record of each request to a bucket.
///
/// [Reference](https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html)
public struct AccessLogs {
    /// The date by which records are put into folders.
    public enum PartitionDate: Sendable {
        /// The date of the request.
        case event
        /// The date on which the record was written.
        case delivery
    }

    let bucket: (any BucketReference)?
    let prefix: String?
    let keyFormat: S3.CfnBucket.TargetObjectKeyFormatProperty?

    /// Another bucket.
    ///
    /// - Parameters:
    ///   - bucket: A bucket other than the bucket itself, in the same region and account. Its policy lets S3 write.
    ///   - prefix: The beginning of the keys of records.
    ///   - partitioned: The date that keys hold, after account, region and bucket; they hold none of these if not given.
    public init(to bucket: any BucketReference, prefix: String? = nil, partitioned: PartitionDate? = nil) {
        self.bucket = bucket
        self.prefix = prefix
        keyFormat = Self.format(partitioned)
    }

    /// The bucket itself: records of writing records follow.
    ///
    /// Another bucket is better.
    ///
    /// - Parameters:
    ///   - prefix: The beginning of the keys of records.
    ///   - partitioned: The date that keys hold, after account, region and bucket; they hold none of these if not given.
    public init(toSelfWithPrefix prefix: String, partitioned: PartitionDate? = nil) {
        bucket = nil
        self.prefix = prefix
        keyFormat = Self.format(partitioned)
    }

    var property: S3.CfnBucket.LoggingConfigurationProperty {
        S3.CfnBucket.LoggingConfigurationProperty(
            destinationBucketName: bucket?.name, logFilePrefix: Value(prefix), targetObjectKeyFormat: keyFormat)
    }

    private static func format(_ date: PartitionDate?) -> S3.CfnBucket.TargetObjectKeyFormatProperty? {
        date.map { date in
            S3.CfnBucket.TargetObjectKeyFormatProperty(
                partitionedPrefix: S3.CfnBucket.PartitionedPrefixProperty(partitionDateSource: date == .event ? .eventTime : .deliveryTime))
        }
    }
}
