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
    /// Such as `AWS/SQS`.
    public private(set) var namespace: Value<String>
    public private(set) var name: Value<String>
    /// What tells the metric apart from others of its name; at most 30.
    public private(set) var dimensions: [String: Value<String>]
    /// How the values of a period become one data point.
    public private(set) var statistic: Statistic
    /// 1, 5, 10 or 30 seconds, or whole minutes.
    public private(set) var period: Duration
    /// Which values count; all if nil.
    public private(set) var unit: MetricUnit?
    public private(set) var label: Value<String>?
    public private(set) var color: GraphColor?
    /// The name of the metric in the expressions of a graph.
    public private(set) var id: String?
    /// Whether a graph draws it; it does if nil.
    public private(set) var isVisible: Bool?
    /// The account that was given, not the one of the resource that the metric is about.
    private(set) var givenAccount: String?
    /// The region that was given, not the one of the resource that the metric is about.
    private(set) var givenRegion: Region?
    private var resourceEnvironment = Environment()

    /// - Parameters:
    ///   - namespace: Such as `AWS/SQS`.
    ///   - dimensions: At most 30, of 1 to 255 characters each.
    ///   - period: 1, 5, 10 or 30 seconds, or whole minutes.
    ///   - unit: Counts only values with this unit. Leave it out unless the metric is published with several.
    ///   - label: What legends call it. It may hold `${LAST}` and the like.
    ///   - account: Twelve digits; the account of the stack that uses the metric if not given.
    ///   - region: The region of the stack that uses the metric if not given.
    ///   - id: The name of the metric in the expressions of a graph.
    ///   - isVisible: Whether a graph draws it.
    public init(
        namespace: Value<String>, name: Value<String>, dimensions: [String: Value<String>] = [:], statistic: Statistic = .average,
        period: Duration = .minutes(5), unit: MetricUnit? = nil, label: Value<String>? = nil, color: GraphColor? = nil,
        account: String? = nil, region: Region? = nil, id: String? = nil, isVisible: Bool? = nil
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
    }

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
        isVisible: Bool? = nil
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
        return copy
    }

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

    /// Lets someone publish values of any metric. CloudWatch has no narrower resource than `*` for this action.
    @discardableResult
    public static func grantPutMetricData(to grantee: any Grantable) -> Grant {
        // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatch.html
        Grant.addToPrincipal(grantee, actions: ["cloudwatch:PutMetricData"], resources: ["*"])
    }
}

extension Metric {
    /// The dimensions in the order of their names.
    var sortedDimensions: [(name: String, value: Value<String>)] {
        dimensions.map { (name: $0.key, value: $0.value) }.sorted { $0.name.utf16Precedes($1.name) }
    }

    var ownProblems: [MetricProblem] {
        var problems: [MetricProblem] = []
        let seconds = period.whole(.seconds)
        if seconds.map({ ![1, 5, 10, 30].contains($0) && $0 % 60 != 0 }) ?? true {
            problems.append(
                MetricProblem(
                    message: "'period' must be 1, 5, 10, 30, or a multiple of 60 seconds, received \(period.seconds)",
                    action: "use such a period for the metric \(name.description)"))
        }
        if dimensions.count > 30 {
            problems.append(
                MetricProblem(
                    message: "The maximum number of dimensions is 30, received \(dimensions.count)",
                    action: "give the metric \(name.description) fewer dimensions"))
        }
        for (name, value) in sortedDimensions {
            if !(1...255).contains(name.utf16.count) {
                problems.append(
                    MetricProblem(
                        message: "Dimension name must be at least 1 and no more than 255 characters; received \(name)",
                        action: "correct the dimension of the metric \(self.name.description)"))
            }
            if let literal = value.literal, !(1...255).contains(literal.utf16.count) {
                problems.append(
                    MetricProblem(
                        message: "Dimension value must be at least 1 and no more than 255 characters; received \(literal)",
                        action: "correct the dimension '\(name)' of the metric \(self.name.description)"))
            }
        }
        if let problem = statistic.problem {
            problems.append(MetricProblem(message: problem, action: "use a number from 0 to 100"))
        }
        return problems
    }

    var ownWarnings: [MetricWarning] {
        guard statistic.isUnknown else { return [] }
        let named = label.map { $0.literal == "" ? "" : ", label \"\($0.description)\"" } ?? ""
        return [
            MetricWarning(
                id: "CloudWatch:Alarm:UnrecognizedStatistic",
                message: "Unrecognized statistic \"\(statistic.rawValue)\" for metric with namespace \"\(namespace.description)\"\(named) and "
                    + "metric name \"\(name.description)\". Preferably use the `aws_cloudwatch.Stats` helper class to specify a statistic. "
                    + "You can ignore this warning if your statistic is valid but not yet supported by the `aws_cloudwatch.Stats` helper "
                    + "class.")
        ]
    }
}
