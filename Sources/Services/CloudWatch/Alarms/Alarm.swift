import CDK

/// Watches a metric, or an expression over metrics, and acts when it crosses a threshold (`AWS::CloudWatch::Alarm`).
///
///     let errors = MathExpression(
///         "errors / invocations * 100", using: ["errors": function.metricErrors(), "invocations": function.metricInvocations()])
///     Alarm(stack, "Errors", metric: errors, threshold: 1, evaluationPeriods: 3, datapointsToAlarm: 2, missingData: .notBreaching)
///
/// [Reference](https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html)
public final class Alarm: Construct, AlarmReference {
    public let arn: ARN
    public let name: Value<String>
    /// What is watched.
    public let metric: any TimeSeries
    /// The alarm's threshold as a line of a graph.
    public let annotation: HorizontalAnnotation
    private let actions = AlarmActions()

    /// An alarm on a fixed threshold.
    ///
    /// - Parameters:
    ///   - metric: A ``Metric`` or a ``MathExpression``, in the stack's region.
    ///   - evaluationPeriods: How many of the latest periods count.
    ///   - comparison: How a data point must stand to the threshold.
    ///   - datapointsToAlarm: How many of the periods must be beyond the threshold; all if not given.
    ///   - missingData: What a missing data point counts as; as missing if not given.
    ///   - lowSampleCount: What happens to percentiles of too few values; they are evaluated if not given.
    ///   - alarmName: At most 255 characters; CloudFormation makes one if not given.
    ///   - actionsEnabled: Whether the alarm acts at all; it does if not given.
    ///   - actions: What the alarm does when it goes off.
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
                "Fixed threshold operator \(comparison.rawValue) can not be used with an ANOMALY_DETECTION_BAND() math expression; use an "
                    + "anomaly threshold operator instead.", action: "use Alarm(…, band:) in place of metric and threshold")
        }
    }

    /// An alarm on values outside of the range in which they were expected.
    ///
    ///     Alarm(stack, "Latency", band: latency.anomalyDetectionBand(standardDeviations: 3), evaluationPeriods: 2)
    ///
    /// - Parameters:
    ///   - band: An expression with `ANOMALY_DETECTION_BAND`; see
    ///     ``TimeSeries/anomalyDetectionBand(standardDeviations:label:color:period:)``.
    ///   - comparison: How a data point must stand to the range.
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
                "Anomaly detection operator \(comparison.rawValue) requires an ANOMALY_DETECTION_BAND() metric. Use the construct "
                    + "AnomalyDetectionAlarm or wrap your metric in an ANOMALY_DETECTION_BAND expression.",
                action: "use metric.anomalyDetectionBand()")
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
        for warning in metric.warnings { Annotations.of(self).addWarning(Diagnostic.ID(rawValue: warning.id), warning.message) }
        for action in actions { addAction(action) }
    }

    /// Lets the alarm do something when it gets into a state.
    public func addAction(_ action: any AlarmAction, when state: AlarmState = .alarm) {
        let arn = action.bind(to: self)
        if state == .alarm, let literal = arn.leadingText, Self.isInstanceAction(literal), !isAboutInstance {
            node.report(
                "EC2 alarm actions requires an EC2 Per-Instance Metric. (\(metric.summary.description) does not have an 'InstanceId' "
                    + "dimension)", action: "watch a metric whose only dimension is InstanceId")
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
