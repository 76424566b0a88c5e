import CDK
import CDKIAM
import CDKStepFunctions

/// Calls an action of any AWS service, as the SDKs have it.
///
///     CallAWSService(
///         scope, "ReadManifest", service: "s3", action: "getObject", parameters: ["Bucket": "\(bucket.ref)", "Key": .path("$.key")],
///         resources: ["\(bucket.attrArn)/*"])
///
/// [Reference](https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html)
public final class CallAWSService: TaskState {
    /// Creates the task.
    ///
    /// - Parameters:
    ///   - scope: The scope of the construct.
    ///   - id: The id within the scope.
    ///   - service: The name of the service in the SDK for Java, in lower case: `s3`, `dynamodb`, `cloudwatchlogs`.
    ///   - action: The action, beginning in lower case: `getObject`.
    ///   - parameters: Their names begin in upper case.
    ///   - resources: The resources with which the state machine may do that.
    ///   - iamAction: The name of the action in policies, where that is not `<service>:<action>`.
    ///   - additionalStatements: Further permissions that the call needs.
    ///   - pattern: Whether it waits for an answer.
    ///   - options: The settings that tasks of all services have.
    ///   - file: The Swift file of the call, by which diagnostics find it.
    ///   - line: The line of the call in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, service: String, action: String, parameters: PayloadTemplate = [:], resources: [ARN],
        iamAction: String? = nil, additionalStatements: [PolicyStatement] = [], pattern: CallbackPattern = .requestResponse,
        options: TaskOptions = TaskOptions(), file: String = #fileID, line: Int = #line
    ) {
        let permission = iamAction ?? "\(Self.policyNames[service] ?? service):\(action)"
        super.init(
            Node(scope, id, file: file, line: line), options,
            resource: IntegrationPattern(pattern).resource("aws-sdk", "\(service.lowercased()):\(action)"),
            policies: [PolicyStatement(actions: [permission], resources: .only(resources))] + additionalStatements
        ) { _ in parameters }
        reportMistakes(action, parameters)
        if pattern == .waitForTaskToken {
            requireTaskToken(in: parameters, "parameters")
        }
    }

    private func reportMistakes(_ action: String, _ parameters: PayloadTemplate) {
        if action.first?.isUppercase == true {
            node.report(
                .error(
                    "swift-cdk:stepfunctions-tasks/action-name",
                    "The action '\(action)' begins with a capital letter, and the SDKs' do not", action: "begin it with a small letter"))
        }
        guard case .object(let members) = parameters.kind else { return }
        let wrong = members.map(\.0).filter { $0.first?.isLowercase == true }
        if !wrong.isEmpty {
            node.report(
                .error(
                    "swift-cdk:stepfunctions-tasks/parameter-names",
                    "Parameters of actions begin with a capital letter, and these do not: \(wrong.joined(separator: ", "))",
                    action: "begin them with a capital letter"))
        }
    }

    /// The services that policies know by another name.
    private static let policyNames = [
        "bedrockagent": "bedrock", "cloudwatchlogs": "logs", "efs": "elasticfilesystem", "elasticloadbalancingv2": "elasticloadbalancing",
        "mediapackagevod": "mediapackage-vod", "mwaa": "airflow", "sfn": "states",
    ]
}
