import CDK

/// A version that is there already.
private final class ImportedFunctionVersion: Construct, FunctionVersionReference {
    let function: any FunctionReference
    let version: Value<String>
    let arn: ARN
    let name: Value<String>
    let permissions: FunctionPermissions

    init(
        _ scope: any Scope, _ id: String, _ function: any FunctionReference, version: Value<String>, arn: ARN, location: SourceLocation
    ) {
        let scope = Node(scope, id, file: location.file, line: location.line)
        self.function = function
        self.version = version
        self.arn = arn
        name = "\(function.name):\(version)"
        permissions = .ofImported(arn, at: scope)
        super.init(scope)
    }
}

extension FunctionVersion {
    /// A version that is there already.
    ///
    /// - Parameters:
    ///   - scope: The scope of the construct.
    ///   - id: The id within the scope.
    ///   - arn: The ARN, with the version's number at its end.
    ///   - file: The Swift file of the call, by which diagnostics find it.
    ///   - line: The line of the call in that file.
    /// - Returns: The version.
    public static func imported(
        _ scope: any Scope, _ id: String, arn: ARN, file: String = #fileID, line: Int = #line
    ) -> any FunctionVersionReference {
        let parts = Fn.split(":", arn.text)
        let start = (0..<7).map { parts[$0] }
        let literals = start.compactMap(\.literal)
        let functionARN =
            literals.count == start.count
            ? ARN(stringLiteral: literals.joined(separator: ":")) : ARN(raw: Fn.join(":", List(start)).raw)
        let function = Function.imported(scope, "\(id)Function", arn: functionARN, file: file, line: line)
        return ImportedFunctionVersion(
            scope, id, function, version: parts[7], arn: arn, location: SourceLocation(file: file, line: line))
    }

    /// A version of a function that is there already.
    public static func imported(
        _ scope: any Scope, _ id: String, of function: any FunctionReference, version: Value<String>, file: String = #fileID,
        line: Int = #line
    ) -> any FunctionVersionReference {
        ImportedFunctionVersion(
            scope, id, function, version: version, arn: "\(function.arn):\(version)", location: SourceLocation(file: file, line: line))
    }
}
