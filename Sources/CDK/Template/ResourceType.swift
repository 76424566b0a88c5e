/// A CloudFormation resource type, with what the library has to know about it.
public struct ResourceType: Sendable, Hashable, CustomStringConvertible {
    /// The type's name: `AWS::S3::Bucket`.
    public let name: String
    /// How the type takes tags; nil if it takes none.
    public let tags: TagFormat?
    /// The property that holds the tags.
    let tagProperty: String

    public init(_ name: String, tags: TagFormat? = nil, tagProperty: String = "Tags") {
        self.name = name
        self.tags = tags
        self.tagProperty = tagProperty
    }

    public var description: String { name }
}
