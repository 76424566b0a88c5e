import CDK

/// The times at which a rule sends an event of its own.
///
///     .rate(.minutes(5))
///     .cron(minute: "0", hour: "4", weekDay: "MON-FRI")
///
/// Times are in UTC. [Reference](https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html)
public struct Schedule: Sendable {
    let expression: String
    /// Mistakes in the schedule, and what is probably not meant.
    let diagnostics: [Diagnostic]

    private init(_ expression: String, _ diagnostics: [Diagnostic]) {
        self.expression = expression
        self.diagnostics = diagnostics
    }

    /// A schedule in EventBridge's own language.
    public init(_ expression: String) { self.init(expression, []) }

    /// A schedule that repeats after the same time.
    ///
    /// - Parameters:
    ///   - interval: Whole minutes, at least one.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    /// - Returns: A schedule; one that cannot be reports its mistake at the rule.
    public static func rate(_ interval: Duration, file: String = #fileID, line: Int = #line) -> Schedule {
        let location = SourceLocation.ofUser(file, line)
        guard let minutes = interval.whole(.minutes) else {
            return Schedule(
                "",
                [
                    .error(
                        "swift-cdk:events/rate-unit", "The rate of \(interval) does not consist of whole minutes",
                        action: "use whole minutes, hours or days", at: location)
                ])
        }
        if minutes == 0 {
            return Schedule(
                "",
                [
                    .error(
                        "swift-cdk:events/zero-rate", "The rate is zero minutes", action: "use a rate of one minute or more", at: location)
                ])
        }
        for (unit, name) in [(Duration.Unit.days, "day"), (.hours, "hour")] {
            if let count = interval.whole(unit) { return rate(count, name) }
        }
        return rate(minutes, "minute")
    }

    /// A schedule of certain times.
    ///
    /// What is not given is any, in the manner of `cron`.
    ///
    /// - Parameters:
    ///   - minute: `0` to `59`; every minute if not given.
    ///   - hour: `0` to `23`, in UTC; every hour if not given.
    ///   - day: The day of the month: `1` to `31`. Not beside `weekDay`.
    ///   - month: `1` to `12`, or `JAN` to `DEC`.
    ///   - weekDay: `1` to `7`, or `SUN` to `SAT`. Not beside `day`.
    ///   - year: `1970` to `2199`; every year if not given.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    /// - Returns: A schedule; one that cannot be reports its mistake at the rule.
    public static func cron(
        minute: String? = nil, hour: String? = nil, day: String? = nil, month: String? = nil, weekDay: String? = nil, year: String? = nil,
        file: String = #fileID, line: Int = #line
    ) -> Schedule {
        let location = SourceLocation.ofUser(file, line)
        let days = day ?? (weekDay == nil ? "*" : "?")
        var diagnostics: [Diagnostic] = []
        if day != nil, weekDay != nil {
            diagnostics.append(
                .error(
                    "swift-cdk:events/two-kinds-of-days", "A schedule has either days of the month or days of the week",
                    action: "leave day or weekDay out", at: location))
        }
        if minute == nil {
            diagnostics.append(
                .warning(
                    "@aws-cdk/aws-events:scheduleWillRunEveryMinute",
                    "The schedule names no minute, so the rule sends an event every minute",
                    action: "set minute to a number, or to \"*\" if every minute is meant", at: location))
        }
        return Schedule(
            "cron(\(minute ?? "*") \(hour ?? "*") \(days) \(month ?? "*") \(weekDay ?? "?") \(year ?? "*"))", diagnostics)
    }

    private static func rate(_ count: Int, _ unit: String) -> Schedule { Schedule("rate(\(count) \(unit)\(count == 1 ? "" : "s"))") }
}
