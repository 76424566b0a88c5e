import CDK
import CDKCloudWatch
import CDKSNS

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
            Watched("executions-failed", metrics.executions("ExecutionsFailed"), "An asset was not transcoded"),
            Watched("executions-timed-out", metrics.executions("ExecutionsTimedOut"), "An execution is stuck"),
            Watched("executions-aborted", metrics.executions("ExecutionsAborted"), "An execution was stopped from outside"),
            Watched("executions-throttled", metrics.executions("ExecutionThrottled"), "Executions wait for Step Functions"),
        ]
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
        for (name, rule) in metrics.rules {
            watched += [
                Watched("\(name)-failures", metrics.rule(rule, "FailedInvocations"), "An event did not reach its target"),
                Watched(
                    "\(name)-lost-events", metrics.rule(rule, "InvocationsFailedToBeSentToDlq"),
                    "An event reached neither its target nor the dead-letter queue"),
            ]
        }
        for (name, queue) in metrics.deadLetters {
            watched.append(Watched("\(name)-messages", metrics.waiting(queue), "Messages wait in the dead-letter queue \(name)"))
        }
        for (name, operation) in [("put", "PutItem"), ("update", "UpdateItem")] {
            watched.append(Watched("assets-table-\(name)-throttles", metrics.throttles(operation), "The table refuses \(operation)"))
        }
        watched.append(
            Watched(
                "time-to-ready", metrics.timeToReady(.percentile(95)), "Assets take longer than promised until they can be watched",
                threshold: Double(timeToReady.seconds)))

        alarms = watched.map { watched in
            let alarm = Alarm(
                scope, watched.name, metric: watched.metric, threshold: watched.threshold, evaluationPeriods: 1,
                missingData: .notBreaching, alarmName: PhysicalName(names("\(watched.name)-alarm")), description: watched.meaning)
            alarm.addAction(topic.topic)
            return alarm
        }
        super.init(scope)
    }

    /// A metric that stands for one way in which a pipeline fails.
    private struct Watched {
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
    }
}
