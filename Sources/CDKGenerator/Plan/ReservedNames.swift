/// Names that generated code cannot use, because they mean something where they would stand.
enum ReservedNames {
    /// The template elements of the core: a class of the same name is always written with its namespace.
    static let coreClasses: Set<String> = [
        "CfnCondition", "CfnElement", "CfnHook", "CfnInclude", "CfnMapping", "CfnOutput", "CfnParameter", "CfnResource", "CfnRule",
        "CfnTag",
    ]

    /// Members of `CfnResource` and the classes above it.
    static let resourceMembers: Set<String> = [
        "condition", "creationPolicy", "deletionPolicy", "description", "incomingReferenceStrength", "leaveOut", "logicalID", "node",
        "ref", "resourceDescription", "resourceType", "tags", "updatePolicy", "updateReplacePolicy", "version",
    ]

    /// Labels of a resource's initializer.
    static let resourceLabels: Set<String> = ["file", "line"]

    /// Variables within a resource's initializer.
    static let resourceVariables: Set<String> = ["bag", "file", "id", "line", "scope"]

    /// Variables within the initializer of a nested type.
    static let structureVariables: Set<String> = ["bag", "raw"]

    /// Types that generated code refers to: a nested type of the same name would hide them.
    static let types: Set<String> = [
        "Any", "AnyValue", "Bool", "CfnTag", "Double", "IncludableResource", "IncludedResource", "Int", "List", "Map", "PropertyBag",
        "Protocol",
        "ResourceType", "Scope", "Self", "String", "TemplateConstant", "TemplateRepresentable", "TemplateValue", "Type", "Value",
    ]

    /// Members of constants: `Optional` finds `.none` and `.some` first, `.self` and `.init` are Swift's, the others are functions of every
    /// template value.
    static let constants: Set<String> = ["if", "init", "lazy", "listedTexts", "none", "self", "some"]

    /// Words that name something only in backticks.
    static let keywords: Set<String> = [
        "as", "associatedtype", "await", "break", "case", "catch", "class", "continue", "default", "defer", "deinit", "do", "else", "enum",
        "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard", "if", "import", "in", "init", "inout", "internal", "is",
        "let", "nil", "operator", "precedencegroup", "private", "protocol", "public", "repeat", "rethrows", "return", "self", "static",
        "struct", "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "var", "where", "while",
    ]

    /// Keywords that cannot be argument labels as they are.
    static let unusableLabels: Set<String> = ["inout", "let", "var"]
}
