/// The state of an alarm.
public enum AlarmState: String, Sendable {
    /// The alarm has gone off.
    case alarm = "ALARM"
    /// The metric is within the threshold.
    case ok = "OK"
    /// There are too few data points, as in the beginning.
    case insufficientData = "INSUFFICIENT_DATA"
}
