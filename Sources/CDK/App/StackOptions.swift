/// Settings of a stack that few need.
public struct StackOptions: Sendable {
    /// How other stacks refer to this one's resources, unless a reference says otherwise.
    public var crossStackReferences: ReferenceStrength?
    /// Writes the template without white space.
    public var suppressTemplateIndentation: Bool?
    /// Bounds what the roles and users of the stack may do.
    public var permissionsBoundary: PermissionsBoundary?

    public init(
        crossStackReferences: ReferenceStrength? = nil, suppressTemplateIndentation: Bool? = nil,
        permissionsBoundary: PermissionsBoundary? = nil
    ) {
        self.crossStackReferences = crossStackReferences
        self.suppressTemplateIndentation = suppressTemplateIndentation
        self.permissionsBoundary = permissionsBoundary
    }
}
