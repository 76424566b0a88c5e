/// The settings of a stack that few need.
public struct StackOptions: Sendable {
    /// The way in which other stacks refer to this one's resources, unless a reference says otherwise; as the context says if nil.
    public var crossStackReferences: ReferenceStrength?
    /// True if the template is written without white space; as the context `@aws-cdk/core:suppressTemplateIndentation` says if nil.
    public var suppressTemplateIndentation: Bool?
    /// The policy that bounds what the roles and users of the stack may do; that of the scopes around it if nil.
    public var permissionsBoundary: PermissionsBoundary?

    /// Options that leave everything open that is not given.
    public init(
        crossStackReferences: ReferenceStrength? = nil, suppressTemplateIndentation: Bool? = nil,
        permissionsBoundary: PermissionsBoundary? = nil
    ) {
        self.crossStackReferences = crossStackReferences
        self.suppressTemplateIndentation = suppressTemplateIndentation
        self.permissionsBoundary = permissionsBoundary
    }
}
