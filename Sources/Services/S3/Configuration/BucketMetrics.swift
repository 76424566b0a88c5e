import CDK
import CloudAssembly

/// A group of requests that CloudWatch counts, under a name.
///
/// [Reference](https://docs.aws.amazon.com/AmazonS3/latest/userguide/metrics-configurations.html)
public struct BucketMetrics: Sendable {
    let id: String
    let prefix: String?
    let tags: OrderedMap<String>

    /// A group of requests.
    ///
    /// - Parameters:
    ///   - id: The name of the group: at most 64 letters, digits, `_`, `.` and `-`.
    ///   - prefix: The beginning of the keys of the objects that are meant; all if not given.
    ///   - tags: The tags that these objects have, all of them.
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
