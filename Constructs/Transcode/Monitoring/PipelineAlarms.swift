import CDK
import CDKCloudWatch

/// An alarm on each way in which a pipeline can fail, all told to one topic.
final class PipelineAlarms: Construct {
    /// How much of its time a function may take before somebody should look.
    private static let shareOfTimeout = 0.8

    let alarms: [Alarm]

    /// - Parameters:
    ///   - timeToReady: How long 95 of 100 assets may take from the upload to being watched.
    init(
        _ scope: any Scope, _ id: String, names: ResourceNames, metrics: PipelineMetrics, topic: PlatformTopic, timeToReady: Duration
    ) {
        let scope = Node(scope, id)
        var watched = [
            Watched("executions-failed", metrics.executions("ExecutionsFailed"), "An asset was not transcoded, or nobody was told of it"),
            Watched("executions-timed-out", metrics.executions("ExecutionsTimedOut"), "An execution is stuck"),
            Watched("executions-aborted", metrics.executions("ExecutionsAborted"), "An execution was stopped from outside"),
            Watched("executions-throttled", metrics.executions("ExecutionThrottled"), "Executions wait for Step Functions"),
        ]
        for (end, metric) in [
            ("failed", "ExecutionsFailed"), ("timed-out", "ExecutionsTimedOut"), ("aborted", "ExecutionsAborted"),
            ("throttled", "ExecutionThrottled"),
        ] {
            watched.append(
                Watched(
                    "stopped-executions-\(end)", PipelineMetrics.executions(metric, of: metrics.stoppedStateMachine),
                    "The failure of an asset may not have been recorded or told"))
        }
        for function in metrics.functions {
            let name = function.name
            watched += [
                Watched("\(name)-errors", metrics.function(function, "Errors"), "The function \(name) fails"),
                Watched("\(name)-throttles", metrics.function(function, "Throttles"), "The account runs too many functions at once"),
                Watched(
                    "\(name)-duration", metrics.function(function, "Duration", .maximum), "The function \(name) nearly times out",
                    threshold: Double(function.timeout.milliseconds) * Self.shareOfTimeout),
            ]
        }
        for function in metrics.asynchronous {
            watched.append(
                Watched(
                    "\(function.name)-lost-events", metrics.function(function, "DestinationDeliveryFailures"),
                    "An event that \(function.name) could not work on did not reach the dead-letter queue"))
        }
        for topic in metrics.topics { watched += Watched.losses(of: topic) }
        for (name, rule) in metrics.rules { watched += Watched.failures(of: rule, named: name) }
        for (name, queue) in metrics.deadLetters { watched.append(.messages(in: queue, named: name)) }
        for operation in metrics.tableOperations {
            let name = operation.lowercased()
            watched.append(Watched("assets-table-\(name)-throttles", metrics.throttles(operation), "The table refuses \(operation)"))
        }
        watched.append(
            Watched(
                "time-to-ready", metrics.timeToReady(.percentile(95)), "Assets take longer than promised until they can be watched",
                threshold: Double(timeToReady.seconds)))

        alarms = watched.map { $0.alarm(scope, names: names, topic: topic) }
        super.init(scope)
    }
}
