import CDK
import CDKIAM
import CDKLogs
import CDKStepFunctions

/// A state machine with a role and a log group that are its alone.
///
/// The log group stands below `/aws/vendedlogs/`. For any other name the service that writes adds an entry to a resource policy of the
/// account, which has 5,120 characters: after some deployments no state machine could be made any more
/// (https://docs.aws.amazon.com/step-functions/latest/dg/bp-cwl.html).
struct LoggedStateMachine {
    private static let logGroupFolder = "/aws/vendedlogs/states/"

    let stateMachine: StateMachine

    /// - Parameters:
    ///   - scope: The construct that it is part of.
    ///   - name: What the state machine is for, the front of its resources' names.
    ///   - shared: What the parts of the pipeline share.
    ///   - states: The first state, and through it the others.
    ///   - permissions: What its states do, to the exact action and ARN.
    ///   - comment: What the definition says of it.
    ///   - timeout: How long an execution may take.
    init(
        _ scope: Node, name: String, _ shared: SharedParts, states: any Chainable, permissions: [PolicyStatement], comment: String,
        timeout: Duration
    ) {
        let (type, names) = ("\(name)-state-machine", shared.names)
        let logGroup = LogGroup(
            scope, "LogGroup", logGroupName: PhysicalName(Self.logGroupFolder + names("\(type)-log-group")),
            retention: HandlerFunction.logRetention,
            removalPolicy: .destroy)
        let role = Role(
            scope, "Role",
            assumedBy: .service(
                "states.amazonaws.com", conditions: .sourceAccount(of: scope)),
            inlinePolicies: [names("\(type)-policy"): PolicyDocument(statements: permissions + [Self.logging])],
            roleName: PhysicalName(names("\(type)-role")))
        stateMachine = StateMachine(
            scope, "Resource", definition: states, stateMachineName: PhysicalName(names(type)), type: .standard, comment: comment,
            timeout: timeout,
            // The permissions are written out.
            role: role.withoutPolicyUpdates(),
            logs: StateMachineLogs(destination: logGroup, level: shared.logsAllEvents ? .all : .error, includesExecutionData: true),
            isTracingEnabled: true)
    }

    /// The ARN of a state machine made from its name, for those on which it depends.
    static func arn(_ scope: Node, name: String, names: ResourceNames) -> ARN {
        ARN(
            in: scope, service: "states", resource: "stateMachine", resourceName: Value(names("\(name)-state-machine")), format: .colon)
    }

    /// Log deliveries and X-Ray have no resources to name (https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html).
    private static var logging: PolicyStatement {
        PolicyStatement(
            actions: [
                "logs:CreateLogDelivery", "logs:DeleteLogDelivery", "logs:DescribeLogGroups", "logs:DescribeResourcePolicies",
                "logs:GetLogDelivery", "logs:ListLogDeliveries", "logs:PutResourcePolicy", "logs:UpdateLogDelivery",
                "xray:GetSamplingRules", "xray:GetSamplingTargets", "xray:PutTelemetryRecords", "xray:PutTraceSegments",
            ], resources: ["*"])
    }
}
