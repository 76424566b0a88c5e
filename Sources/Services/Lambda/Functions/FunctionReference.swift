import CDK
import CDKIAM

/// A Lambda function, made here or imported, or one version of it.
///
/// What is granted to a function goes into the policies of its role.
public protocol FunctionReference: AnyObject, Scope, Grantable, NamedByARN {
    /// The ARN by which the function, or the version or alias, can be invoked.
    var arn: ARN { get }
    /// The name of the function; behind a colon that of the version or alias.
    var name: Value<String> { get }
    /// The role with whose permissions the function runs; nil for a function that was imported without it.
    var role: (any RoleReference)? { get }
    /// The processors that the function runs on.
    var architecture: Architecture { get }
    /// The ARNs by which the function can be invoked.
    var invocationARNs: [ARN] { get }
    /// The policy of the function: who may invoke it.
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

    /// Lets the function do something.
    ///
    /// A function that was imported without its role is not changed.
    public func addToRolePolicy(_ statement: PolicyStatement) {
        role?.addToPolicy(statement)
    }
}

extension QualifiedFunctionReference {
    /// The role of the function without the qualifier.
    public var role: (any RoleReference)? { function.role }
    /// The principal of the function without the qualifier.
    public var grantPrincipal: Principal { function.grantPrincipal }
    /// The processors of the function without the qualifier.
    public var architecture: Architecture { function.architecture }
    /// The ARN with the qualifier.
    public var invocationARNs: [ARN] { [arn] }
}
