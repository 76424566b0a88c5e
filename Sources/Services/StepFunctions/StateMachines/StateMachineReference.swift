import CDK
import CDKIAM

/// A state machine, made here or imported.
public protocol StateMachineReference: Scope {
    var arn: ARN { get }
}

extension StateMachineReference {
    /// Lets someone do these things with the state machine, such as `states:DescribeStateMachine`.
    @discardableResult
    public func grant(_ actions: String..., to grantee: any Grantable) -> Grant {
        Grant.addToPrincipal(grantee, actions: actions, resources: [arn])
    }

    @discardableResult
    public func grantStartExecution(to grantee: any Grantable) -> Grant { grant("states:StartExecution", to: grantee) }

    /// Lets someone start executions and wait for their results. Only express state machines can do that.
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
                    resources: ["*"]))
    }

    /// Lets someone answer tasks that wait for their token.
    @discardableResult
    public func grantTaskResponse(to grantee: any Grantable) -> Grant {
        grant("states:SendTaskSuccess", "states:SendTaskFailure", "states:SendTaskHeartbeat", to: grantee)
    }

    /// Lets someone do these things with executions, such as `states:StopExecution`.
    @discardableResult
    public func grantExecution(_ actions: String..., to grantee: any Grantable) -> Grant {
        Grant.addToPrincipal(grantee, actions: actions, resources: [executionARN("\(nameInARN):*")])
    }

    /// Lets someone continue executions that failed.
    @discardableResult
    public func grantRedriveExecution(to grantee: any Grantable) -> Grant { grantExecution("states:RedriveExecution", to: grantee) }

    /// The ARN of executions in the environment of the state machine's stack.
    func executionARN(_ name: Value<String>) -> ARN {
        ARN(in: self, service: "states", resource: "execution", resourceName: name, format: .colon)
    }

    /// The state machine's name as its ARN has it. Where it is deferred, each is a value of its own, so that policies name them separately
    /// as in the original.
    var nameInARN: Value<String> {
        let parts: ARN.Components?
        do throws(ParseError) { parts = try arn.components(.colon) } catch { parts = nil }
        let name = parts?.resourceName ?? ""
        return name.literal == nil ? .lazy { name } : name
    }
}

/// A state machine that is there already.
private final class ImportedStateMachine: Construct, StateMachineReference {
    let arn: ARN

    init(_ scope: any Scope, _ id: String, arn: ARN, location: SourceLocation) {
        self.arn = arn
        super.init(Node(scope, id, file: location.file, line: location.line))
        do throws(ParseError) {
            if try arn.components(.colon).resourceName == nil {
                node.report(
                    "'\(arn.text.description)' is not the ARN of a state machine",
                    action: "import it by arn:aws:states:<region>:<account>:stateMachine:<name>")
            }
        } catch {
            node.report(error.description, action: "import the state machine by arn:aws:states:<region>:<account>:stateMachine:<name>")
        }
    }
}

extension StateMachine {
    /// A state machine that is there already.
    public static func imported(
        _ scope: any Scope, _ id: String, arn: ARN, file: String = #fileID, line: Int = #line
    ) -> any StateMachineReference {
        ImportedStateMachine(scope, id, arn: arn, location: SourceLocation(file: file, line: line))
    }

    /// A state machine of the stack's account and region that is there already.
    public static func imported(
        _ scope: any Scope, _ id: String, name: Value<String>, file: String = #fileID, line: Int = #line
    ) -> any StateMachineReference {
        let arn = ARN(in: scope, service: "states", resource: "stateMachine", resourceName: name, format: .colon)
        return ImportedStateMachine(scope, id, arn: arn, location: SourceLocation(file: file, line: line))
    }
}
