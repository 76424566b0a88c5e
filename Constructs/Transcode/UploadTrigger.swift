import CDK
import CDKEvents
import CDKIAM
import CDKSQS
import CDKStepFunctions

/// Starts an execution for each upload; what cannot be started waits in a dead-letter queue.
final class UploadTrigger: Construct {
    let rule: CfnEventsRule
    let deadLetters: CfnQueue

    init(
        _ scope: any Scope, _ id: String, environmentSuffix: EnvironmentSuffix, source: IngestBucket, stateMachine: CfnStateMachine
    ) {
        let scope = Node(scope, id)
        let name = environmentSuffix.name("ingest-rule")
        deadLetters = CfnQueue(
            scope, "DeadLetters", messageRetentionPeriod: Value(Duration.days(14).seconds),
            queueName: Value(environmentSuffix.name("ingest-dlq")), sqsManagedSseEnabled: true)
        deadLetters.applyRemovalPolicy(.destroy)
        let role = CfnRole(
            scope, "Role",
            assumeRolePolicyDocument: policyDocument([
                .trust(
                    service: "events.amazonaws.com", when: ["StringEquals": ["aws:SourceAccount": AnyValue(scope.account)]])
            ]),
            policies: [
                .init(
                    policyDocument: policyDocument([.allow(["states:StartExecution"], on: [stateMachine.ref])]),
                    policyName: Value(environmentSuffix.name("ingest-rule-policy")))
            ], roleName: Value(environmentSuffix.name("ingest-rule-role")))
        role.applyRemovalPolicy(.destroy)

        rule = CfnEventsRule(
            scope, "Rule",
            eventPattern: [
                "source": ["aws.s3"], "detail-type": ["Object Created"],
                "detail": [
                    "bucket": ["name": [AnyValue(source.storage.name)]],
                    "object": ["key": AnyValue(source.extensions.keyPatterns)],
                ],
            ], name: Value(name), state: .enabled,
            targets: [
                .init(
                    arn: stateMachine.ref, id: "StateMachine", deadLetterConfig: .init(arn: deadLetters.attrArn),
                    retryPolicy: .init(maximumEventAgeInSeconds: Value(Duration.days(1).seconds), maximumRetryAttempts: 185),
                    roleArn: role.attrArn)
            ])
        rule.applyRemovalPolicy(.destroy)
        let queuePolicy = CfnQueuePolicy(
            scope, "DeadLettersPolicy",
            policyDocument: policyDocument(
                [
                    .allow(
                        service: "events.amazonaws.com", ["sqs:SendMessage"], on: [deadLetters.attrArn],
                        when: ["ArnEquals": ["aws:SourceArn": AnyValue(rule.attrArn)]]),
                    .denyPlainTransport("sqs:*", on: [deadLetters.attrArn]),
                ]), queues: [deadLetters.ref])
        queuePolicy.applyRemovalPolicy(.destroy)
        super.init(scope)
    }
}
