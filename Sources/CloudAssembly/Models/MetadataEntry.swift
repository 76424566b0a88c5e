/// One fact about a construct, in a stack's `<id>.metadata.json`.
///
/// The file is an object from `/<construct path>` to the entries of that construct: `OrderedMap<[MetadataEntry]>`.
public struct MetadataEntry: Codable, Sendable, Equatable {
    /// What the entry says, such as `aws:cdk:logicalId`.
    public var type: String
    public var data: JSON?
    /// Where the entry was made, innermost frame first.
    public var trace: [String]?

    public init(type: String, data: JSON?, trace: [String]? = nil) {
        self.type = type
        self.data = data
        self.trace = trace
    }

    /// The entry as `encode(to:)` writes it.
    package var json: JSON {
        var members: OrderedMap<JSON> = ["type": .string(type)]
        members["data"] = data
        members["trace"] = trace.map { .array($0.map { .string($0) }) }
        return .object(members)
    }
}
