import CDK
import CDKIAM
import CDKStepFunctions
import CloudAssembly

/// Transcodes: makes a job of MediaConvert.
///
///     MediaConvertCreateJob(
///         scope, "Transcode", role: mediaConvertRole.arn,
///         request: ["Queue": "\(queue.attrArn)", "Settings": ["Inputs": [["FileInput": .path("$.source")]], "OutputGroups": […]]],
///         pattern: .runJob)
///
/// The state machine may hand the role to MediaConvert, and with `.runJob` look at the job, cancel it, and follow it by a rule of
/// EventBridge that Step Functions makes.
///
/// [Reference](https://docs.aws.amazon.com/step-functions/latest/dg/connect-mediaconvert.html)
public final class MediaConvertCreateJob: TaskState {
    /// Creates the task.
    ///
    /// - Parameters:
    ///   - scope: The scope of the construct.
    ///   - id: The id within the scope.
    ///   - role: The role with which MediaConvert reads sources and writes outputs.
    ///   - request: The request of `CreateJob` without its role; `Settings` are required.
    ///   - pattern: Whether the task is done when the job has ended.
    ///   - options: The settings that tasks of all services have.
    ///   - file: The Swift file of the call, by which diagnostics find it.
    ///   - line: The line of the call in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, role: ARN, request: PayloadTemplate, pattern: JobPattern = .requestResponse,
        options: TaskOptions = TaskOptions(), file: String = #fileID, line: Int = #line
    ) {
        super.init(
            Node(scope, id, file: file, line: line), options,
            resource: IntegrationPattern(pattern).resource("mediaconvert", "createJob"),
            policies: Self.policies(scope, role, request, pattern)
        ) { _ in
            guard case .object(let members) = request.kind, !members.contains(where: { $0.0 == "Role" }) else { return request }
            return .object([("Role", PayloadTemplate(role))] + members)
        }
        if request.member(named: "Settings") == nil {
            node.report(
                .error(
                    "swift-cdk:stepfunctions-tasks/job-without-settings", "The request of the job has no Settings",
                    action: "add them: [\"Settings\": …]"))
        }
    }

    private static func policies(
        _ scope: any Scope, _ role: ARN, _ request: PayloadTemplate, _ pattern: JobPattern
    ) -> [PolicyStatement] {
        var policies = [
            PolicyStatement(
                actions: ["iam:PassRole"], resources: [role],
                conditions: ["StringLike": ["iam:PassedToService": "mediaconvert.amazonaws.com"]]),
            // Jobs have no ARN before they are made; queues and presets are named in the request, which may come from the input.
            PolicyStatement(actions: ["mediaconvert:CreateJob"], resources: ["*"]),
        ]
        guard pattern == .runJob else { return policies }
        policies.append(PolicyStatement(actions: ["mediaconvert:GetJob", "mediaconvert:CancelJob"], resources: ["*"]))
        policies.append(.followJobs(in: scope, rule: "StepFunctionsGetEventsForMediaConvertJobRule"))
        return policies
    }
}

extension PolicyStatement {
    /// The permission to keep the rule of EventBridge by which Step Functions learns that a job has ended.
    static func followJobs(in scope: any Scope, rule: Value<String>) -> PolicyStatement {
        PolicyStatement(
            actions: ["events:PutTargets", "events:PutRule", "events:DescribeRule"],
            resources: [ARN(in: scope, service: "events", resource: "rule", resourceName: rule)])
    }
}
