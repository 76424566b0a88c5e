import CDK
import CDKDynamoDB
import CDKIAM
import CDKSNS
import CDKStepFunctions

/// The state machine that takes one upload from its event to its renditions.
final class TranscodeWorkflow: Construct {
    private static let name = "transcode"
    /// An execution that takes longer than its jobs may, by this, is stuck. Its end is recorded and told over outages of two hours.
    private static let timeBesidesJobs = Duration.hours(8)

    let stateMachine: StateMachine
    /// The state machine's ARN made from its name, for those on which the state machine depends.
    let stateMachineARN: ARN

    init(
        _ scope: any Scope, _ id: String, names: ResourceNames, uploadPrefix: String, functions: TranscodeFunctions, table: Table,
        notifications: PlatformTopic, key: PlatformKey, placement: ResolvedPlacement, target: MediaConvertTarget,
        mediaConvertRole: Role, longestJob: Duration
    ) {
        let scope = Node(scope, id)
        let permissions = Permissions(
            scope: scope, functions: functions, table: table, notifications: notifications, key: key, placement: placement,
            target: target, mediaConvertRole: mediaConvertRole)
        let states = Node(scope, "States")
        let assets = AssetStates(scope: states, table: table, topic: notifications.topic)
        let jobs = [("main", "Renditions"), ("preview", "Preview")].map { kind, title in
            JobStates(
                scope: states, kind: kind, title: title, assets: assets, placement: placement, target: target, functions: functions,
                mediaConvertRole: mediaConvertRole.arn)
        }
        let definition = TranscodeStates(
            scope: states, uploadPrefix: uploadPrefix, functions: functions, assets: assets, jobs: jobs)
        _ = Construct(states)
        stateMachine =
            LoggedStateMachine(
                scope, name: Self.name, names: names, states: definition.start(), permissions: permissions.statements,
                comment: "Transcodes one upload for adaptive streaming", timeout: longestJob + Self.timeBesidesJobs
            ).stateMachine
        stateMachineARN = LoggedStateMachine.arn(scope, name: Self.name, names: names)
        super.init(scope)
    }

    /// What the state machine may do: what its states do, and nothing else.
    private struct Permissions {
        let scope: Node
        let functions: TranscodeFunctions
        let table: Table
        let notifications: PlatformTopic
        let key: PlatformKey
        let placement: ResolvedPlacement
        let target: MediaConvertTarget
        let mediaConvertRole: Role

        var statements: [PolicyStatement] {
            [
                PolicyStatement(actions: ["lambda:InvokeFunction"], resources: .only(functions.all.map(\.function.arn))),
                PolicyStatement(actions: ["dynamodb:PutItem", "dynamodb:UpdateItem"], resources: [table.arn]),
                PolicyStatement(actions: ["sns:Publish"], resources: [notifications.topic.arn]),
                key.publishing,
            ] + (placement == .inRegion ? ofJobs : [])
        }

        /// Where Step Functions submits jobs by itself.
        private var ofJobs: [PolicyStatement] {
            [
                PolicyStatement(actions: ["mediaconvert:CreateJob"], resources: .only([target.queueARN] + target.templateARNs)),
                PolicyStatement(
                    actions: ["mediaconvert:CancelJob", "mediaconvert:GetJob", "mediaconvert:TagResource"],
                    resources: [target.jobsARN]),
                PolicyStatement(
                    actions: ["iam:PassRole"], resources: [mediaConvertRole.arn],
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
