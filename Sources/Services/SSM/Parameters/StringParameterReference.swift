import CDK
import CDKIAM

/// A parameter of Parameter Store, made here or imported.
public protocol StringParameterReference: AnyObject, Scope, NamedByARN {
    /// The ARN of the parameter.
    var arn: ARN { get }
    /// The name of the parameter.
    var name: Value<String> { get }
    /// The text that it holds when the stack is deployed.
    var value: Value<String> { get }
}

extension StringParameterReference {
    /// Lets someone do these things with the parameter, such as `ssm:DeleteParameter`.
    ///
    /// Services do not get it, of which a warning tells: they have no policy of their own, and the parameter's, `SSM.CfnResourcePolicy`, is
    /// not made here.
    @discardableResult
    public func grant(_ actions: [String], to grantee: any Grantable) -> Grant {
        Grant.addToPrincipal(grantee, actions: actions, resources: [arn], of: self)
    }

    /// Lets someone read the parameter, its history included.
    @discardableResult
    public func grantRead(to grantee: any Grantable) -> Grant {
        grant(["ssm:DescribeParameters", "ssm:GetParameters", "ssm:GetParameter", "ssm:GetParameterHistory"], to: grantee)
    }

    /// Lets someone change what the parameter holds.
    @discardableResult
    public func grantWrite(to grantee: any Grantable) -> Grant {
        grant(["ssm:PutParameter"], to: grantee)
    }
}
