import CDK
import CloudAssembly

/// Requests that CloudWatch counts, by a name.
///
/// [Reference](https://docs.aws.amazon.com/AmazonS3/latest/userguide/metrics-configurations.html)
public struct BucketMetrics: Sendable {
    let id: String
    let prefix: String?
    let tags: OrderedMap<String>

    /// - Parameters:
    ///   - prefix: Only objects whose keys begin so.
    ///   - tags: Only objects with all of the tags.
    public init(id: String, prefix: String? = nil, tags: OrderedMap<String> = [:]) {
        self.id = id
        self.prefix = prefix
        self.tags = tags
    }

    var property: S3.CfnBucket.MetricsConfigurationProperty {
        S3.CfnBucket.MetricsConfigurationProperty(
            id: Value(id), prefix: Value(prefix),
            tagFilters: tags.isEmpty ? nil : List(tags.map { S3.CfnBucket.TagFilterProperty(key: Value($0.key), value: Value($0.value)) }))
    }
}
