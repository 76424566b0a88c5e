import CDK
import CDKCloudWatch
import CDKDynamoDB
import CDKEvents
import CDKSNS
import CDKSQS

/// Something that an alarm watches, and from which value on it goes off.
///
/// Where every single case counts, such as a message that nobody got, it goes off at the first. Where AWS itself tries again, or some
/// failures are to be expected, it watches a rate, and goes off when that stays high.
struct Watched {
    /// How much of its time a function may take before somebody should look.
    private static let shareOfTimeout = 0.8
    /// Less than so many are no rate.
    static let fewest = 3

    let name: String
    let series: any TimeSeries
    let meaning: String
    let section: Runbook.Section
    let threshold: Double
    let persistence: Persistence

    /// In how many of the latest periods, of five minutes each.
    struct Persistence {
        let points: Int
        let periods: Int

        /// Every case counts.
        static let once = Persistence(points: 1, periods: 1)
        /// Ten minutes of a quarter of an hour.
        static let mostly = Persistence(points: 2, periods: 3)
        /// A quarter of an hour.
        static let always = Persistence(points: 3, periods: 3)
    }

    init(
        _ name: String, _ series: any TimeSeries, _ meaning: String, _ section: Runbook.Section, threshold: Double = 1,
        for persistence: Persistence = .once
    ) {
        self.name = name
        self.series = series
        self.meaning = meaning
        self.section = section
        self.threshold = threshold
        self.persistence = persistence
    }

    // MARK: Functions

    static func faults(of function: HandlerFunction) -> [Watched] {
        let name = function.name
        return [
            Watched(
                "\(name)-errors", errorRate(of: function), "Half of the calls of the function \(name) fail", .functionsFail, threshold: 50,
                for: .mostly),
            Watched(
                "\(name)-throttles", throttleRate(of: function), "The account runs too many functions at once for \(name)", .throttling,
                threshold: 20, for: .always),
            Watched(
                "\(name)-duration", longRuns(of: function), "The function \(name) nearly times out", .functionsAreSlow,
                threshold: Double(function.timeout.milliseconds) * shareOfTimeout, for: .always),
        ]
    }

    /// How many of 100 calls fail.
    ///
    /// Calls that the workflow tries again are among them: single ones are nobody's concern. Those are not that a service refused which
    /// is asked too often: the platform works, and whoever waits too long for it is told of by the time that it takes.
    static func errorRate(of function: HandlerFunction) -> MathExpression {
        let (errors, refused, calls) = (id("errors", function), id("refused", function), id("calls", function))
        let failed = "(\(errors) - FILL(\(refused), 0))"
        return MathExpression(
            "IF(\(failed) >= \(fewest), 100 * \(failed) / \(calls), 0)",
            using: [
                errors: function.function.metricErrors(), refused: refusals(of: function), calls: function.function.metricInvocations(),
            ],
            label: "\(function.name) (%)")
    }

    /// How many calls failed since a service had no room for what they asked.
    static func refusals(of function: HandlerFunction) -> Metric {
        Metric(
            namespace: Value(HandlerContract.PipelineMetric.namespace.rawValue),
            name: Value(HandlerContract.PipelineMetric.throttledCalls.rawValue),
            dimensions: [HandlerContract.PipelineMetric.function.rawValue: function.function.name], statistic: .sum)
    }

    /// How many of 100 calls Lambda does not let run, which are none of its invocations
    /// (https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html).
    static func throttleRate(of function: HandlerFunction) -> MathExpression {
        let (throttles, calls) = (id("throttles", function), id("calls", function))
        return MathExpression(
            "IF(\(throttles) >= \(fewest), 100 * \(throttles) / (\(throttles) + FILL(\(calls), 0)), 0)",
            using: [throttles: function.function.metricThrottles(), calls: function.function.metricInvocations()],
            label: "\(function.name) (%)")
    }

    /// All but the slowest of 100 calls.
    static func longRuns(of function: HandlerFunction) -> Metric { function.function.metric("Duration", statistic: .percentile(99)) }

    /// What a function that nobody waits for could not hand on.
    static func lostEvents(of function: HandlerFunction) -> Watched {
        Watched(
            "\(function.name)-lost-events", function.function.metric("DestinationDeliveryFailures", statistic: .sum),
            "An event that \(function.name) could not work on did not reach the dead-letter queue", .eventNotDelivered)
    }

    /// A name in an expression; a graph takes each for one metric only.
    private static func id(_ front: String, _ function: HandlerFunction) -> String {
        ([front] + function.name.split(separator: "-").map(String.init)).joined(separator: "_")
    }

    // MARK: Rules, topics, queues and tables

    static func failures(of rule: Rule, named name: String) -> Watched {
        Watched("\(name)-failures", metric("FailedInvocations", of: rule), "An event did not reach its target", .eventNotDelivered)
    }

    /// Of a rule whose target has a dead-letter queue.
    static func lostEvents(of rule: Rule, named name: String) -> Watched {
        Watched(
            "\(name)-lost-events", metric("InvocationsFailedToBeSentToDlq", of: rule),
            "An event reached neither its target nor the dead-letter queue", .eventNotDelivered)
    }

    /// A rule on a bus of its own is known by the names of both, and `Ref` of it is not its name but `<bus>|<rule>`
    /// (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html,
    /// https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1949).
    private static func metric(_ name: Value<String>, of rule: Rule) -> Metric {
        var dimensions = ["RuleName": rule.name]
        if let resource = rule.node.defaultChild as? Events.CfnRule, let bus = resource.eventBusName, let ruleName = resource.name {
            dimensions = ["EventBusName": bus, "RuleName": ruleName]
        }
        return Metric(namespace: "AWS/Events", name: name, dimensions: dimensions, statistic: .sum)
    }

    /// What a topic could not hand over, and neither to a dead-letter queue if there is one
    /// (https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html).
    static func losses(of topic: PlatformTopic) -> [Watched] {
        [
            Watched(
                "\(topic.type)-failures", topic.topic.metricNumberOfNotificationsFailed(),
                "A message did not reach a subscriber of \(topic.type)", .messageNotDelivered),
            Watched(
                "\(topic.type)-lost-messages", topic.topic.metric("NumberOfNotificationsFailedToRedriveToDlq", statistic: .sum),
                "A message of \(topic.type) reached neither its subscriber nor the dead-letter queue", .messageNotDelivered),
        ]
    }

    static func messages(in queue: Queue, named name: String) -> Watched {
        Watched(
            "\(name)-messages", queue.metricApproximateNumberOfMessagesVisible(), "Messages wait in the dead-letter queue \(name)",
            .deadLetters)
    }

    static func throttles(of operation: TableOperation, of table: Table) -> Watched {
        Watched(
            "assets-table-\(operation.rawValue.lowercased())-throttles", table.metricThrottledRequests(of: operation),
            "The table refuses \(operation.rawValue) again and again", .throttling, for: .always)
    }

    // MARK: The alarm

    /// An alarm that tells a topic of its own region when it goes off and when it is over.
    func alarm(_ scope: Node, names: ResourceNames, topic: PlatformTopic, runbook: Runbook) -> Alarm {
        let alarm = Alarm(
            scope, name, metric: series, threshold: threshold, evaluationPeriods: persistence.periods,
            datapointsToAlarm: persistence.points, missingData: .notBreaching, alarmName: PhysicalName(names("\(name)-alarm")),
            description: runbook.description(meaning, section))
        for state in [AlarmState.alarm, .ok] { alarm.addAction(topic.topic, when: state) }
        return alarm
    }
}
