import CDK

/// Watches a metric, or an expression over metrics, and acts when it crosses a threshold (`AWS::CloudWatch::Alarm`).
///
///     let errors = MathExpression(
///         "errors / invocations * 100", using: ["errors": function.metricErrors(), "invocations": function.metricInvocations()])
///     Alarm(stack, "Errors", metric: errors, threshold: 1, evaluationPeriods: 3, datapointsToAlarm: 2, missingData: .notBreaching)
///
/// [Reference](https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html)
public final class Alarm: Construct, AlarmReference {
    /// The ARN of the alarm.
    public let arn: ARN
    /// The name of the alarm.
    public let name: Value<String>
    /// The series that is watched.
    public let metric: any TimeSeries
    /// The alarm's threshold as a line of a graph.
    public let annotation: HorizontalAnnotation
    private let actions = AlarmActions()

    /// An alarm on a fixed threshold.
    ///
    /// - Parameters:
    ///   - scope: The scope of the construct.
    ///   - id: The id within the scope.
    ///   - metric: A ``Metric`` or a ``MathExpression``, in the stack's region.
    ///   - threshold: The value with which data points are compared.
    ///   - evaluationPeriods: The number of latest periods that count.
    ///   - comparison: The comparison of a data point with the threshold.
    ///   - datapointsToAlarm: The number of periods that must be beyond the threshold; all if not given.
    ///   - missingData: The meaning of a missing data point; missing if not given.
    ///   - lowSampleCount: The treatment of percentiles of too few values; they are evaluated if not given.
    ///   - alarmName: At most 255 characters; CloudFormation makes one if not given.
    ///   - description: A description for people.
    ///   - actionsEnabled: Whether the alarm acts at all; it does if not given.
    ///   - actions: The actions of the alarm when it goes off.
    ///   - file: The Swift file of the call, by which diagnostics find it.
    ///   - line: The line of the call in that file.
    @discardableResult
    public convenience init(
        _ scope: any Scope, _ id: String, metric: any TimeSeries, threshold: Double, evaluationPeriods: Int,
        comparison: AlarmComparison = .greaterThanOrEqual, datapointsToAlarm: Int? = nil, missingData: MissingData? = nil,
        lowSampleCount: LowSampleCount? = nil, alarmName: PhysicalName = .chosenAtDeployment, description: String? = nil,
        actionsEnabled: Bool? = nil, actions: [any AlarmAction] = [], file: String = #fileID, line: Int = #line
    ) {
        let count = datapointsToAlarm ?? evaluationPeriods
        let reach = Self.text(seconds: evaluationPeriods * metric.period.seconds)
        let label: Value<String> = "\(metric.summary) \(comparison.symbol) \(threshold) for \(count) datapoints within \(reach)"
        self.init(
            Node(scope, id, file: file, line: line), metric: metric, comparison: comparison.rawValue, threshold: threshold,
            evaluation: Evaluation(
                periods: evaluationPeriods, datapointsToAlarm: datapointsToAlarm, missingData: missingData, lowSampleCount: lowSampleCount),
            alarmName: alarmName, description: description, actionsEnabled: actionsEnabled, actions: actions,
            annotation: HorizontalAnnotation(ofAlarm: label, threshold: threshold))
        if metric.isBand {
            node.report(
                .error(
                    "swift-cdk:cloudwatch/threshold-for-band", "A range of expected values cannot be compared with a fixed threshold",
                    action: "use Alarm(…, band:) in place of metric and threshold", at: metric.location))
        }
    }

    /// An alarm on values outside of the range in which they were expected.
    ///
    ///     Alarm(stack, "Latency", band: latency.anomalyDetectionBand(standardDeviations: 3), evaluationPeriods: 2)
    ///
    /// - Parameters:
    ///   - scope: The scope of the construct.
    ///   - id: The id within the scope.
    ///   - band: An expression with `ANOMALY_DETECTION_BAND`; see `TimeSeries.anomalyDetectionBand`.
    ///   - evaluationPeriods: The number of latest periods that count.
    ///   - comparison: The comparison of a data point with the range.
    ///   - datapointsToAlarm: The number of periods that must be outside of the range; all if not given.
    ///   - missingData: The meaning of a missing data point; missing if not given.
    ///   - lowSampleCount: The treatment of percentiles of too few values; they are evaluated if not given.
    ///   - alarmName: At most 255 characters; CloudFormation makes one if not given.
    ///   - description: A description for people.
    ///   - actionsEnabled: Whether the alarm acts at all; it does if not given.
    ///   - actions: The actions when the alarm goes off.
    ///   - file: The Swift file of the call, by which diagnostics find it.
    ///   - line: The line of the call in that file.
    @discardableResult
    public convenience init(
        _ scope: any Scope, _ id: String, band: MathExpression, evaluationPeriods: Int, comparison: BandComparison = .outside,
        datapointsToAlarm: Int? = nil, missingData: MissingData? = nil, lowSampleCount: LowSampleCount? = nil,
        alarmName: PhysicalName = .chosenAtDeployment, description: String? = nil, actionsEnabled: Bool? = nil,
        actions: [any AlarmAction] = [], file: String = #fileID, line: Int = #line
    ) {
        self.init(
            Node(scope, id, file: file, line: line), metric: band, comparison: comparison.rawValue, threshold: nil,
            evaluation: Evaluation(
                periods: evaluationPeriods, datapointsToAlarm: datapointsToAlarm, missingData: missingData, lowSampleCount: lowSampleCount),
            alarmName: alarmName, description: description, actionsEnabled: actionsEnabled, actions: actions,
            annotation: HorizontalAnnotation(0, label: "Anomaly Detection Band", isVisible: false))
        if !band.isBand {
            node.report(
                .error(
                    "swift-cdk:cloudwatch/no-band", "The expression '\(band.expression.description)' gives no range of expected values",
                    action: "use anomalyDetectionBand() of the metric", at: band.location))
        }
    }

