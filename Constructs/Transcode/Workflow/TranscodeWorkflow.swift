import CDK
import CDKDynamoDB
import CDKIAM
import CDKStepFunctions

/// The state machine that takes one upload from its event to its renditions.
final class TranscodeWorkflow: Construct {
    private static let name = "transcode"
    /// An execution that takes longer than its jobs may, by this, is stuck.
    ///
    /// Its end is recorded and told over outages of two hours.
    private static let timeBesidesJobs = Duration.hours(8)

    let stateMachine: StateMachine
    /// The state machine's ARN made from its name, for those on which the state machine depends.
    let stateMachineARN: ARN

    init(_ scope: any Scope, _ id: String, _ shared: SharedParts, functions: TranscodeFunctions) {
        let scope = Node(scope, id)
        let permissions = Permissions(scope: scope, shared: shared, functions: functions)
        let states = Node(scope, "States")
        let assets = AssetStates(scope: states, shared: shared)
        let branches: [(HandlerContract.JobKind, String)] = [(.main, "Renditions"), (.preview, "Preview")]
        let jobs = branches.map { kind, title in
            JobStates(
                scope: states, kind: kind, title: title, assets: assets, shared: shared, run: functions.run)
        }
        let definition = TranscodeStates(states, functions: functions, assets: assets, jobs: jobs)
        _ = Construct(states)
        stateMachine =
            LoggedStateMachine(
                scope, name: Self.name, names: shared.names, states: definition.start(), permissions: permissions.statements,
                comment: "Transcodes one upload for adaptive streaming", timeout: shared.longestJob + Self.timeBesidesJobs
            ).stateMachine
        stateMachineARN = LoggedStateMachine.arn(scope, name: Self.name, names: shared.names)
        super.init(scope)
        shared.watchlist.add(
            WatchedExecutions(
                name: "executions", title: "Executions", stateMachine: stateMachine,
                meanings: (
                    failed: "An asset was not transcoded, or nobody was told of it", timedOut: "An execution is stuck",
                    aborted: "An execution was stopped from outside", throttled: "Executions wait for Step Functions"
                )))
        for operation in [TableOperation.putItem, .updateItem] { shared.watchlist.add(operation, of: shared.table) }
    }

    /// What the state machine may do: what its states do, and nothing else.
    private struct Permissions {
        let scope: Node
        let shared: SharedParts
        let functions: TranscodeFunctions

        var statements: [PolicyStatement] {
            [
                PolicyStatement(actions: ["lambda:InvokeFunction"], resources: .only(functions.all.map(\.function.arn))),
                PolicyStatement(actions: ["dynamodb:PutItem", "dynamodb:UpdateItem"], resources: [shared.table.arn]),
                PolicyStatement(actions: ["sns:Publish"], resources: [shared.notifications.topic.arn]),
                shared.key.publishing,
            ] + (shared.placement == .inRegion ? ofJobs : [])
        }

        /// Where Step Functions submits jobs by itself.
        private var ofJobs: [PolicyStatement] {
            let target = shared.target
            return [
                PolicyStatement(actions: ["mediaconvert:CreateJob"], resources: .only([target.queueARN] + target.templateARNs)),
                PolicyStatement(
                    actions: ["mediaconvert:CancelJob", "mediaconvert:GetJob", "mediaconvert:TagResource"],
                    resources: [target.jobsARN]),
                PolicyStatement(
                    actions: ["iam:PassRole"], resources: [shared.mediaConvertRole.arn],
                    conditions: ["StringEquals": ["iam:PassedToService": "mediaconvert.amazonaws.com"]]),
                // The rule by which Step Functions hears that a job has ended
                // (https://docs.aws.amazon.com/step-functions/latest/dg/connect-mediaconvert.html).
                PolicyStatement(
                    actions: ["events:DescribeRule", "events:PutRule", "events:PutTargets"],
                    resources: [
                        ARN(in: scope, service: "events", resource: "rule", resourceName: "StepFunctionsGetEventsForMediaConvertJobRule")
                    ]),
            ]
        }
    }
}
