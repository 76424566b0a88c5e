/// A fact about a construct, in a stack's `<id>.metadata.json`.
///
/// The file is an object from `/<construct path>` to the entries of that construct: `OrderedMap<[MetadataEntry]>`.
public struct MetadataEntry: Codable, Sendable, Equatable {
    /// The kind of the fact, such as `aws:cdk:logicalId`.
    public var type: String
    /// The fact, in the form that its kind has.
    public var data: JSON?
    /// The stack trace of the entry's creation, innermost frame first.
    public var trace: [String]?

    /// An entry; nil leaves a member out.
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
