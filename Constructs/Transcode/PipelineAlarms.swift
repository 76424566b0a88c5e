import CDK
import CDKCloudWatch
import CDKDynamoDB
import CDKSNS

/// An alarm on each way in which a pipeline can fail, all told to one topic.
final class PipelineAlarms: Construct {
    let topic: CfnTopic

    init(
        _ scope: any Scope, _ id: String, environmentSuffix: EnvironmentSuffix, key: ServiceKey, workflow: TranscodeWorkflow,
        submit: PythonFunction, table: CfnTable, trigger: UploadTrigger
    ) {
        let scope = Node(scope, id)
        topic = CfnTopic(
            scope, "Topic", kmsMasterKeyId: key.key.attrArn, topicName: Value(environmentSuffix.name("alarm-topic")))
        topic.applyRemovalPolicy(.destroy)
        key.allowAlarms()
        TopicPolicies.requireTLS(
            topic, in: scope, "TopicPolicy",
            allowing: [
                .allow(
                    service: "cloudwatch.amazonaws.com", ["sns:Publish"], on: [topic.ref],
                    when: ["StringEquals": ["aws:SourceAccount": AnyValue(scope.account)]])
            ])

        let machine = [("StateMachineArn", workflow.stateMachine.ref)]
        let function = [("FunctionName", submit.function.ref)]
        let rule = [("RuleName", trigger.rule.ref)]
        let alarms: [(String, String, String, [(String, Value<String>)], String)] = [
            ("executions-failed", "AWS/States", "ExecutionsFailed", machine, "An asset was not transcoded"),
            ("executions-timed-out", "AWS/States", "ExecutionsTimedOut", machine, "An asset took longer than the time limit"),
            ("executions-aborted", "AWS/States", "ExecutionsAborted", machine, "An execution was stopped from outside"),
            ("executions-throttled", "AWS/States", "ExecutionThrottled", machine, "Executions wait for Step Functions"),
            ("transcode-errors", "AWS/Lambda", "Errors", function, "The function that talks to MediaConvert fails"),
            ("transcode-throttles", "AWS/Lambda", "Throttles", function, "The account runs too many functions at once"),
            ("ingest-rule-failures", "AWS/Events", "FailedInvocations", rule, "An upload could not start an execution"),
            (
                "ingest-dlq-messages", "AWS/SQS", "ApproximateNumberOfMessagesVisible",
                [("QueueName", trigger.deadLetters.attrQueueName)], "Uploads wait in the dead-letter queue"
            ),
            (
                "assets-table-throttles", "AWS/DynamoDB", "ThrottledRequests",
                [("TableName", table.ref), ("Operation", "PutItem")], "The table refuses writes"
            ),
        ]
        for (name, namespace, metric, dimensions, description) in alarms {
            let alarm = CfnAlarm(
                scope, name, actionsEnabled: true, alarmActions: [topic.ref], alarmDescription: Value(description),
                alarmName: Value(environmentSuffix.name("\(name)-alarm")), comparisonOperator: "GreaterThanOrEqualToThreshold",
                dimensions: List(dimensions.map { .init(name: Value($0.0), value: $0.1) }), evaluationPeriods: 1,
                metricName: Value(metric), namespace: Value(namespace), period: 300,
                statistic: metric == "ApproximateNumberOfMessagesVisible" ? "Maximum" : "Sum", threshold: 1,
                treatMissingData: "notBreaching")
            alarm.applyRemovalPolicy(.destroy)
        }
        super.init(scope)
    }
}
