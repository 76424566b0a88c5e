import CDK
import CDKEvents
import CDKStepFunctions

extension EventPattern {
    /// Step Functions' own events of the ends of executions
    /// (https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html).
    static func ends(of stateMachines: [StateMachine], as statuses: [EventMatch]) -> EventPattern {
        EventPattern(
            source: ["aws.states"], detailType: ["Step Functions Execution Status Change"],
            detail: [
                "stateMachineArn": .matches(stateMachines.map { EventMatch($0.arn.text) }), "status": .matches(statuses),
            ])
    }
}
