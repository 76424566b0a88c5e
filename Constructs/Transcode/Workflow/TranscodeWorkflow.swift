import CDK
import CDKDynamoDB
import CDKIAM
import CDKStepFunctions

/// The state machine that takes one upload that is admitted to its renditions.
final class TranscodeWorkflow: Construct {
    private static let name = "transcode"
    /// As long as Step Functions lets an execution be: its jobs have clocks of their own, and waiting for them is no fault.
    private static let timeout = Duration.days(365)

    let stateMachine: StateMachine
    /// The state machine's ARN made from its name, for those on which the state machine depends.
    let stateMachineARN: ARN

    init(
        _ scope: any Scope, _ id: String, _ shared: SharedParts, functions: TranscodeFunctions, staging: StagingFunctions?,
        intake: StateMachine
    ) {
        let scope = Node(scope, id)
        let called = functions.all + (staging?.all ?? [])
        let permissions = Permissions(scope: scope, shared: shared, functions: called, intake: intake)
        let states = Node(scope, "States")
        let assets = AssetStates(scope: states, shared: shared)
        let branches: [(HandlerContract.JobKind, String)] = [(.main, "Renditions"), (.preview, "Preview")]
        let jobs = branches.map { kind, title in
            JobStates(
                scope: states, kind: kind, title: title, shared: shared, run: functions.run)
        }
        let definition = TranscodeStates(states, functions: functions, staging: staging, assets: assets, jobs: jobs, intake: intake)
        _ = Construct(states)
        stateMachine =
            LoggedStateMachine(
                scope, name: Self.name, shared, states: definition.start(), permissions: permissions.statements,
                comment: "Transcodes one upload for adaptive streaming", timeout: Self.timeout
            ).stateMachine
        stateMachineARN = LoggedStateMachine.arn(scope, name: Self.name, names: shared.names)
        super.init(scope)
        shared.watchlist.add(
            WatchedExecutions(
                name: "executions", title: "Executions", stateMachine: stateMachine))
        for operation in [TableOperation.getItem, .putItem, .query, .updateItem] { shared.watchlist.add(operation, of: shared.table) }
    }

    /// What the state machine may do: what its states do, and nothing else.
    private struct Permissions {
        let scope: Node
        let shared: SharedParts
        let functions: [HandlerFunction]
        let intake: StateMachine

        var statements: [PolicyStatement] {
            [
                PolicyStatement(actions: ["lambda:InvokeFunction"], resources: .only(functions.map(\.function.arn))),
                PolicyStatement(actions: ["dynamodb:UpdateItem"], resources: [shared.table.arn]),
                PolicyStatement(actions: ["sns:Publish"], resources: [shared.notifications.topic.arn]),
                shared.key.publishing, PolicyStatement(actions: ["states:StartExecution"], resources: [intake.arn]),
            ] + ofFormerExecutions
        }

        /// The permissions of executions that began under a former version.
        ///
        /// Those wrote their jobs' rows themselves; with MediaConvert in the region, Step Functions submitted their jobs. They end within
        /// 20 hours of an update; a later one may leave this out.
        private var ofFormerExecutions: [PolicyStatement] {
            let target = shared.target
            let rows = PolicyStatement(actions: ["dynamodb:PutItem"], resources: [shared.table.arn])
            guard shared.placement == .inRegion else { return [rows] }
            return [
                rows,
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
