import CDK

/// The condition of a ``CompositeAlarm``: a statement about the states of other alarms.
///
///     .anyOf(.alarm(errors), .allOf(.alarm(latency), .not(.ok(traffic))))
///
/// [Reference](https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_Composite_Alarm.html)
public struct AlarmRule {
    let expression: Value<String>
    let mistakes: [Diagnostic]

    private init(_ expression: Value<String>, _ mistakes: [Diagnostic]) {
        self.expression = expression
        self.mistakes = mistakes
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

    /// The rule does not hold.
    public static func not(_ rule: AlarmRule) -> AlarmRule { AlarmRule("(NOT (\(rule.expression)))", rule.mistakes) }

    /// All of the rules hold; there has to be at least one.
    public static func allOf(_ rules: AlarmRule..., file: String = #fileID, line: Int = #line) -> AlarmRule {
        allOf(rules, file: file, line: line)
    }
    /// All of the rules hold; there has to be at least one.
    public static func allOf(_ rules: [AlarmRule], file: String = #fileID, line: Int = #line) -> AlarmRule {
        joined(rules, "AND", "allOf", at: .ofUser(file, line))
    }

    /// One of the rules holds; there has to be at least one.
    public static func anyOf(_ rules: AlarmRule..., file: String = #fileID, line: Int = #line) -> AlarmRule {
        anyOf(rules, file: file, line: line)
    }
    /// One of the rules holds; there has to be at least one.
    public static func anyOf(_ rules: [AlarmRule], file: String = #fileID, line: Int = #line) -> AlarmRule {
        joined(rules, "OR", "anyOf", at: .ofUser(file, line))
    }

    /// A number or percentage of some alarms.
    public enum Share: Sendable {
        /// A number of alarms, at least 1.
        case count(Int)
        /// 1 to 100.
        case percentage(Int)
    }

    /// At least so many of the alarms are in a state.
    public static func atLeast(
        _ share: Share, of alarms: [any AlarmReference], are state: AlarmState, file: String = #fileID, line: Int = #line
    ) -> AlarmRule {
        atLeast(share, alarms, state.rawValue, at: .ofUser(file, line))
    }

    /// At least so many of the alarms are not in a state.
    public static func atLeast(
        _ share: Share, of alarms: [any AlarmReference], areNot state: AlarmState, file: String = #fileID, line: Int = #line
    ) -> AlarmRule {
        atLeast(share, alarms, "NOT \(state.rawValue)", at: .ofUser(file, line))
    }

    private static func state(_ state: AlarmState, of alarm: any AlarmReference) -> AlarmRule {
        AlarmRule("\(state.rawValue)(\"\(alarm.arn)\")")
    }

    private static func joined(_ rules: [AlarmRule], _ word: String, _ function: String, at location: SourceLocation?) -> AlarmRule {
        var mistakes = rules.flatMap(\.mistakes)
        if rules.isEmpty {
            mistakes.append(
                .error("swift-cdk:cloudwatch/empty-rule", "There is no rule in .\(function)", action: "give it at least one", at: location))
        }
        return AlarmRule("(\(text(rules.map(\.expression), separator: " \(word) ")))", mistakes)
    }

    private static func atLeast(_ share: Share, _ alarms: [any AlarmReference], _ state: String, at location: SourceLocation?) -> AlarmRule
    {
        var mistake: Diagnostic?
        let threshold: String
        switch share {
        case .count(let count):
            threshold = "\(count)"
            if !(1...max(1, alarms.count)).contains(count) {
                mistake = .error(
                    "swift-cdk:cloudwatch/alarm-count", "The rule asks for \(count) of \(alarms.count) alarms",
                    action: alarms.count == 1 ? "set the .count to 1" : "set the .count between 1 and \(alarms.count)")
            }
        case .percentage(let percentage):
            threshold = "\(percentage)%"
            if !(1...100).contains(percentage) {
                mistake = .error(
                    "swift-cdk:cloudwatch/alarm-percentage", "The rule asks for \(percentage) % of the alarms",
                    action: "set the .percentage between 1 and 100")
            }
        }
        if alarms.isEmpty {
            mistake = .error("swift-cdk:cloudwatch/no-alarms", "There is no alarm in .atLeast", action: "give it at least one")
        }
        let names = text(alarms.map { "\"\($0.arn)\"" }, separator: ", ")
        return AlarmRule("AT_LEAST(\(threshold), \(state), (\(names)))", [mistake?.at(location)].compactMap { $0 })
    }

    private static func text(_ parts: [Value<String>], separator: String) -> Value<String> {
        guard let first = parts.first else { return "" }
        return parts.dropFirst().reduce(first) { "\($0)\(separator)\($1)" }
    }
}
