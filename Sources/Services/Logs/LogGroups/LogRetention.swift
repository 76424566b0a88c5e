/// How long a log group keeps its events: one of the lengths that CloudWatch Logs knows.
///
///     LogGroup(stack, "Log", retention: .oneMonth)
///     LogGroup(stack, "Log", retention: .days(30))
///
/// [Source](https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html)
public struct LogRetention: Hashable, Sendable {
    /// Nil for events that are kept for ever.
    public let days: Int?

    private init(_ days: Int?) { self.days = days }

    /// One of the lengths below; another one is a mistake, reported at the log group.
    public static func days(_ days: Int) -> LogRetention { LogRetention(days) }
    /// Events are never deleted.
    public static let forever = LogRetention(nil)

    public static let oneDay = days(1)
    public static let threeDays = days(3)
    public static let fiveDays = days(5)
    public static let oneWeek = days(7)
    public static let twoWeeks = days(14)
    public static let oneMonth = days(30)
    public static let twoMonths = days(60)
    public static let threeMonths = days(90)
    public static let fourMonths = days(120)
    public static let fiveMonths = days(150)
    public static let sixMonths = days(180)
    public static let oneYear = days(365)
    public static let thirteenMonths = days(400)
    public static let eighteenMonths = days(545)
    public static let twoYears = days(731)
    public static let threeYears = days(1_096)
    public static let fiveYears = days(1_827)
    public static let sixYears = days(2_192)
    public static let sevenYears = days(2_557)
    public static let eightYears = days(2_922)
    public static let nineYears = days(3_288)
    public static let tenYears = days(3_653)

    /// What CloudWatch Logs accepts, in days.
    static let lengths = [
        1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1_096, 1_827, 2_192, 2_557, 2_922, 3_288, 3_653,
    ]
}
