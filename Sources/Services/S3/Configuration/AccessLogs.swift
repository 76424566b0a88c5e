import CDK

/// Where S3 writes a record of each request to a bucket.
///
/// [Reference](https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html)
public struct AccessLogs {
    /// Which date orders the records.
    public enum PartitionDate: Sendable {
        case event, delivery
    }

    let bucket: (any BucketReference)?
    let prefix: String?
    let keyFormat: S3.CfnBucket.TargetObjectKeyFormatProperty?

    /// - Parameters:
    ///   - bucket: Another one than the bucket itself, in the same region and account. Its policy lets S3 write.
    ///   - prefix: Of the keys.
    ///   - partitioned: Whether keys hold account, region, bucket and date.
    public init(to bucket: any BucketReference, prefix: String? = nil, partitioned: PartitionDate? = nil) {
        self.bucket = bucket
        self.prefix = prefix
        keyFormat = Self.format(partitioned)
    }

    /// The bucket itself: records of writing records follow. Better use another bucket.
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
