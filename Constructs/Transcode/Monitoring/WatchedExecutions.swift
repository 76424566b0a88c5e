import CDKCloudWatch
import CDKStepFunctions

/// A state machine of which alarms tell how its executions end.
struct WatchedExecutions {
    /// The front of the alarms' names.
    let name: String
    /// What the dashboard calls them.
    let title: String
    let stateMachine: StateMachine
    /// What each end means.
    let meanings: (failed: String, timedOut: String, aborted: String, throttled: String)

    var faults: [Watched] {
        [
            Watched("\(name)-failed", stateMachine.metricFailed(), meanings.failed),
            Watched("\(name)-timed-out", stateMachine.metricTimedOut(), meanings.timedOut),
            Watched("\(name)-aborted", stateMachine.metricAborted(), meanings.aborted),
            Watched("\(name)-throttled", stateMachine.metricThrottled(), meanings.throttled),
        ]
    }

    /// How executions go.
    var ends: [Metric] {
        [
            stateMachine.metricStarted(), stateMachine.metricSucceeded(), stateMachine.metricFailed(), stateMachine.metricTimedOut(),
            stateMachine.metricAborted(),
        ]
    }
}
