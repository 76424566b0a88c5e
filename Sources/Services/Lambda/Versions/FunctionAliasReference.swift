import CDK

/// A name of a version of a function, made here or imported.
public protocol FunctionAliasReference: QualifiedFunctionReference {
    /// The name of the alias.
    var aliasName: Value<String> { get }
    /// The version that the alias names.
    var version: any FunctionVersionReference { get }
}
