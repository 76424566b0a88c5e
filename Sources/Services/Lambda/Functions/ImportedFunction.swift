import CDK
import CDKIAM

/// A function that is there already.
final class ImportedFunction: Construct, FunctionReference {
    let arn: ARN
    let name: Value<String>
    let role: (any RoleReference)?
    let architecture: Architecture
    let permissions: FunctionPermissions
    /// The account and region of the function, as its ARN says.
    let environment: (account: Value<String>, region: Value<String>)

    init(
        _ scope: any Scope, _ id: String, arn: ARN, role: (any RoleReference)? = nil, architecture: Architecture = .x86_64,
        isSameEnvironment: Bool? = nil, skipsPermissions: Bool = false, location: SourceLocation
    ) {
        let scope = Node(scope, id, file: location.file, line: location.line)
        var account = scope.account
        var region = scope.region
        do throws(ParseError) {
            let parts = try arn.components(.colon)
            account = parts.account
            region = parts.region
        } catch {
            scope.report(
                .error(
                    "swift-cdk:lambda/function-arn", "'\(arn.text.description)' is not the ARN of a function",
                    action: "import the function by arn:aws:lambda:<region>:<account>:function:<name>"))
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

extension FunctionPermissions {
    /// The policy of a version or an alias that is there already.
    static func ofImported(_ arn: ARN, at node: Node) -> FunctionPermissions {
        let account = (try? arn.components(.colon))?.account ?? ""
        return FunctionPermissions(isChangeable: ImportedFunction.isInAccount(of: node, arn, account))
    }
}
