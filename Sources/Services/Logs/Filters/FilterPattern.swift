import CDK
import CloudAssembly

/// Which events of a log group a filter is about.
///
///     filterPattern: .allTerms("ERROR", "transcode")
///     filterPattern: .json(.all(.text("$.level", .equal, "ERROR"), .number("$.attempt", .greaterOrEqual, 3)))
///     filterPattern: .columns(["time", "status", "..."], where: [.number("status", .greaterOrEqual, 500)])
///     filterPattern: "{ $.level = \"ERROR\" }"
///
/// [Reference](https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html)
public struct FilterPattern: ExpressibleByStringLiteral, Sendable {
    /// The pattern as CloudWatch Logs reads it.
    public let text: String
    private let mistakes: [String]

    private init(_ text: String, mistakes: [String] = []) {
        self.text = text
        self.mistakes = mistakes
    }

    /// A pattern as CloudWatch Logs reads it.
    public init(_ text: String) { self.init(text, mistakes: []) }
    public init(stringLiteral value: String) { self.init(value) }

    /// Every event.
    public static let allEvents = FilterPattern("")

    /// Events that hold each of the terms.
    public static func allTerms(_ terms: String...) -> FilterPattern { anyTermGroup(terms) }

    /// Events that hold one of the terms.
    public static func anyTerm(_ terms: String...) -> FilterPattern { terms(terms.map { [$0] }) }

    /// Events that hold each of the terms of one of the groups.
    public static func anyTermGroup(_ groups: [String]...) -> FilterPattern { terms(groups) }

    /// Events in JSON that meet the condition.
    public static func json(_ condition: JSONCondition) -> FilterPattern {
        FilterPattern("{ \(condition.text) }", mistakes: condition.mistakes)
    }

    /// Events whose words, separated by spaces, meet the conditions.
    ///
    /// - Parameters:
    ///   - names: A name for each word: letters, digits, `_` and `-`. One may be `...`, which stands for any number of words.
    ///   - conditions: All must be met.
    public static func columns(_ names: [String], where conditions: [ColumnCondition] = []) -> FilterPattern {
        var mistakes = names.filter { !isColumn($0) }.map { "Invalid column name: \($0)" }
        if names.filter({ $0 == anyColumns }).count > 1 { mistakes.append("Can use at most one '...' column") }
        for condition in conditions {
            if condition.column == anyColumns {
                mistakes.append("Can't use '...' in a restriction")
            } else if !names.contains(condition.column) {
                mistakes.append("Column in restrictions that is not in columns: \(condition.column)")
            }
        }
        let columns = names.map { name in
            let own = conditions.filter { $0.column == name }.map(\.text)
            return own.isEmpty ? name : own.joined(separator: " && ")
        }
        return FilterPattern("[\(columns.joined(separator: ", "))]", mistakes: mistakes)
    }

    /// Reports what is wrong with the pattern at the filter that has it.
    func reportMistakes(at construct: Construct) {
        for mistake in mistakes { construct.node.report(mistake, action: "correct the filter pattern") }
    }

    private static let anyColumns = "..."

    private static func terms(_ groups: [[String]]) -> FilterPattern {
        let clauses = groups.map { $0.map(quoted).joined(separator: " ") }
        return FilterPattern(clauses.count == 1 ? clauses[0] : clauses.map { "?" + $0 }.joined(separator: " "))
    }

    static func quoted(_ term: String) -> String {
        let escaped = term.unicodeScalars.reduce(into: "") { result, scalar in
            if scalar == "\\" || scalar == "\"" { result += "\\" }
            result.unicodeScalars.append(scalar)
        }
        return "\"\(escaped)\""
    }

    private static func isColumn(_ name: String) -> Bool {
        name == anyColumns
            || !name.isEmpty
                && name.unicodeScalars.allSatisfy {
                    ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0) || $0 == "_" || $0 == "-"
                }
    }
}

extension FilterPattern {
    /// How a text is compared; `*` in it stands for any characters.
    public enum TextComparison: String, Sendable {
        case equal = "="
        case notEqual = "!="
    }

    /// How a number is compared.
    public enum NumberComparison: String, Sendable {
        case equal = "="
        case notEqual = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
    }

    /// What a word of an event must be.
    public struct ColumnCondition: Sendable {
        let column: String
        let text: String

        public static func text(_ column: String, _ comparison: TextComparison, _ value: String) -> ColumnCondition {
            ColumnCondition(column: column, text: "\(column) \(comparison.rawValue) \(quoted(value))")
        }

        public static func number(_ column: String, _ comparison: NumberComparison, _ value: Double) -> ColumnCondition {
            ColumnCondition(column: column, text: "\(column) \(comparison.rawValue) \(JSON.text(of: value))")
        }
    }

    /// What an event in JSON must be. Fields are written as in `$.request.size` and `$.tags[0]`.
    public struct JSONCondition: Sendable {
        let text: String
        let mistakes: [String]

        private init(_ text: String, mistakes: [String] = []) {
            self.text = text
            self.mistakes = mistakes
        }

        public static func text(_ field: String, _ comparison: TextComparison, _ value: String) -> JSONCondition {
            JSONCondition("\(field) \(comparison.rawValue) \(quoted(value))")
        }

        public static func number(_ field: String, _ comparison: NumberComparison, _ value: Double) -> JSONCondition {
            JSONCondition("\(field) \(comparison.rawValue) \(JSON.text(of: value))")
        }

        /// - Parameter expression: A regular expression.
        public static func regularExpression(_ field: String, _ comparison: TextComparison, _ expression: String) -> JSONCondition {
            JSONCondition("\(field) \(comparison.rawValue) %\(expression)%")
        }

        public static func boolean(_ field: String, is value: Bool) -> JSONCondition {
            JSONCondition("\(field) IS \(value ? "TRUE" : "FALSE")")
        }

        public static func exists(_ field: String) -> JSONCondition { text(field, .equal, "*") }
        public static func doesNotExist(_ field: String) -> JSONCondition { JSONCondition("\(field) NOT EXISTS") }
        public static func isNull(_ field: String) -> JSONCondition { JSONCondition("\(field) IS NULL") }

        /// Each of the conditions.
        public static func all(_ conditions: JSONCondition...) -> JSONCondition {
            combined(
                conditions, "&&", ifNone: "Must supply at least one pattern, or use allEvents() to match all events.")
        }

        /// At least one of the conditions.
        public static func any(_ conditions: JSONCondition...) -> JSONCondition {
            combined(conditions, "||", ifNone: "Must supply at least one pattern")
        }

        private static func combined(_ conditions: [JSONCondition], _ sign: String, ifNone mistake: String) -> JSONCondition {
            if conditions.count == 1 { return conditions[0] }
            return JSONCondition(
                conditions.map { "(\($0.text))" }.joined(separator: " \(sign) "),
                mistakes: conditions.isEmpty ? [mistake] : conditions.flatMap(\.mistakes))
        }
    }
}
