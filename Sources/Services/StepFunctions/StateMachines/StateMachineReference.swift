import CDK
import CDKIAM

/// A state machine, made here or imported.
public protocol StateMachineReference: Scope, NamedByARN {
    /// The ARN of the state machine.
    var arn: ARN { get }
}

extension StateMachineReference {
    /// Lets someone do these things with the state machine, such as `states:DescribeStateMachine`.
    @discardableResult
    public func grant(_ actions: String..., to grantee: any Grantable) -> Grant {
        Grant.addToPrincipal(grantee, actions: actions, resources: [arn], of: self)
    }

    /// Lets someone start executions.
    @discardableResult
    public func grantStartExecution(to grantee: any Grantable) -> Grant { grant("states:StartExecution", to: grantee) }

    /// Lets someone start executions and wait for their results.
    ///
    /// Only express state machines can do that.
    @discardableResult
    public func grantStartSyncExecution(to grantee: any Grantable) -> Grant { grant("states:StartSyncExecution", to: grantee) }

    /// Lets someone look at the state machine and its executions.
    @discardableResult
    public func grantRead(to grantee: any Grantable) -> Grant {
        grant("states:ListExecutions", "states:ListStateMachines", to: grantee)
            .combined(
                with: grantExecution(
                    "states:DescribeExecution", "states:DescribeStateMachineForExecution", "states:GetExecutionHistory", to: grantee)
            )
            .combined(
                // As the original: activities belong to no state machine, so there is no ARN to name.
                with: Grant.addToPrincipal(
                    grantee, actions: ["states:ListActivities", "states:DescribeStateMachine", "states:DescribeActivity"],
                    resources: ["*"], of: self))
    }

    /// Lets someone answer tasks that wait for their token.
    @discardableResult
    public func grantTaskResponse(to grantee: any Grantable) -> Grant {
        grant("states:SendTaskSuccess", "states:SendTaskFailure", "states:SendTaskHeartbeat", to: grantee)
    }

    /// Lets someone do these things with executions, such as `states:StopExecution`.
    @discardableResult
    public func grantExecution(_ actions: String..., to grantee: any Grantable) -> Grant {
        Grant.addToPrincipal(grantee, actions: actions, resources: [executionARN("\(nameInARN):*")], of: self)
    }

    /// Lets someone continue executions that failed.
    @discardableResult
    public func grantRedriveExecution(to grantee: any Grantable) -> Grant { grantExecution("states:RedriveExecution", to: grantee) }

    /// The ARN of executions in the environment of the state machine's stack.
    func executionARN(_ name: Value<String>) -> ARN {
        ARN(in: self, service: "states", resource: "execution", resourceName: name, format: .colon)
    }

    /// The state machine's name as its ARN has it.
    ///
    /// Where it is deferred, each is a value of its own, so that policies name them separately as in the original.
    package var nameInARN: Value<String> {
        let parts: ARN.Components?
        do throws(ParseError) { parts = try arn.components(.colon) } catch { parts = nil }
        let name = parts?.resourceName ?? ""
        return name.literal == nil ? .lazy { name } : name
    }
}
