/// A CloudFormation resource type, with what the library has to know about it.
public struct ResourceType: Sendable, Hashable, CustomStringConvertible {
    /// The type's name: `AWS::S3::Bucket`.
    public let name: String
    /// How the type takes tags; nil if it takes none.
    public let tags: TagFormat?
    /// The property that holds the tags.
    let tagProperty: String
    /// The transform that a template with a resource of the type needs.
    let transform: String?

    public init(_ name: String, tags: TagFormat? = nil, tagProperty: String = "Tags", transform: String? = nil) {
        self.name = name
        self.tags = tags
        self.tagProperty = tagProperty
        self.transform = transform
    }

    public var description: String { name }
}
