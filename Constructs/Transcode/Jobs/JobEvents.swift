import CDK
import CDKDynamoDB
import CDKEvents
import CDKEventsTargets
import CDKIAM
import CDKLambda
import CDKSQS

/// Takes in what MediaConvert's region forwards, and wakes the executions that wait for their jobs.
final class JobEvents: Construct {
    let rule: Events.CfnRule
    let deadLetters: Queue
    let resume: HandlerFunction

    /// The bus to which the other region forwards.
    static func busARN(_ scope: Node, names: ResourceNames) -> ARN {
        ARN(in: scope, service: "events", resource: "event-bus", resourceName: Value(names("job-events-bus")))
    }

    /// - Parameter run: The function that keeps the tokens of executions that wait.
    init(
        _ scope: any Scope, _ id: String, names: ResourceNames, table: Table, stateMachineARN: ARN, run: HandlerFunction
    ) {
        let scope = Node(scope, id)
        run.allow(["dynamodb:UpdateItem"], on: [table.arn])
        // A job may have ended before its token is kept.
        run.allow(["states:SendTaskSuccess"], on: [stateMachineARN])
        let bus = Events.CfnEventBus(scope, "Bus", name: Value(names("job-events-bus")))
        // The rule of the other region comes with a role of this account, and nobody else needs to.
        Events.CfnEventBusPolicy(
            scope, "BusPolicy", statementId: "this-account", eventBusName: bus.ref,
            statement: [
                "Sid": "this-account", "Effect": "Allow", "Principal": ["AWS": "arn:\(scope.partition):iam::\(scope.account):root"],
                "Action": "events:PutEvents", "Resource": AnyValue(bus.attrArn),
            ])
        resume = HandlerFunction(
            scope, "Resume", name: "resume-execution", names: names, handler: "resume_execution",
            files: [
                "resume_execution.py": PackageResources.resume_execution_py, "event_fields.py": PackageResources.event_fields_py,
                "service_errors.py": PackageResources.service_errors_py, "structured_log.py": PackageResources.structured_log_py,
                "task_token.py": PackageResources.task_token_py,
            ],
            environment: ["ASSETS_TABLE": table.name], timeout: TranscodeFunctions.timeout)
        resume.allow(["dynamodb:GetItem"], on: [table.arn])
        resume.allow(["states:SendTaskSuccess"], on: [stateMachineARN])
        deadLetters = DeadLetters.queue(scope, "DeadLetters", name: names("job-rule-dlq"))
        resume.allow(["sqs:SendMessage"], on: [deadLetters.arn])
        Lambda.CfnEventInvokeConfig(
            scope, "InvokeConfig", functionName: resume.function.name, qualifier: "$LATEST",
            destinationConfig: .init(onFailure: .init(destination: deadLetters.arn.text)), maximumRetryAttempts: 2)

        rule = Events.CfnRule(
            scope, "Rule", eventBusName: bus.ref,
            eventPattern: ["source": ["aws.mediaconvert"], "detail-type": ["MediaConvert Job State Change"]],
            name: Value(names("job-rule")), state: .enabled,
            targets: [.init(arn: resume.function.arn.text, id: "Resume", deadLetterConfig: .init(arn: deadLetters.arn.text))])
        Lambda.CfnPermission(
            scope, "Permission", action: "lambda:InvokeFunction", functionName: resume.function.arn.text,
            principal: "events.amazonaws.com", sourceArn: rule.attrArn)
        DeadLetters.admit("events.amazonaws.com", from: ARN(raw: rule.attrArn.raw), to: deadLetters)
        super.init(scope)
    }
}
