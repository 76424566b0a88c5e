import CDK
import CDKCloudWatch

/// A metric of the events of a log group that a pattern matches (`AWS::Logs::MetricFilter`).
///
///     let errors = MetricFilter(
///         stack, "Errors", logGroup: log, filterPattern: .json(.text("$.level", .equal, "ERROR")), metricNamespace: "Video",
///         metricName: "Errors")
///     errors.metric(statistic: .sum)
///
/// [Reference](https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/MonitoringLogData.html)
public final class MetricFilter: Construct {
    private let namespace: String
    private let name: String

    /// A metric of events.
    ///
    /// What CloudWatch Logs does not accept is reported at the filter.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - logGroup: The group whose events count.
    ///   - filterPattern: The pattern of the events that count.
    ///   - metricNamespace: The namespace of the metric.
    ///   - metricName: The name of the metric.
    ///   - metricValue: The value that an event adds: a number, or a field of it, such as `$.size`.
    ///   - defaultValue: The value that is published when no event matches; none if not given. Not together with dimensions.
    ///   - dimensions: The dimensions of the metric, each with the field whose value it has, such as `$.stage`; at most three.
    ///   - unit: The unit of the metric.
    ///   - filterName: The name of the filter; CloudFormation makes one if not given.
    ///   - appliesToTransformedLogs: Whether events count as the group's transformer has made them.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, logGroup: any LogGroupReference, filterPattern: FilterPattern, metricNamespace: String,
        metricName: String, metricValue: String = "1", defaultValue: Double? = nil, dimensions: [(name: String, field: String)] = [],
        unit: MetricUnit? = nil, filterName: String? = nil, appliesToTransformedLogs: Bool? = nil, file: String = #fileID,
        line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        namespace = metricNamespace
        name = metricName
        let dimensionProperties = dimensions.map {
            Logs.CfnMetricFilter.DimensionProperty(key: Value($0.name), value: Value($0.field))
        }
        Logs.CfnMetricFilter(
            scope, "Resource", filterPattern: Value(filterPattern.text), logGroupName: logGroup.name,
            metricTransformations: [
                Logs.CfnMetricFilter.MetricTransformationProperty(
                    metricName: Value(metricName), metricNamespace: Value(metricNamespace), metricValue: Value(metricValue),
                    defaultValue: Value(defaultValue), dimensions: dimensions.isEmpty ? nil : List(dimensionProperties),
                    unit: unit.map { Logs.CfnMetricFilter.Unit($0.rawValue) })
            ], applyOnTransformedLogs: Value(appliesToTransformedLogs), filterName: Value(filterName), file: file, line: line)
        super.init(scope)
        node.report(filterPattern.mistakes)
        if dimensions.count > 3 {
            node.report(
                .error(
                    "swift-cdk:logs/metric-dimensions", "A metric of events has at most 3 dimensions, but this one has \(dimensions.count)",
                    action: "leave \(dimensions.count - 3) of them out", in: "dimensions"))
        }
    }

    /// The metric that the filter publishes.
    public func metric(statistic: Statistic = .average, period: Duration = .minutes(5)) -> Metric {
        Metric(namespace: Value(namespace), name: Value(name), statistic: statistic, period: period).attached(to: self)
    }
}
