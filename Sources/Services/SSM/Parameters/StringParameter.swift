import CDK
import CDKIAM

/// A text that is kept by Parameter Store of Systems Manager (`AWS::SSM::Parameter`).
///
///     let ladder = StringParameter(stack, "Ladder", value: "1080,720,480", parameterName: "/media/ladder")
///     ladder.grantRead(to: role)
///
/// The parameter is deleted with its stack, unless a removal policy says otherwise. It is not for secrets: templates show what it holds,
/// and CloudFormation makes no parameters that are encrypted.
///
/// [Reference](https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-parameter-store.html)
public final class StringParameter: Construct, StringParameterReference {
    /// The ARN of the parameter: `arn:aws:ssm:<region>:<account>:parameter/<name>`.
    public let arn: ARN
    /// The name of the parameter.
    public let name: Value<String>
    /// The text that it holds once it is deployed.
    public let value: Value<String>

    /// A parameter.
    ///
    /// What Parameter Store does not accept is reported at it.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - value: The text: at most 4 KB, or 8 KB in the tiers above the standard one.
    ///   - parameterName: The name, which begins with a slash if it has one: `/media/ladder`; CloudFormation makes one if not given.
    ///   - hasPath: Whether the name begins with a slash. Needed where the name is known only at deployment; otherwise as the name says.
    ///   - description: The description, of at most 1,024 characters; none if not given.
    ///   - tier: The tier, which says how long the text may be, and what it costs; as the account's setting says if not given.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, value: Value<String>, parameterName: PhysicalName = .chosenAtDeployment, hasPath: Bool? = nil,
        description: Value<String>? = nil, tier: SSM.CfnParameter.Tier? = nil, file: String = #fileID, line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        let names = ResourceIdentity(scope, name: parameterName)
        let resource = SSM.CfnParameter(
            scope, "Resource", type: .string, value: value, description: description, name: names.property, tier: tier, file: file,
            line: line)
        name = names.name(resource.ref)
        arn = Self.arn(of: name, hasPath: hasPath ?? parameterName.literal?.hasPrefix("/") ?? false, in: scope)
        self.value = resource.attrValue
        super.init(scope)
        if case .given(let given) = parameterName {
            node.report(Self.mistakes(inName: given, hasPath: hasPath, place: "parameterName"))
        }
        node.report(Self.mistakes(inValue: value.literal, tier: tier))
        node.report(Self.mistakes(inDescription: description?.literal))
    }

    /// The ARN of a parameter: the slash of a path stands in for the one before a name.
    static func arn(of name: Value<String>, hasPath: Bool, in scope: Node) -> ARN {
        hasPath
            ? ARN(in: scope, service: "ssm", resource: "parameter\(name)")
            : ARN(in: scope, service: "ssm", resource: "parameter", resourceName: name)
    }
}
