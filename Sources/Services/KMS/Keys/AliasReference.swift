import CDK

/// A key by one of its names.
public protocol AliasReference: KeyReference {
    /// `alias/` and the name.
    var aliasName: Value<String> { get }
}
