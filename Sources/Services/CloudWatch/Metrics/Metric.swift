import CDK
import CDKIAM

/// A metric of CloudWatch: values that a service or an app publishes under a name, told apart by dimensions.
///
///     let latency = Metric(
///         namespace: "Video", name: "Latency", dimensions: ["Stage": "transcode"], statistic: .percentile(99), period: .minutes(1))
///     let perHour = latency.with(statistic: .average, period: .hours(1))
///
/// It is a value without a place in the construct tree; what is wrong with it is reported at the alarms and dashboards that use it.
///
/// [Reference](https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html)
public struct Metric: TimeSeries {
    /// The namespace, such as `AWS/SQS`.
    public private(set) var namespace: Value<String>
    /// The name of the metric within its namespace.
    public private(set) var name: Value<String>
    /// The values that tell the metric apart from others of its name; at most 30.
    public private(set) var dimensions: [String: Value<String>]
    /// The statistic by which the values of a period become one data point.
    public private(set) var statistic: Statistic
    /// 1, 5, 10 or 30 seconds, or whole minutes.
    public private(set) var period: Duration
    /// The unit of the values that count; all count if nil.
    public private(set) var unit: MetricUnit?
    /// The name of the series in legends; CloudWatch makes one if nil.
    public private(set) var label: Value<String>?
    /// The color of the series in graphs; CloudWatch chooses one if nil.
    public private(set) var color: GraphColor?
    /// The name of the metric in the expressions of a graph.
    public private(set) var id: String?
    /// True if a graph draws it; it does if nil.
    public private(set) var isVisible: Bool?
    /// The account that was given, not the one of the resource that the metric is about.
    private(set) var givenAccount: String?
    /// The region that was given, not the one of the resource that the metric is about.
    private(set) var givenRegion: Region?
    private var resourceEnvironment = Environment()
    /// The line that made the metric, for diagnostics; nil if the library did.
    private(set) var location: SourceLocation?

    /// Creates a metric.
    ///
    /// - Parameters:
    ///   - namespace: Such as `AWS/SQS`.
    ///   - name: The name within the namespace.
    ///   - dimensions: At most 30, of 1 to 255 characters each.
    ///   - statistic: The statistic by which the values of a period become one data point.
    ///   - period: 1, 5, 10 or 30 seconds, or whole minutes.
    ///   - unit: The unit of the values that count. Leave it out unless the metric is published with several.
    ///   - label: The name in legends. It may hold `${LAST}` and the like.
    ///   - color: The color; CloudWatch chooses one if not given.
    ///   - account: Twelve digits; the account of the stack that uses the metric if not given.
    ///   - region: The region of the stack that uses the metric if not given.
    ///   - id: The name of the metric in the expressions of a graph.
    ///   - isVisible: Whether a graph draws it.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    public init(
        namespace: Value<String>, name: Value<String>, dimensions: [String: Value<String>] = [:], statistic: Statistic = .average,
        period: Duration = .minutes(5), unit: MetricUnit? = nil, label: Value<String>? = nil, color: GraphColor? = nil,
        account: String? = nil, region: Region? = nil, id: String? = nil, isVisible: Bool? = nil, file: String = #fileID, line: Int = #line
    ) {
        self.namespace = namespace
        self.name = name
        self.dimensions = dimensions
        self.statistic = statistic
        self.period = period
        self.unit = unit
        self.label = label
        self.color = color
        givenAccount = account
        givenRegion = region
        self.id = id
        self.isVisible = isVisible
        location = .ofUser(file, line)
    }

    /// The metric as one of the three kinds of series.
    public var source: TimeSeriesSource { .metric(self) }

    /// The account that the metric is in, as far as it is known.
    public var account: String? { givenAccount ?? resourceEnvironment.account }

    /// The region that the metric is in, as far as it is known.
    public var region: Region? { givenRegion ?? resourceEnvironment.region }

    // MARK: Copies

    /// A copy with some of it changed; what is nil stays as it is.
    public func with(
        dimensions: [String: Value<String>]? = nil, statistic: Statistic? = nil, period: Duration? = nil, unit: MetricUnit? = nil,
        label: Value<String>? = nil, color: GraphColor? = nil, account: String? = nil, region: Region? = nil, id: String? = nil,
        isVisible: Bool? = nil, file: String = #fileID, line: Int = #line
    ) -> Metric {
        var copy = self
        copy.dimensions = dimensions ?? self.dimensions
        copy.statistic = statistic ?? self.statistic
        copy.period = period ?? self.period
        copy.unit = unit ?? self.unit
        copy.label = label ?? self.label
        copy.color = color ?? self.color
        copy.givenAccount = account ?? givenAccount
        copy.givenRegion = region ?? givenRegion
        copy.id = id ?? self.id
        copy.isVisible = isVisible ?? self.isVisible
        copy.location = .ofUser(file, line) ?? location
        return copy
    }

    /// The same metric with another period.
    public func with(period: Duration) -> Metric {
        var copy = self
        copy.period = period
        return copy
    }

    /// The metric as one of a resource: in the resource's environment, wherever it is used, unless another one was given.
    public func attached(to resource: any Scope) -> Metric {
        var copy = self
        copy.resourceEnvironment = resource.node.environment
        return copy
    }

    // MARK: Permissions

    /// Lets someone publish values of any metric.
    ///
    /// CloudWatch has no narrower resource than `*` for this action, and no policies of its own: a service cannot be let in.
    @discardableResult
    public static func grantPutMetricData(to grantee: any Grantable & Scope) -> Grant {
        // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatch.html
        Grant.addToPrincipal(grantee, actions: ["cloudwatch:PutMetricData"], resources: ["*"], of: grantee)
    }
}

