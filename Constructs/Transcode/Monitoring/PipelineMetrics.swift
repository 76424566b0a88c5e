import CDK
import CDKCloudWatch
import CDKDynamoDB
import CDKEvents
import CDKSQS
import CDKStepFunctions

/// The metrics by which a pipeline is watched.
struct PipelineMetrics {
    /// Values of a metric over five minutes.
    private static let period = Duration.minutes(5)

    let stateMachine: StateMachine
    /// Records the failures of executions that could not do so themselves.
    let stoppedStateMachine: StateMachine
    let functions: [HandlerFunction]
    let rules: [(name: String, rule: Events.CfnRule)]
    let deadLetters: [(name: String, queue: Queue)]
    let topics: [PlatformTopic]
    /// The functions that hand events which they cannot work on to a dead-letter queue.
    let asynchronous: [HandlerFunction]
    let table: Table
    /// How the table is used.
    let tableOperations: [String]
    /// The dimension of the pipeline's own metrics.
    let pipeline: String

    func executions(_ name: String) -> Metric { Self.executions(name, of: stateMachine) }

    static func executions(_ name: String, of stateMachine: StateMachine) -> Metric {
        metric("AWS/States", name, ["StateMachineArn": stateMachine.arn.text])
    }

    func function(_ function: HandlerFunction, _ name: String, _ statistic: Statistic = .sum) -> Metric {
        Self.metric("AWS/Lambda", name, ["FunctionName": function.function.name], statistic)
    }

    /// A rule on a bus of its own is known by the names of both, and `Ref` of it is not its name but `<bus>|<rule>`
    /// (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html,
    /// https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1949).
    static func rule(_ rule: Events.CfnRule, _ name: String) -> Metric {
        guard let bus = rule.eventBusName, let ruleName = rule.name else { return metric("AWS/Events", name, ["RuleName": rule.ref]) }
        return metric("AWS/Events", name, ["EventBusName": bus, "RuleName": ruleName])
    }

    /// What got lost on its way.
    var losses: [Metric] {
        rules.flatMap { Watched.failures(of: $0.rule, named: $0.name) }.map(\.metric)
            + topics.flatMap { Watched.losses(of: $0) }.map(\.metric)
            + asynchronous.map { function($0, "DestinationDeliveryFailures") }
    }

    /// Where a service asked to come back later.
    var throttled: [Metric] {
        [stateMachine, stoppedStateMachine].map { Self.executions("ExecutionThrottled", of: $0) }
            + functions.map { function($0, "Throttles") } + tableOperations.map(throttles)
    }

    static func topic(_ topic: PlatformTopic, _ name: String) -> Metric {
        metric("AWS/SNS", name, ["TopicName": topic.topic.name])
    }

    static func waiting(_ queue: Queue) -> Metric {
        metric("AWS/SQS", "ApproximateNumberOfMessagesVisible", ["QueueName": queue.name], .maximum)
    }

    func throttles(_ operation: String) -> Metric {
        Self.metric("AWS/DynamoDB", "ThrottledRequests", ["TableName": table.name, "Operation": Value(operation)])
    }

    /// From the upload to the asset that can be watched.
    func timeToReady(_ statistic: Statistic) -> Metric {
        Self.metric(TranscodeFunctions.metricNamespace, "TimeToReady", ["Pipeline": Value(pipeline)], statistic)
    }

    /// In the region where MediaConvert runs the jobs.
    static func jobs(_ name: String, queueARN: ARN, region: Region?) -> Metric {
        Metric(
            namespace: "AWS/MediaConvert", name: Value(name), dimensions: ["Queue": queueARN.text], statistic: .sum, period: period,
            region: region)
    }

    private static func metric(
        _ namespace: String, _ name: String, _ dimensions: [String: Value<String>], _ statistic: Statistic = .sum
    ) -> Metric {
        Metric(
            namespace: Value(namespace), name: Value(name), dimensions: dimensions, statistic: statistic, period: period)
    }
}
