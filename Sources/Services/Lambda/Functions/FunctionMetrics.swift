import CDK
import CDKCloudWatch

extension FunctionReference {
    /// A metric that Lambda publishes about the function, or about the version or the alias.
    ///
    /// [List](https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html)
    public func metric(_ name: String, statistic: Statistic = .average) -> Metric {
        Metric(namespace: "AWS/Lambda", name: Value(name), dimensions: metricDimensions, statistic: statistic).attached(to: self)
    }

    /// The number of invocations.
    public func metricInvocations() -> Metric { metric("Invocations", statistic: .sum) }
    /// The number of invocations that ended in an error.
    public func metricErrors() -> Metric { metric("Errors", statistic: .sum) }
    /// The number of invocations that were refused because too many were running.
    public func metricThrottles() -> Metric { metric("Throttles", statistic: .sum) }
    /// The time for which the function ran, in milliseconds.
    public func metricDuration() -> Metric { metric("Duration") }

    /// An alias that was made here is counted under its function; for others their own name says what is counted.
    private var metricDimensions: [String: Value<String>] {
        guard let alias = self as? FunctionAlias else { return ["FunctionName": name] }
        return ["FunctionName": alias.function.name, "Resource": "\(alias.function.name):\(alias.aliasName)"]
    }
}
