/// A CloudFormation resource type, with what the library has to know about it.
public struct ResourceType: Sendable, Hashable, CustomStringConvertible {
    /// The type's name: `AWS::S3::Bucket`.
    public let name: String
    /// The form in which the type takes tags; nil if it takes none.
    public let tags: TagFormat?
    /// The property that holds the tags.
    let tagProperty: String
    /// The transform that a template with a resource of the type needs.
    let transform: String?

    /// A type by its name in CloudFormation, with its way to take tags and the transform that a template with it needs.
    public init(_ name: String, tags: TagFormat? = nil, tagProperty: String = "Tags", transform: String? = nil) {
        self.name = name
        self.tags = tags
        self.tagProperty = tagProperty
        self.transform = transform
    }

    /// The type's name: `AWS::S3::Bucket`.
    public var description: String { name }
}
