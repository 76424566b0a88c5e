import CDK
import CDKIAM

extension Function {
    /// A function that is there already.
    ///
    /// - Parameters:
    ///   - scope: The scope of the construct.
    ///   - id: The id within the scope.
    ///   - arn: The ARN of the function, without a version or an alias.
    ///   - role: The function's role, to which it is granted what is granted to the function.
    ///   - architecture: The processors that the function runs on.
    ///   - isSameEnvironment: Whether the function is in the account and region of the stack, so that its policy can be changed. Found out
    ///     by the ARN if not given, where that and the stack's account are literal.
    ///   - skipsPermissions: Whether the function's policy has already what this app would add to it.
    ///   - file: The Swift file of the call, by which diagnostics find it.
    ///   - line: The line of the call in that file.
    /// - Returns: The function.
    public static func imported(
        _ scope: any Scope, _ id: String, arn: ARN, role: (any RoleReference)? = nil, architecture: Architecture = .x86_64,
        isSameEnvironment: Bool? = nil, skipsPermissions: Bool = false, file: String = #fileID, line: Int = #line
    ) -> any FunctionReference {
        ImportedFunction(
            scope, id, arn: arn, role: role, architecture: architecture, isSameEnvironment: isSameEnvironment,
            skipsPermissions: skipsPermissions, location: SourceLocation(file: file, line: line))
    }

    /// A function of the stack's account and region that is there already.
    public static func imported(
        _ scope: any Scope, _ id: String, name: Value<String>, file: String = #fileID, line: Int = #line
    ) -> any FunctionReference {
        imported(
            scope, id, arn: ARN(in: scope, service: "lambda", resource: "function", resourceName: name, format: .colon),
            isSameEnvironment: true, file: file, line: line)
    }
}
