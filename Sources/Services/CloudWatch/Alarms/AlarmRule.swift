import CDK

/// When a ``CompositeAlarm`` goes off: what it says about other alarms.
///
///     .anyOf(.alarm(errors), .allOf(.alarm(latency), .not(.ok(traffic))))
///
/// [Reference](https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_Composite_Alarm.html)
public struct AlarmRule {
    let expression: Value<String>
    let problems: [MetricProblem]

    private init(_ expression: Value<String>, _ problems: [MetricProblem]) {
        self.expression = expression
        self.problems = problems
    }

    /// A rule in CloudWatch's own language.
    public init(_ expression: Value<String>) { self.init(expression, []) }

    /// The alarm has gone off.
    public static func alarm(_ alarm: any AlarmReference) -> AlarmRule { state(.alarm, of: alarm) }
    /// The alarm has not gone off.
    public static func ok(_ alarm: any AlarmReference) -> AlarmRule { state(.ok, of: alarm) }
    /// The alarm has too few data.
    public static func insufficientData(_ alarm: any AlarmReference) -> AlarmRule { state(.insufficientData, of: alarm) }
    /// Always or never.
    public static func constant(_ value: Bool) -> AlarmRule { AlarmRule(value ? "TRUE" : "FALSE") }

    public static func not(_ rule: AlarmRule) -> AlarmRule { AlarmRule("(NOT (\(rule.expression)))", rule.problems) }

    public static func allOf(_ rules: AlarmRule...) -> AlarmRule { allOf(rules) }
    public static func allOf(_ rules: [AlarmRule]) -> AlarmRule { joined(rules, "AND", "allOf") }

    public static func anyOf(_ rules: AlarmRule...) -> AlarmRule { anyOf(rules) }
    public static func anyOf(_ rules: [AlarmRule]) -> AlarmRule { joined(rules, "OR", "anyOf") }

    /// How many of some alarms.
    public enum Share: Sendable {
        case count(Int)
        /// 1 to 100.
        case percentage(Int)
    }

    /// At least so many of the alarms are in a state.
    public static func atLeast(_ share: Share, of alarms: [any AlarmReference], are state: AlarmState) -> AlarmRule {
        atLeast(share, alarms, state.rawValue)
    }

    /// At least so many of the alarms are not in a state.
    public static func atLeast(_ share: Share, of alarms: [any AlarmReference], areNot state: AlarmState) -> AlarmRule {
        atLeast(share, alarms, "NOT \(state.rawValue)")
    }

    private static func state(_ state: AlarmState, of alarm: any AlarmReference) -> AlarmRule {
        AlarmRule("\(state.rawValue)(\"\(alarm.arn)\")")
    }

    private static func joined(_ rules: [AlarmRule], _ word: String, _ function: String) -> AlarmRule {
        var problems = rules.flatMap(\.problems)
        if rules.isEmpty {
            problems.append(
                MetricProblem(message: "Did not detect any operands for AlarmRule.\(function)()", action: "give it at least one rule"))
        }
        return AlarmRule("(\(text(rules.map(\.expression), separator: " \(word) ")))", problems)
    }

    private static func atLeast(_ share: Share, _ alarms: [any AlarmReference], _ state: String) -> AlarmRule {
        var problem: MetricProblem?
        let threshold: String
        switch share {
        case .count(let count):
            threshold = "\(count)"
            if !(1...max(1, alarms.count)).contains(count) {
                problem = MetricProblem(
                    message: "count must be an integer between 1 and the number of operands (\(alarms.count)), got \(count)",
                    action: "correct the count")
            }
        case .percentage(let percentage):
            threshold = "\(percentage)%"
            if !(1...100).contains(percentage) {
                problem = MetricProblem(
                    message: "percentage must be an integer between 1 and 100, got \(percentage)", action: "correct the percentage")
            }
        }
        if alarms.isEmpty {
            problem = MetricProblem(message: "Did not detect any operands for AT_LEAST \(state)", action: "give it at least one alarm")
        }
        let names = text(alarms.map { "\"\($0.arn)\"" }, separator: ", ")
        return AlarmRule("AT_LEAST(\(threshold), \(state), (\(names)))", [problem].compactMap { $0 })
    }

    private static func text(_ parts: [Value<String>], separator: String) -> Value<String> {
        guard let first = parts.first else { return "" }
        return parts.dropFirst().reduce(first) { "\($0)\(separator)\($1)" }
    }
}
