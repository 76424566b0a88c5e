import CDK
import CDKIAM

/// The role with which a task is done in place of the state machine's own.
/// [Reference](https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html)
public enum TaskCredentials {
    /// This role.
    case role(any RoleReference)
    /// A role whose ARN stands in the input. The state machine may then assume any role that trusts it.
    case rolePath(JSONPath)

    var roleARN: PayloadTemplate {
        switch self {
        case .role(let role): PayloadTemplate(role.arn)
        case .rolePath(let path): .path(path)
        }
    }

    /// The permission to assume it.
    var policy: PolicyStatement {
        switch self {
        case .role(let role): PolicyStatement(actions: ["sts:AssumeRole"], resources: [role.arn])
        // Which role it is, is known when the state machine runs.
        case .rolePath: PolicyStatement(actions: ["sts:AssumeRole"], resources: ["*"])
        }
    }
}
