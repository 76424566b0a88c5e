import CDK
import CDKCloudWatch

/// Metrics of a state machine's executions.
/// [Reference](https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html)
extension StateMachineReference {
    /// A metric by its name, of this state machine.
    public func metric(_ name: Value<String>, statistic: Statistic = .sum, period: Duration = .minutes(5)) -> Metric {
        Metric(
            namespace: "AWS/States", name: name, dimensions: ["StateMachineArn": Value(arn)], statistic: statistic, period: period
        ).attached(to: self)
    }

    /// Executions that were started.
    public func metricStarted(period: Duration = .minutes(5)) -> Metric { metric("ExecutionsStarted", period: period) }
    /// Executions that ended well.
    public func metricSucceeded(period: Duration = .minutes(5)) -> Metric { metric("ExecutionsSucceeded", period: period) }
    /// Executions that ended with an error.
    public func metricFailed(period: Duration = .minutes(5)) -> Metric { metric("ExecutionsFailed", period: period) }
    /// Executions that somebody stopped.
    public func metricAborted(period: Duration = .minutes(5)) -> Metric { metric("ExecutionsAborted", period: period) }
    /// Executions that took longer than they may.
    public func metricTimedOut(period: Duration = .minutes(5)) -> Metric { metric("ExecutionsTimedOut", period: period) }
    /// Starts and retries that were put off because there were too many.
    public func metricThrottled(period: Duration = .minutes(5)) -> Metric { metric("ExecutionThrottled", period: period) }
    /// The time that executions took, in milliseconds.
    public func metricTime(statistic: Statistic = .average, period: Duration = .minutes(5)) -> Metric {
        metric("ExecutionTime", statistic: statistic, period: period)
    }
}
