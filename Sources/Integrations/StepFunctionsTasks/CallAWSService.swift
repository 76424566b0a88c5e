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
    /// - Parameters:
    ///   - service: As the SDK for Java calls it, in lower case: `s3`, `dynamodb`, `cloudwatchlogs`.
    ///   - action: Begins in lower case: `getObject`.
    ///   - parameters: Their names begin in upper case.
    ///   - resources: What the state machine may do that with.
    ///   - iamAction: What policies call the action, where that is not `<service>:<action>`.
    ///   - additionalStatements: What else the call needs.
    ///   - pattern: Whether it waits for an answer.
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
            requireTaskToken(in: parameters, "Task Token is required in `parameters`. Use JsonPath.taskToken to set the token.")
        }
    }

    private func reportMistakes(_ action: String, _ parameters: PayloadTemplate) {
        if action.first?.isUppercase == true {
            node.report("action must be camelCase, got: \(action)", action: "begin it in lower case")
        }
        guard case .object(let members) = parameters.kind else { return }
        let wrong = members.map(\.0).filter { $0.first?.isLowercase == true }
        if !wrong.isEmpty {
            node.report(
                "parameter names must be PascalCase, got: \(wrong.joined(separator: ", "))", action: "begin them in upper case")
        }
    }

    /// The services that policies know by another name.
    private static let policyNames = [
        "bedrockagent": "bedrock", "cloudwatchlogs": "logs", "efs": "elasticfilesystem", "elasticloadbalancingv2": "elasticloadbalancing",
        "mediapackagevod": "mediapackage-vod", "mwaa": "airflow", "sfn": "states",
    ]
}
