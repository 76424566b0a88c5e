import CDK
import CDKEvents
import CDKIAM
import CDKLambda
import CDKSQS
import CDKStepFunctions

/// Starts the executions of uploads that wait, in turn, as many as may be at work at once.
///
/// Messages wake a function: one comes with the end of each execution, of the intake and of the workflow, and one each minute, which finds
/// what another has left. An event source mapping bundles them, and lets two invocations read them at once, the least that it takes.
final class Admission: Construct {
    private static let name = "admit-uploads"
    /// A message is worth nothing when the next has come.
    private static let retention = Duration.hours(1)
    private static let timeout = Duration.seconds(60)
    /// As many messages as a mapping hands over at once, so that many are one wake.
    private static let bundle = 1_000

    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - shared: What the parts of the pipeline share.
    ///   - intake: Writes uploads down.
    ///   - workflow: Works on them.
    @discardableResult
    init(_ scope: any Scope, _ id: String, _ shared: SharedParts, intake: UploadIntake, workflow: TranscodeWorkflow) {
        let scope = Node(scope, id)
        let names = shared.names
        let queue = Queue(
            scope, "Queue", queueName: PhysicalName(names("admission-queue")), encryption: .sqsManaged, enforcesSSL: true,
            retentionPeriod: Self.retention, visibilityTimeout: Self.timeout)
        let machine = workflow.stateMachine
        let admit = HandlerFunction(
            scope, "Admit", name: Self.name, names: names, handler: .admitUploads,
            environment: [
                (.assetsTable, shared.table.name), (.filmsAtOnce, Value(String(shared.filmsAtOnce))),
                (.stateMachineARN, machine.arn.text),
                (.pipeline, Value(shared.watchlist.pipeline)),
            ], timeout: Self.timeout)
        admit.allow(["dynamodb:Query"], on: ["\(shared.table.arn)/index/\(HandlerContract.AssetIndex.byLine)"])
        admit.allow(["dynamodb:UpdateItem"], on: [shared.table.arn])
        admit.allow(["states:StartExecution"], on: [machine.arn])
        admit.allow(
            ["states:DescribeExecution"],
            on: [
                ARN(
                    in: scope, service: "states", resource: "execution", resourceName: "\(Value(names("transcode-state-machine"))):*",
                    format: .colon)
            ])
        admit.allow(["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"], on: [queue.arn])
        let mapping = EventSourceMapping(
            scope, "Mapping", of: admit.function, source: queue.arn,
            options: .init(batchSize: Self.bundle, maximumBatchingWindow: .seconds(1)), maximumConcurrency: 2)
        mapping.keepFormerID()
        // Lambda asks at once whether the function may read the queue.
        mapping.node.addDependency(admit.role)
        let target = RuleTarget { rule in
            DeadLetters.admit("events.amazonaws.com", from: rule.arn, to: queue)
            return .init(arn: queue.arn, resource: queue)
        }.withID("Queue")
        let wake = Rule(
            scope, "Ends",
            pattern: .ends(of: [intake.stateMachine, machine], as: ["ABORTED", "FAILED", "SUCCEEDED", "TIMED_OUT"]),
            ruleName: PhysicalName(names("wake-rule")), targets: [target])
        let sweep = Rule(
            scope, "Sweep", schedule: .rate(.minutes(1)), ruleName: PhysicalName(names("sweep-rule")), targets: [target])
        for (name, rule) in [("wake-rule", wake), ("sweep-rule", sweep)] {
            rule.keepFormerID()
            shared.watchlist.add(rule, named: name, hasDeadLetters: false)
        }
        super.init(scope)
        // Not by the intake itself: the workflow's come first.
        shared.watchlist.add(intake.watched)
        shared.watchlist.add(admit)
        shared.watchlist.add(admission: queue)
    }
}
