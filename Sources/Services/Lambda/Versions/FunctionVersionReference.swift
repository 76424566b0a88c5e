import CDK

/// A version of a function, made here or imported.
public protocol FunctionVersionReference: QualifiedFunctionReference {
    /// The version's number, or `$LATEST`.
    var version: Value<String> { get }
}

extension FunctionVersionReference {
    /// The number of the version.
    public var qualifier: Value<String> { version }
}
