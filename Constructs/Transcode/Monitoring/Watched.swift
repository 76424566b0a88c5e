import CDK
import CDKCloudWatch
import CDKDynamoDB
import CDKEvents
import CDKSNS
import CDKSQS

/// A metric that stands for one way in which something fails.
struct Watched {
    /// How much of its time a function may take before somebody should look.
    private static let shareOfTimeout = 0.8

    let name: String
    let metric: Metric
    let meaning: String
    let threshold: Double

    init(_ name: String, _ metric: Metric, _ meaning: String, threshold: Double = 1) {
        self.name = name
        self.metric = metric
        self.meaning = meaning
        self.threshold = threshold
    }

    static func faults(of function: HandlerFunction) -> [Watched] {
        let name = function.name
        return [
            Watched("\(name)-errors", function.function.metricErrors(), "The function \(name) fails"),
            Watched("\(name)-throttles", function.function.metricThrottles(), "The account runs too many functions at once"),
            Watched(
                "\(name)-duration", longestRun(of: function), "The function \(name) nearly times out",
                threshold: Double(function.timeout.milliseconds) * shareOfTimeout),
        ]
    }

    static func longestRun(of function: HandlerFunction) -> Metric { function.function.metric("Duration", statistic: .maximum) }

    /// What a function that nobody waits for could not hand on.
    static func lostEvents(of function: HandlerFunction) -> Watched {
        Watched(
            "\(function.name)-lost-events", function.function.metric("DestinationDeliveryFailures", statistic: .sum),
            "An event that \(function.name) could not work on did not reach the dead-letter queue")
    }

    static func failures(of rule: Events.CfnRule, named name: String) -> [Watched] {
        [
            Watched("\(name)-failures", metric("FailedInvocations", of: rule), "An event did not reach its target"),
            Watched(
                "\(name)-lost-events", metric("InvocationsFailedToBeSentToDlq", of: rule),
                "An event reached neither its target nor the dead-letter queue"),
        ]
    }

    /// A rule on a bus of its own is known by the names of both, and `Ref` of it is not its name but `<bus>|<rule>`
    /// (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html,
    /// https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1949).
    private static func metric(_ name: Value<String>, of rule: Events.CfnRule) -> Metric {
        var dimensions = ["RuleName": rule.ref]
        if let bus = rule.eventBusName, let ruleName = rule.name { dimensions = ["EventBusName": bus, "RuleName": ruleName] }
        return Metric(namespace: "AWS/Events", name: name, dimensions: dimensions, statistic: .sum)
    }

    /// What a topic could not hand over, and neither to a dead-letter queue if there is one
    /// (https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html).
    static func losses(of topic: PlatformTopic) -> [Watched] {
        [
            Watched(
                "\(topic.type)-failures", topic.topic.metricNumberOfNotificationsFailed(),
                "A message did not reach a subscriber of \(topic.type)"),
            Watched(
                "\(topic.type)-lost-messages", topic.topic.metric("NumberOfNotificationsFailedToRedriveToDlq", statistic: .sum),
                "A message of \(topic.type) reached neither its subscriber nor the dead-letter queue"),
        ]
    }

    static func messages(in queue: Queue, named name: String) -> Watched {
        Watched("\(name)-messages", queue.metricApproximateNumberOfMessagesVisible(), "Messages wait in the dead-letter queue \(name)")
    }

    static func throttles(of operation: TableOperation, of table: Table) -> Watched {
        Watched(
            "assets-table-\(operation.rawValue.lowercased())-throttles", table.metricThrottledRequests(of: operation),
            "The table refuses \(operation.rawValue)")
    }

    /// An alarm that is told to a topic of its own region.
    func alarm(_ scope: Node, names: ResourceNames, topic: PlatformTopic) -> Alarm {
        let alarm = Alarm(
            scope, name, metric: metric, threshold: threshold, evaluationPeriods: 1, missingData: .notBreaching,
            alarmName: PhysicalName(names("\(name)-alarm")), description: meaning)
        alarm.addAction(topic.topic)
        return alarm
    }
}
