import CDK
import CloudAssembly

/// A group of requests that CloudWatch counts, under a name.
///
/// [Reference](https://docs.aws.amazon.com/AmazonS3/latest/userguide/metrics-configurations.html)
public struct BucketMetrics: Sendable {
    let id: String
    let prefix: String?
    let tags: OrderedMap<String>
    /// The line that made it, for diagnostics.
    let location: SourceLocation?

    /// A group of requests.
    ///
    /// - Parameters:
    ///   - id: The name of the group: at most 64 letters, digits, `_`, `.` and `-`.
    ///   - prefix: The beginning of the keys of the objects that are meant; all if not given.
    ///   - tags: The tags that these objects have, all of them.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    public init(id: String, prefix: String? = nil, tags: OrderedMap<String> = [:], file: String = #fileID, line: Int = #line) {
        self.id = id
        self.prefix = prefix
        self.tags = tags
        location = .ofUser(file, line)
    }

    var property: S3.CfnBucket.MetricsConfigurationProperty {
        S3.CfnBucket.MetricsConfigurationProperty(
            id: Value(id), prefix: Value(prefix),
            tagFilters: tags.isEmpty ? nil : List(tags.map { S3.CfnBucket.TagFilterProperty(key: Value($0.key), value: Value($0.value)) })
        ).made(at: location)
    }
}
