import CDK
import CDKEvents
import CDKIAM
import CDKStepFunctions
import CDKStepFunctionsTasks

/// Records and tells the failure of an asset whose execution could not do so itself: it exceeded its time limit, was stopped from outside,
/// or failed outside of what its states can catch.
///
/// Another state machine, started by Step Functions' own event of the end. A row that has its end already is left alone, but told if the
/// execution was stopped before it could; one that another execution has taken up since is left alone too. It is also what cancels the
/// jobs that were being submitted when the execution ended.
final class StoppedExecutions: Construct {
    private static let name = "stopped"
    /// Each of its calls is tried for half a day.
    private static let timeout = Duration.days(7)

    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - shared: What the parts of the pipeline share.
    ///   - workflow: Whose executions are looked after.
    ///   - run: The function that cancels jobs.
    @discardableResult
    init(_ scope: any Scope, _ id: String, _ shared: SharedParts, workflow: TranscodeWorkflow, run: HandlerFunction) {
        let scope = Node(scope, id)
        let nodes = Node(scope, "States")
        let states = States(
            scope: nodes,
            assets: AssetStates(scope: nodes, shared: shared, executionName: .data(.executionName)).lasting,
            run: run)
        let permissions = [
            PolicyStatement(actions: ["dynamodb:UpdateItem"], resources: [shared.table.arn]),
            PolicyStatement(actions: ["sns:Publish"], resources: [shared.notifications.topic.arn]),
            shared.key.publishing, PolicyStatement(actions: ["lambda:InvokeFunction"], resources: [run.function.arn]),
        ]
        let stateMachine =
            LoggedStateMachine(
                scope, name: Self.name, shared, states: states.start(), permissions: permissions,
                comment: "Records the failure of an execution that could not do so itself", timeout: Self.timeout
            ).stateMachine
        _ = Construct(nodes)
        ExecutionTrigger(
            scope, "Trigger", shared, name: Self.name,
            pattern: .ends(of: [workflow.stateMachine], as: ["ABORTED", "FAILED", "TIMED_OUT"]), stateMachineARN: stateMachine.arn)
        super.init(scope)
        shared.watchlist.add(
            WatchedExecutions(
                name: "stopped-executions", title: "Failures recorded for executions", stateMachine: stateMachine,
                meaning: "The failure of an asset may not have been recorded or told"))
    }

    private struct States {
        typealias Field = HandlerContract.Field

        let scope: Node
        let assets: AssetStates
        let run: HandlerFunction

        func start() -> any Chainable {
            let ended = whyItEnded()
            let record = recordFailure()
            ended.next(whichAsset()).next(JobCancellation.state(scope, run: run, of: assets.executionName, then: record))
            // A submission that was under way when the execution ended has made its job by then.
            let wait = Wait(scope, "Let submissions end", time: .duration(run.callTime))
            // An execution that has failed by itself has told it.
            let untold = Choice(scope, "Was it stopped?").when(.stringEquals(.data(.status), "FAILED"), next: wait)
                .otherwise(UntoldEnd(scope: scope, assets: assets).told(then: wait))
            record.catch(["DynamoDB.ConditionalCheckFailedException"], resultPath: .discard, next: untold)
            record.next(assets.tellFailure()).next(wait).next(
                JobCancellation.state(
                    scope, "Cancel late jobs", run: run, of: assets.executionName, then: Succeed(scope, "Done")))
            return ended
        }

        private func whyItEnded() -> Chain {
            let reason = known("Keep reason", error: .path("$.detail.error"), cause: .path("$.detail.cause"))
            let status = known(
                "Name status", error: .path(.format("Execution.{}", "$.detail.status")),
                cause: .path(.format("The execution ended as {} and left its asset unfinished", "$.detail.status")))
            // An event without them has either no such member or null in it.
            let given: [JSONPath] = ["$.detail.error", "$.detail.cause"]
            return Choice(scope, "Says why?")
                .when(.and(given.flatMap { [.isPresent($0), .isString($0)] }), next: reason).otherwise(status).afterwards()
        }

        /// What is known of the execution.
        private func known(_ id: String, error: PayloadTemplate, cause: PayloadTemplate) -> Pass {
            Pass(
                scope, id,
                parameters: [
                    "input": .path(.stringToJSON("$.detail.input")), Field.executionName.rawValue: .path("$.detail.name"),
                    Field.status.rawValue: .path("$.detail.status"),
                    Field.error.rawValue: ["Error": error, "Cause": cause],
                ])
        }

        private func whichAsset() -> Chain {
            let named = Pass(
                scope, "Keep identity",
                parameters: .fields(
                    .executionName, .status, .error,
                    and: [.assetID: .path("$.input.assetId"), .bucket: .path("$.input.bucket"), .key: .path("$.input.key")]))
            // An execution that began under a former version has S3's event for its input.
            let former = AssetIdentity(scope: scope, event: "$.input", besides: [.executionName, .status, .error]).identify()
            return Choice(scope, "Says which?").when(.isPresent("$.input.assetId"), next: named).otherwise(former).afterwards()
        }

        private func recordFailure() -> DynamoDBUpdateItem {
            assets.record(
                "Record failure", status: .failed,
                [
                    Field.error.rawValue: .string(path: .errorName), Field.cause.rawValue: .string(path: .errorCause),
                    Field.recordedBy.rawValue: .string(path: .executionName),
                ],
                // What this very execution recorded before an answer was lost is still to be told.
                condition: """
                    attribute_not_exists(pk) OR #recordedBy = :recordedBy \
                    OR (executionName = :execution AND #status <> :status AND #status <> :complete AND #status <> :rejected)
                    """,
                values: [
                    ":complete": .string("\(AssetStatus.complete)"), ":rejected": .string("\(AssetStatus.rejected)"),
                ])
        }
    }
}
