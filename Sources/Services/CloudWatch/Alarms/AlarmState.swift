/// What an alarm says about its metrics.
public enum AlarmState: String, Sendable {
    case alarm = "ALARM"
    case ok = "OK"
    /// There are too few data points, as in the beginning.
    case insufficientData = "INSUFFICIENT_DATA"
}
