import CDKCloudWatch
import CDKStepFunctions

/// A state machine whose executions are watched.
struct WatchedExecutions {
    /// The front of the alarms' names.
    let name: String
    /// What the dashboard calls them.
    let title: String
    let stateMachine: StateMachine
    /// What it means if an execution ends otherwise than by success; nil where another metric tells why.
    var meaning: String?
    /// Where it is said what to do then.
    var section: Runbook.Section = .failureNotRecorded

    var faults: [Watched] {
        let throttled = Watched(
            "\(name)-throttled", stateMachine.metricThrottled(), "\(title) wait for Step Functions", .throttling, for: .always)
        guard let meaning else { return [throttled] }
        let failures = MathExpression(
            "FILL(failed, 0) + FILL(timed_out, 0) + FILL(aborted, 0)",
            using: [
                "failed": stateMachine.metricFailed(), "timed_out": stateMachine.metricTimedOut(), "aborted": stateMachine.metricAborted(),
            ], label: "\(title) that did not succeed")
        return [throttled, Watched("\(name)-failed", failures, meaning, section)]
    }

    /// How executions go.
    var ends: [Metric] {
        [
            stateMachine.metricStarted(), stateMachine.metricSucceeded(), stateMachine.metricFailed(), stateMachine.metricTimedOut(),
            stateMachine.metricAborted(),
        ]
    }
}