extension Metric {
    /// The dimensions in the order of their names.
    var sortedDimensions: [(name: String, value: Value<String>)] {
        dimensions.map { (name: $0.key, value: $0.value) }.sorted { $0.name.utf16Precedes($1.name) }
    }

    var ownMistakes: [Diagnostic] {
        var mistakes: [Diagnostic] = []
        let seconds = period.whole(.seconds)
        if seconds.map({ ![1, 5, 10, 30].contains($0) && $0 % 60 != 0 }) ?? true {
            mistakes.append(
                .error(
                    "swift-cdk:cloudwatch/period",
                    "The metric \(name.description) has a period of \(period), and 1, 5, 10 or 30 seconds or whole minutes are "
                        + "possible", action: "set period to one of these"))
        }
        if dimensions.count > 30 {
            mistakes.append(
                .error(
                    "swift-cdk:cloudwatch/dimension-count",
                    "The metric \(name.description) has \(dimensions.count) dimensions, and at most 30 are possible",
                    action: "give it fewer"))
        }
        for (name, value) in sortedDimensions {
            if !(1...255).contains(name.utf16.count) {
                mistakes.append(
                    .error(
                        "swift-cdk:cloudwatch/dimension-name",
                        "A dimension of the metric \(self.name.description) has a name of \(name.utf16.count) characters, and 1 to "
                            + "255 are possible", action: "correct the name '\(name)'"))
            }
            if let literal = value.literal, !(1...255).contains(literal.utf16.count) {
                mistakes.append(
                    .error(
                        "swift-cdk:cloudwatch/dimension-value",
                        "The dimension '\(name)' of the metric \(self.name.description) has a value of \(literal.utf16.count) "
                            + "characters, and 1 to 255 are possible", action: "correct the value '\(literal)'"))
            }
        }
        if let mistake = statistic.mistake { mistakes.append(mistake) }
        return mistakes.map { $0.at(location) }
    }

    var ownWarnings: [Diagnostic] {
        guard statistic.isUnknown, statistic.mistake == nil else { return [] }
        let called = label.map { $0.literal == "" ? "" : ", called '\($0.description)'," } ?? ""
        return [
            .warning(
                "CloudWatch:Alarm:UnrecognizedStatistic",
                "The statistic '\(statistic.rawValue)' of the metric \(name.description) in \(namespace.description)\(called) is none "
                    + "that this library knows", action: "correct it, or acknowledge this if CloudWatch knows it", at: location)
        ]
    }
}
