import CDK

/// When a rule sends an event of its own.
///
///     .rate(.minutes(5))
///     .cron(minute: "0", hour: "4", weekDay: "MON-FRI")
///
/// Times are in UTC. [Reference](https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html)
public struct Schedule: Sendable {
    let expression: String
    let problem: EventProblem?
    let runsEveryMinute: Bool

    private init(_ expression: String, problem: EventProblem? = nil, runsEveryMinute: Bool = false) {
        self.expression = expression
        self.problem = problem
        self.runsEveryMinute = runsEveryMinute
    }

    /// A schedule in EventBridge's own language.
    public init(_ expression: String) { self.init(expression, problem: nil) }

    /// Again and again after the same time.
    ///
    /// - Parameter interval: Whole minutes, at least one.
    public static func rate(_ interval: Duration) -> Schedule {
        guard let minutes = interval.whole(.minutes) else {
            return Schedule(
                "",
                problem: EventProblem(
                    "'\(interval.amount) \(interval.unit)' cannot be converted into a whole number of minutes.",
                    "use a whole number of minutes"))
        }
        if minutes == 0 { return Schedule("", problem: EventProblem("Duration cannot be 0", "use at least one minute")) }
        for (unit, name) in [(Duration.Unit.days, "day"), (.hours, "hour")] {
            if let count = interval.whole(unit) { return rate(count, name) }
        }
        return rate(minutes, "minute")
    }

    /// At certain times. What is not given is any, in the manner of `cron`.
    ///
    /// - Parameters:
    ///   - day: Of the month. Not beside `weekDay`.
    ///   - month: `1` to `12`, or `JAN` to `DEC`.
    ///   - weekDay: `1` to `7`, or `SUN` to `SAT`. Not beside `day`.
    public static func cron(
        minute: String? = nil, hour: String? = nil, day: String? = nil, month: String? = nil, weekDay: String? = nil, year: String? = nil
    ) -> Schedule {
        let days = day ?? (weekDay == nil ? "*" : "?")
        let problem =
            day == nil || weekDay == nil
            ? nil : EventProblem("Cannot supply both 'day' and 'weekDay', use at most one", "leave one of the two out")
        return Schedule(
            "cron(\(minute ?? "*") \(hour ?? "*") \(days) \(month ?? "*") \(weekDay ?? "?") \(year ?? "*"))", problem: problem,
            runsEveryMinute: minute == nil)
    }

    private static func rate(_ count: Int, _ unit: String) -> Schedule { Schedule("rate(\(count) \(unit)\(count == 1 ? "" : "s"))") }

    /// Shows at a rule what is wrong with its schedule, or probably not meant.
    func report(at rule: Node) {
        problem?.report(at: rule)
        guard runsEveryMinute else { return }
        Annotations.of(rule).addWarning(
            "@aws-cdk/aws-events:scheduleWillRunEveryMinute",
            "cron: If you don't pass 'minute', by default the event runs every minute. Pass 'minute: '*'' if that's what you intend, or "
                + "'minute: 0' to run once per hour instead.")
    }
}
