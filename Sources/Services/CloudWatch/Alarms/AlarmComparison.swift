/// How a data point must stand to the threshold for an alarm.
public enum AlarmComparison: String, Sendable {
    case greaterThanOrEqual = "GreaterThanOrEqualToThreshold"
    case greaterThan = "GreaterThanThreshold"
    case lessThan = "LessThanThreshold"
    case lessThanOrEqual = "LessThanOrEqualToThreshold"

    /// The comparison as a sign.
    var symbol: String {
        switch self {
        case .greaterThanOrEqual: ">="
        case .greaterThan: ">"
        case .lessThan: "<"
        case .lessThanOrEqual: "<="
        }
    }
}

/// How a data point must stand to the range in which it was expected for an alarm.
public enum BandComparison: String, Sendable {
    case outside = "LessThanLowerOrGreaterThanUpperThreshold"
    case above = "GreaterThanUpperThreshold"
    case below = "LessThanLowerThreshold"
}

/// What a missing data point counts as.
public enum MissingData: String, Sendable {
    case breaching
    case notBreaching
    /// The alarm keeps its state.
    case ignore
    /// The alarm has too few data when all are missing.
    case missing
}

/// What an alarm on a percentile does with periods that have too few values for it.
public enum LowSampleCount: String, Sendable {
    case evaluate
    /// The alarm keeps its state.
    case ignore
}
