import CDK
import CDKIAM

/// Writes to CloudWatch Logs how deliveries to subscribers of one kind end.
///
/// [Reference](https://docs.aws.amazon.com/sns/latest/dg/sns-topic-attributes.html)
public struct DeliveryLogging {
    private let kind: SNS.CfnTopic.LoggingConfigProtocol
    private let failureRole: (any RoleReference)?
    private let successRole: (any RoleReference)?
    let successSampleRate: Int?

    /// - Parameters:
    ///   - kind: Which subscribers.
    ///   - failureRole: SNS assumes it to write about failures.
    ///   - successRole: SNS assumes it to write about successes.
    ///   - successSampleRate: Of how many percent of the successes: 0 to 100.
    public init(
        _ kind: SNS.CfnTopic.LoggingConfigProtocol, failureRole: (any RoleReference)? = nil, successRole: (any RoleReference)? = nil,
        successSampleRate: Int? = nil
    ) {
        self.kind = kind
        self.failureRole = failureRole
        self.successRole = successRole
        self.successSampleRate = successSampleRate
    }

    var property: SNS.CfnTopic.LoggingConfigProperty {
        SNS.CfnTopic.LoggingConfigProperty(
            protocol: kind, failureFeedbackRoleArn: failureRole.map { Value($0.arn) },
            successFeedbackRoleArn: successRole.map { Value($0.arn) }, successFeedbackSampleRate: Value(successSampleRate.map { "\($0)" }))
    }
}
