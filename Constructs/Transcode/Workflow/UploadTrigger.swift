import CDK
import CDKEvents
import CDKIAM
import CDKSQS

/// Starts an execution for each upload; what cannot be started waits in a dead-letter queue.
final class UploadTrigger: Construct {
    /// EventBridge tries so long, and so often: as much as it takes.
    private static let eventAge = Duration.days(1)
    private static let attempts = 185

    let rule: CfnEventsRule
    let deadLetters: Queue

    init(_ scope: any Scope, _ id: String, names: ResourceNames, source: IngestBucket, stateMachineARN: ARN) {
        let scope = Node(scope, id)
        deadLetters = DeadLetters.queue(scope, "DeadLetters", name: names("ingest-dlq"))
        let role = Role(
            scope, "Role",
            assumedBy: .service(
                "events.amazonaws.com", conditions: ["StringEquals": ["aws:SourceAccount": AnyValue(scope.account)]]),
            inlinePolicies: [
                names("ingest-rule-policy"): PolicyDocument(statements: [
                    PolicyStatement(actions: ["states:StartExecution"], resources: [stateMachineARN])
                ])
            ], roleName: PhysicalName(names("ingest-rule-role")))
        rule = CfnEventsRule(
            scope, "Rule",
            eventPattern: [
                "source": ["aws.s3"], "detail-type": ["Object Created"],
                "detail": [
                    "bucket": ["name": [AnyValue(source.storage.bucketName)]],
                    "object": ["key": AnyValue(source.extensions.keyPatterns)],
                ],
            ], name: Value(names("ingest-rule")), state: .enabled,
            targets: [
                .init(
                    arn: stateMachineARN.text, id: "StateMachine", deadLetterConfig: .init(arn: deadLetters.arn.text),
                    retryPolicy: .init(
                        maximumEventAgeInSeconds: Value(Self.eventAge.seconds), maximumRetryAttempts: Value(Self.attempts)),
                    roleArn: role.arn.text)
            ])
        DeadLetters.admit("events.amazonaws.com", from: ARN(raw: rule.attrArn.raw), to: deadLetters)
        super.init(scope)
    }
}
