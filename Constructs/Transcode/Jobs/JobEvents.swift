import CDK
import CDKDynamoDB
import CDKEvents
import CDKIAM

/// Takes in what MediaConvert tells of jobs, and wakes the executions that wait for them: from the region's own bus, or from one to which
/// another region forwards.
final class JobEvents: Construct {
    /// The bus to which the other region forwards.
    static func busARN(_ scope: Node, names: ResourceNames) -> ARN {
        ARN(in: scope, service: "events", resource: "event-bus", resourceName: Value(names("job-events-bus")))
    }

    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - shared: What the parts of the pipeline share.
    ///   - stateMachineARN: The state machine whose executions wait.
    ///   - run: The function that keeps the tokens of executions that wait.
    @discardableResult
    init(_ scope: any Scope, _ id: String, _ shared: SharedParts, stateMachineARN: ARN, run: HandlerFunction) {
        let scope = Node(scope, id)
        let (names, table) = (shared.names, shared.table)
        // A job may have ended before its token is kept.
        run.allow(["states:SendTaskSuccess"], on: [stateMachineARN])
        let bus = shared.placement == .inRegion ? nil : Self.bus(scope, names)
        let resume = HandlerFunction(
            scope, "Resume", name: "resume-execution", names: names, handler: .resumeExecution,
            environment: [(.assetsTable, table.name)], timeout: TranscodeFunctions.timeout)
        resume.allow(["dynamodb:GetItem"], on: [table.arn])
        resume.allow(["states:SendTaskSuccess"], on: [stateMachineARN])
        InvokingRule.make(
            scope, shared, name: "job-rule", deadLettersName: "job-rule-dlq", bus: bus, pattern: Self.ends(of: shared.target),
            function: resume)
        super.init(scope)
    }

    /// The ends of jobs on the pipeline's queue.
    static func ends(of target: MediaConvertTarget) -> EventPattern {
        EventPattern(
            source: ["aws.mediaconvert"], detailType: ["MediaConvert Job State Change"],
            detail: [
                "queue": [EventMatch(target.queueARN.text)],
                "status": .matches(HandlerContract.JobEnd.allCases.map { EventMatch(Value($0.rawValue)) }),
            ])
    }

    private static func bus(_ scope: Node, _ names: ResourceNames) -> EventBus {
        let bus = EventBus(scope, "Bus", name: PhysicalName(names("job-events-bus")))
        bus.keepFormerID()
        // The rule of the other region comes with a role of this account, and nobody else needs to.
        bus.addToResourcePolicy(
            PolicyStatement(sid: "this-account", actions: ["events:PutEvents"], resources: [bus.arn], principals: [.accountRoot]))
        return bus
    }
}
