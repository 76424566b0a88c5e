/// The comparison of a data point with the threshold of an alarm.
public enum AlarmComparison: String, Sendable {
    /// The alarm goes off at the threshold and above it.
    case greaterThanOrEqual = "GreaterThanOrEqualToThreshold"
    /// The alarm goes off above the threshold.
    case greaterThan = "GreaterThanThreshold"
    /// The alarm goes off below the threshold.
    case lessThan = "LessThanThreshold"
    /// The alarm goes off at the threshold and below it.
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

/// The comparison of a data point with the range in which it was expected.
public enum BandComparison: String, Sendable {
    /// The alarm goes off above and below the range.
    case outside = "LessThanLowerOrGreaterThanUpperThreshold"
    /// The alarm goes off above the range.
    case above = "GreaterThanUpperThreshold"
    /// The alarm goes off below the range.
    case below = "LessThanLowerThreshold"
}

/// The meaning of a missing data point.
public enum MissingData: String, Sendable {
    /// It counts as beyond the threshold.
    case breaching
    /// It counts as within the threshold.
    case notBreaching
    /// The alarm keeps its state.
    case ignore
    /// The alarm has too few data when all are missing.
    case missing
}

/// The treatment of periods that have too few values for a percentile.
public enum LowSampleCount: String, Sendable {
    /// They are evaluated all the same.
    case evaluate
    /// The alarm keeps its state.
    case ignore
}
