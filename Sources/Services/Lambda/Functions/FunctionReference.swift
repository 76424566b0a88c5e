import CDK
import CDKIAM

/// A Lambda function, made here or imported, or one version of it.
///
/// What is granted to a function goes into the policies of its role.
public protocol FunctionReference: AnyObject, Scope, Grantable {
    var arn: ARN { get }
    var name: Value<String> { get }
    /// The role with whose permissions the function runs; nil for a function that was imported without it.
    var role: (any RoleReference)? { get }
    var architecture: Architecture { get }
    /// The ARNs by which the function can be invoked.
    var invocationARNs: [ARN] { get }
    /// Who may invoke the function by its own policy.
    var permissions: FunctionPermissions { get }
}

/// A function in one version: the version itself, an alias, or the latest.
public protocol QualifiedFunctionReference: FunctionReference {
    /// The function without the qualifier.
    var function: any FunctionReference { get }
    /// The version's number or the alias's name, as the ARN has it at its end.
    var qualifier: Value<String> { get }
}

extension FunctionReference {
    /// The function's role, or a principal whose grants become warnings.
    public var grantPrincipal: Principal { role?.grantPrincipal ?? Principal.unknown(of: self) }

    /// Lets the function do something. A function that was imported without its role is not changed.
    public func addToRolePolicy(_ statement: PolicyStatement) {
        role?.addToPolicy(statement)
    }

    /// Calls the function after it was invoked asynchronously, or does not try again. Once for a function, a version or an alias.
    public func configureAsyncInvoke(_ options: AsyncInvoke) {
        if node.child(EventInvokeConfig.standardID) != nil {
            let kind = self is any QualifiedFunctionReference ? "qualified function" : "function"
            node.report(
                "An EventInvokeConfig has already been configured for the \(kind) at \(node.path)", action: "configure it once")
            return
        }
        EventInvokeConfig(self, EventInvokeConfig.standardID, of: self, options, file: node.location.file, line: node.location.line)
    }

    /// Lets Lambda read from a queue or a stream and invoke the function with what it finds.
    @discardableResult
    public func addEventSource(_ source: EventSource) -> EventSourceMapping { source.attach(self) }

    /// Gives the function an HTTPS address. Once for a function or an alias.
    @discardableResult
    public func addURL(
        authentication: FunctionURL.Authentication = .iam, cors: FunctionURL.CORS? = nil, invokeMode: Lambda.CfnUrl.InvokeMode? = nil,
        file: String = #fileID, line: Int = #line
    ) -> FunctionURL {
        FunctionURL(
            self, "FunctionUrl", of: self, authentication: authentication, cors: cors, invokeMode: invokeMode, file: file, line: line)
    }
}

extension QualifiedFunctionReference {
    public var role: (any RoleReference)? { function.role }
    public var grantPrincipal: Principal { function.grantPrincipal }
    public var architecture: Architecture { function.architecture }
    public var invocationARNs: [ARN] { [arn] }
}
