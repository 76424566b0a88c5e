import CDK

/// An alias that is there already.
private final class ImportedFunctionAlias: Construct, FunctionAliasReference {
    let aliasName: Value<String>
    let version: any FunctionVersionReference
    let arn: ARN
    let name: Value<String>
    let permissions: FunctionPermissions

    init(
        _ scope: any Scope, _ id: String, name: Value<String>, version: any FunctionVersionReference, location: SourceLocation
    ) {
        let scope = Node(scope, id, file: location.file, line: location.line)
        aliasName = name
        self.version = version
        arn = "\(version.function.arn):\(name)"
        self.name = "\(version.function.name):\(name)"
        permissions = .ofImported(arn, at: scope)
        super.init(scope)
    }

    var function: any FunctionReference { version.function }
    var qualifier: Value<String> { aliasName }
}

extension FunctionAlias {
    /// An alias that is there already.
    public static func imported(
        _ scope: any Scope, _ id: String, name: Value<String>, version: any FunctionVersionReference, file: String = #fileID,
        line: Int = #line
    ) -> any FunctionAliasReference {
        ImportedFunctionAlias(scope, id, name: name, version: version, location: SourceLocation(file: file, line: line))
    }
}
