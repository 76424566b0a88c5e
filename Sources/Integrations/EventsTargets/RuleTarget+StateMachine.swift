import CDKEvents
import CDKIAM
import CDKStepFunctions

extension RuleTarget {
    /// Starts an execution of a state machine.
    ///
    /// - Parameters:
    ///   - stateMachine: The state machine.
    ///   - input: The input of the execution; the whole event if not given.
    ///   - role: The role with which EventBridge starts it; one is made for the state machine if not given.
    ///   - delivery: The delivery of events that the target does not take.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    /// - Returns: The target.
    public static func stateMachine(
        _ stateMachine: any StateMachineReference, input: RuleTargetInput? = nil, role: (any RoleReference)? = nil,
        delivery: TargetDelivery = TargetDelivery(), file: String = #fileID, line: Int = #line
    ) -> RuleTarget {
        let role = role ?? eventsRole(of: stateMachine)
        stateMachine.grantStartExecution(to: role)
        return RuleTarget(file: file, line: line) { _ in
            Binding(arn: stateMachine.arn, role: role, input: input, delivery: delivery, resource: stateMachine)
        }
    }
}