    private struct Evaluation {
        let periods: Int
        let datapointsToAlarm: Int?
        let missingData: MissingData?
        let lowSampleCount: LowSampleCount?
    }

    private init(
        _ scope: Node, metric: any TimeSeries, comparison: String, threshold: Double?, evaluation: Evaluation, alarmName: PhysicalName,
        description: String?, actionsEnabled: Bool?, actions: [any AlarmAction], annotation: HorizontalAnnotation
    ) {
        let names = ResourceIdentity(scope, name: alarmName)
        let location = scope.location
        let rendered = AlarmMetrics(metric, isBand: threshold == nil, at: scope)
        let resource = CloudWatch.CfnAlarm(
            scope, "Resource", actionsEnabled: Value(actionsEnabled), alarmActions: self.actions.property(.alarm),
            alarmDescription: Value(description), alarmName: names.property, comparisonOperator: Value(comparison),
            datapointsToAlarm: Value(evaluation.datapointsToAlarm), dimensions: rendered.dimensions,
            evaluateLowSampleCountPercentile: Value(evaluation.lowSampleCount?.rawValue), evaluationPeriods: Value(evaluation.periods),
            extendedStatistic: rendered.extendedStatistic, insufficientDataActions: self.actions.property(.insufficientData),
            metricName: rendered.name, metrics: rendered.queries, namespace: rendered.namespace, okActions: self.actions.property(.ok),
            period: rendered.period, statistic: rendered.statistic, threshold: Value(threshold),
            thresholdMetricId: threshold == nil ? rendered.primaryID : nil, treatMissingData: Value(evaluation.missingData?.rawValue),
            unit: rendered.unit, file: location.file, line: location.line)
        arn = names.arn(ARN(raw: resource.attrArn.raw)) {
            ARN(in: scope, service: "cloudwatch", resource: "alarm", resourceName: $0, format: .colon)
        }
        name = names.name(resource.ref)
        self.metric = metric
        self.annotation = annotation
        super.init(scope)
        node.report(metric.warnings)
        for action in actions { addAction(action) }
    }

    /// Lets the alarm do something when it gets into a state.
    public func addAction(_ action: any AlarmAction, when state: AlarmState = .alarm) {
        let arn = action.bind(to: self)
        if state == .alarm, let literal = arn.leadingText, Self.isInstanceAction(literal), !isAboutInstance {
            node.report(
                .error(
                    "swift-cdk:cloudwatch/instance-action",
                    "The action is one on an EC2 instance, and the metric \(metric.summary.description) is not about one",
                    action: "watch a metric whose only dimension is InstanceId"))
        }
        actions.add(arn, when: state)
    }

    private var isAboutInstance: Bool {
        if case .metric(let metric) = metric.source { Array(metric.dimensions.keys) == ["InstanceId"] } else { false }
    }

    private static func isInstanceAction(_ text: String) -> Bool {
        text.hasPrefix("arn:aws") && text.split(separator: ":").dropFirst(2).first == "automate"
    }

    private static func text(seconds: Int) -> String {
        switch seconds {
        case 60: "1 minute"
        case 1: "1 second"
        case 61...: "\(Value<Double>(Double(seconds) / 60).description) minutes"
        default: "\(seconds) seconds"
        }
    }
}

extension TimeSeries {
    /// Whether the series is the range in which a metric is expected.
    var isBand: Bool {
        if case .math(let math) = source { ExpressionText(math.expression).contains("ANOMALY_DETECTION_BAND") } else { false }
    }
}

extension ARN {
    /// The literal text with which the ARN begins.
    fileprivate var leadingText: String? {
        switch raw {
        case .string(let text): text
        case .text(let pieces):
            if case .string(let text)? = pieces.first { text } else { nil }
        default: nil
        }
    }
}
