/// The time for which a log group keeps its events: one of the lengths that CloudWatch Logs knows.
///
///     LogGroup(stack, "Log", retention: .oneMonth)
///     LogGroup(stack, "Log", retention: .days(30))
///
/// [Source](https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html)
public struct LogRetention: Hashable, Sendable {
    /// The days for which events are kept; nil for ever.
    public let days: Int?

    private init(_ days: Int?) { self.days = days }

    /// One of the lengths below; another one is a mistake, reported at the log group.
    public static func days(_ days: Int) -> LogRetention { LogRetention(days) }
    /// Events are never deleted.
    public static let forever = LogRetention(nil)

    /// 1 day.
    public static let oneDay = days(1)
    /// 3 days.
    public static let threeDays = days(3)
    /// 5 days.
    public static let fiveDays = days(5)
    /// 7 days.
    public static let oneWeek = days(7)
    /// 14 days.
    public static let twoWeeks = days(14)
    /// 30 days.
    public static let oneMonth = days(30)
    /// 60 days.
    public static let twoMonths = days(60)
    /// 90 days.
    public static let threeMonths = days(90)
    /// 120 days.
    public static let fourMonths = days(120)
    /// 150 days.
    public static let fiveMonths = days(150)
    /// 180 days.
    public static let sixMonths = days(180)
    /// 365 days.
    public static let oneYear = days(365)
    /// 400 days.
    public static let thirteenMonths = days(400)
    /// 545 days.
    public static let eighteenMonths = days(545)
    /// 731 days.
    public static let twoYears = days(731)
    /// 1,096 days.
    public static let threeYears = days(1_096)
    /// 1,827 days.
    public static let fiveYears = days(1_827)
    /// 2,192 days.
    public static let sixYears = days(2_192)
    /// 2,557 days.
    public static let sevenYears = days(2_557)
    /// 2,922 days.
    public static let eightYears = days(2_922)
    /// 3,288 days.
    public static let nineYears = days(3_288)
    /// 3,653 days.
    public static let tenYears = days(3_653)

    /// The lengths that CloudWatch Logs accepts, in days.
    static let lengths = [
        1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1_096, 1_827, 2_192, 2_557, 2_922, 3_288, 3_653,
    ]
}
