import CDK
import CDKIAM

/// A log in CloudWatch Logs of how deliveries to subscribers of one kind end.
///
/// [Reference](https://docs.aws.amazon.com/sns/latest/dg/sns-topic-attributes.html)
public struct DeliveryLogging {
    private let kind: SNS.CfnTopic.LoggingConfigProtocol
    private let failureRole: (any RoleReference)?
    private let successRole: (any RoleReference)?
    let successSampleRate: Int?

    /// A log of deliveries.
    ///
    /// A sample rate beyond 100 is reported at the topic.
    ///
    /// - Parameters:
    ///   - kind: The kind of subscribers.
    ///   - failureRole: The role with which SNS writes about failures; it does not if not given.
    ///   - successRole: The role with which SNS writes about successes; it does not if not given.
    ///   - successSampleRate: The percentage of successes that is written about: 0 to 100.
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
