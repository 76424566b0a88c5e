import CDK
import CDKIAM

/// A function that is there already.
final class ImportedFunction: Construct, FunctionReference {
    let arn: ARN
    let name: Value<String>
    let role: (any RoleReference)?
    let architecture: Architecture
    let permissions: FunctionPermissions
    /// Where the function is, as its ARN says.
    let environment: (account: Value<String>, region: Value<String>)

    init(
        _ scope: any Scope, _ id: String, arn: ARN, role: (any RoleReference)?, architecture: Architecture, isSameEnvironment: Bool?,
        skipsPermissions: Bool, location: SourceLocation
    ) {
        let scope = Node(scope, id, file: location.file, line: location.line)
        var account = scope.account
        var region = scope.region
        do throws(ParseError) {
            let parts = try arn.components(.colon)
            account = parts.account
            region = parts.region
        } catch {
            scope.report(error.description, action: "import the function by arn:aws:lambda:<region>:<account>:function:<name>")
        }
        self.arn = arn
        name = Fn.select(6, Fn.split(":", arn.text))
        self.role = role
        self.architecture = architecture
        environment = (account, region)
        permissions = FunctionPermissions(
            isChangeable: isSameEnvironment ?? Self.isInAccount(of: scope, arn, account), isSkipped: skipsPermissions, isUnqualified: true)
        super.init(scope)
    }

    var invocationARNs: [ARN] { [arn, "\(arn):*"] }

    /// Whether the function is known to be in the account of the stack.
    static func isInAccount(of node: Node, _ arn: ARN, _ account: Value<String>) -> Bool {
        guard let own = node.environment.account, arn.text.literal != nil else { return false }
        return account.literal == own
    }
}

extension Function {
    /// A function that is there already.
    ///
    /// - Parameters:
    ///   - role: The function's role, to which it is granted what is granted to the function.
    ///   - isSameEnvironment: Whether the function is in the account and region of the stack, so that its policy can be changed. Found out
    ///     by the ARN if not given, where that and the stack's account are literal.
    ///   - skipsPermissions: Whether the function's policy has already what this app would add to it.
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
