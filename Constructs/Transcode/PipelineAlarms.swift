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
        func throttles(_ operation: Value<String>) -> [(String, Value<String>)] { [("TableName", table.ref), ("Operation", operation)] }
        let watched = [
            Watched("executions-failed", "AWS/States", "ExecutionsFailed", machine, "An asset was not transcoded"),
            Watched("executions-timed-out", "AWS/States", "ExecutionsTimedOut", machine, "An execution is stuck"),
            Watched("executions-aborted", "AWS/States", "ExecutionsAborted", machine, "An execution was stopped from outside"),
            Watched("executions-throttled", "AWS/States", "ExecutionThrottled", machine, "Executions wait for Step Functions"),
            Watched("transcode-errors", "AWS/Lambda", "Errors", function, "The function that talks to MediaConvert fails"),
            Watched("transcode-throttles", "AWS/Lambda", "Throttles", function, "The account runs too many functions at once"),
            Watched(
                "transcode-duration", "AWS/Lambda", "Duration", function, "The function that talks to MediaConvert nearly times out",
                statistic: "Maximum", threshold: Double(SubmitFunction.timeout.milliseconds) * 0.8),
            Watched("ingest-rule-failures", "AWS/Events", "FailedInvocations", rule, "An upload could not start an execution"),
            Watched(
                "ingest-rule-lost-events", "AWS/Events", "InvocationsFailedToBeSentToDlq", rule,
                "An upload could neither start an execution nor reach the dead-letter queue"),
            Watched(
                "ingest-dlq-messages", "AWS/SQS", "ApproximateNumberOfMessagesVisible",
                [("QueueName", trigger.deadLetters.attrQueueName)], "Uploads wait in the dead-letter queue", statistic: "Maximum"),
            Watched(
                "assets-table-put-throttles", "AWS/DynamoDB", "ThrottledRequests", throttles("PutItem"), "The table refuses new rows"),
            Watched(
                "assets-table-update-throttles", "AWS/DynamoDB", "ThrottledRequests", throttles("UpdateItem"),
                "The table refuses changes of rows"),
        ]
        for watched in watched {
            let alarm = CfnAlarm(
                scope, watched.name, actionsEnabled: true, alarmActions: [topic.ref], alarmDescription: Value(watched.meaning),
                alarmName: Value(environmentSuffix.name("\(watched.name)-alarm")),
                comparisonOperator: "GreaterThanOrEqualToThreshold",
                dimensions: List(watched.dimensions.map { .init(name: Value($0.0), value: $0.1) }), evaluationPeriods: 1,
                metricName: Value(watched.metric), namespace: Value(watched.namespace), period: 300,
                statistic: Value(watched.statistic), threshold: Value(watched.threshold), treatMissingData: "notBreaching")
            alarm.applyRemovalPolicy(.destroy)
        }
        super.init(scope)
    }
}

/// A metric that stands for one way in which a pipeline fails.
private struct Watched {
    let name: String
    let namespace: String
    let metric: String
    let dimensions: [(String, Value<String>)]
    let meaning: String
    let statistic: String
    let threshold: Double

    init(
        _ name: String, _ namespace: String, _ metric: String, _ dimensions: [(String, Value<String>)], _ meaning: String,
        statistic: String = "Sum", threshold: Double = 1
    ) {
        self.name = name
        self.namespace = namespace
        self.metric = metric
        self.dimensions = dimensions
        self.meaning = meaning
        self.statistic = statistic
        self.threshold = threshold
    }
}
