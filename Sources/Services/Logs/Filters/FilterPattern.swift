import CDK
import CloudAssembly

/// The pattern of the events of a log group that a filter is about.
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
    /// The parts that no pattern has.
    let mistakes: [Diagnostic]

    private init(_ text: String, mistakes: [Diagnostic] = []) {
        self.text = text
        self.mistakes = mistakes
    }

    /// A pattern as CloudWatch Logs reads it.
    public init(_ text: String) { self.init(text, mistakes: []) }
    /// A pattern as CloudWatch Logs reads it.
    public init(stringLiteral value: String) { self.init(value) }

    /// Every event.
    public static let allEvents = FilterPattern("")

    /// Events that hold each of the terms.
    public static func allTerms(_ terms: String...) -> FilterPattern { anyTermGroup(terms) }

    /// Events that hold one of the terms.
    public static func anyTerm(_ terms: String...) -> FilterPattern { pattern(terms.map { [$0] }) }

    /// Events that hold each of the terms of one of the groups.
    public static func anyTermGroup(_ groups: [String]...) -> FilterPattern { pattern(groups) }

    /// Events in JSON that meet the condition.
    public static func json(_ condition: JSONCondition, file: String = #fileID, line: Int = #line) -> FilterPattern {
        FilterPattern("{ \(condition.text) }", mistakes: condition.mistakes.map { $0.at(.ofUser(file, line)) })
    }

    /// Events whose words, separated by spaces, meet the conditions.
    ///
    /// Names and conditions that do not fit are reported at the filter.
    ///
    /// - Parameters:
    ///   - names: A name for each word: letters, digits, `_` and `-`. One may be `...`, which stands for any number of words.
    ///   - conditions: The conditions for these words, all of which must be met.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    /// - Returns: The pattern.
    public static func columns(
        _ names: [String], where conditions: [ColumnCondition] = [], file: String = #fileID, line: Int = #line
    ) -> FilterPattern {
        var mistakes: [Diagnostic] = []
        func add(_ id: Diagnostic.ID, _ message: String, _ action: String) {
            mistakes.append(.error(id, message, action: action, in: "filterPattern", at: .ofUser(file, line)))
        }
        for name in names where !isColumn(name) {
            add(
                "swift-cdk:logs/column-name", "The name of a column consists of letters, digits, '_' and '-', but this one is '\(name)'",
                "use another name")
        }
        if names.filter({ $0 == anyColumns }).count > 1 {
            add("swift-cdk:logs/any-columns-twice", "Only one column can be '...', which stands for any number of words", "leave one out")
        }
        for condition in conditions {
            if condition.column == anyColumns {
                add(
                    "swift-cdk:logs/any-columns-condition", "A condition is about '...', which stands for any number of words",
                    "give the word a column of its own")
            } else if !names.contains(condition.column) {
                add(
                    "swift-cdk:logs/unknown-column", "A condition is about the column '\(condition.column)', which is none of the names",
                    "name the column, or correct the condition")
            }
        }
        let columns = names.map { name in
            let own = conditions.filter { $0.column == name }.map(\.text)
            return own.isEmpty ? name : own.joined(separator: " && ")
        }
        return FilterPattern("[\(columns.joined(separator: ", "))]", mistakes: mistakes)
    }

    private static let anyColumns = "..."

    private static func pattern(_ groups: [[String]]) -> FilterPattern {
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
    /// The comparison of a text with another one, in which `*` stands for any characters.
    public enum TextComparison: String, Sendable {
        /// Equal.
        case equal = "="
        /// Not equal.
        case notEqual = "!="
    }

    /// The comparison of a number with another one.
    public enum NumberComparison: String, Sendable {
        /// Equal.
        case equal = "="
        /// Not equal.
        case notEqual = "!="
        /// Less.
        case less = "<"
        /// Less or equal.
        case lessOrEqual = "<="
        /// Greater.
        case greater = ">"
        /// Greater or equal.
        case greaterOrEqual = ">="
    }

    /// A condition for a word of an event.
    public struct ColumnCondition: Sendable {
        let column: String
        let text: String

        /// The word is compared with a text.
        public static func text(_ column: String, _ comparison: TextComparison, _ value: String) -> ColumnCondition {
            ColumnCondition(column: column, text: "\(column) \(comparison.rawValue) \(quoted(value))")
        }

        /// The word is compared with a number.
        public static func number(_ column: String, _ comparison: NumberComparison, _ value: Double) -> ColumnCondition {
            ColumnCondition(column: column, text: "\(column) \(comparison.rawValue) \(JSON.text(of: value))")
        }
    }

    /// A condition for an event in JSON.
    ///
    /// Fields are written as in `$.request.size` and `$.tags[0]`.
    public struct JSONCondition: Sendable {
        let text: String
        let mistakes: [Diagnostic]

        private init(_ text: String, mistakes: [Diagnostic] = []) {
            self.text = text
            self.mistakes = mistakes
        }

        /// A text field is compared with a text.
        public static func text(_ field: String, _ comparison: TextComparison, _ value: String) -> JSONCondition {
            JSONCondition("\(field) \(comparison.rawValue) \(quoted(value))")
        }

        /// A number field is compared with a number.
        public static func number(_ field: String, _ comparison: NumberComparison, _ value: Double) -> JSONCondition {
            JSONCondition("\(field) \(comparison.rawValue) \(JSON.text(of: value))")
        }

        /// A text field is compared with a regular expression: it matches, or does not.
        public static func regularExpression(_ field: String, _ comparison: TextComparison, _ expression: String) -> JSONCondition {
            JSONCondition("\(field) \(comparison.rawValue) %\(expression)%")
        }

        /// A field is true, or false.
        public static func boolean(_ field: String, is value: Bool) -> JSONCondition {
            JSONCondition("\(field) IS \(value ? "TRUE" : "FALSE")")
        }

        /// A field is there.
        public static func exists(_ field: String) -> JSONCondition { text(field, .equal, "*") }
        /// A field is not there.
        public static func doesNotExist(_ field: String) -> JSONCondition { JSONCondition("\(field) NOT EXISTS") }
        /// A field is null.
        public static func isNull(_ field: String) -> JSONCondition { JSONCondition("\(field) IS NULL") }

        /// Each of the conditions; at least one has to be given.
        public static func all(_ conditions: JSONCondition...) -> JSONCondition {
            combined(conditions, "&&", orInstead: ", or use .allEvents")
        }

        /// At least one of the conditions; at least one has to be given.
        public static func any(_ conditions: JSONCondition...) -> JSONCondition {
            combined(conditions, "||")
        }

        private static func combined(_ conditions: [JSONCondition], _ sign: String, orInstead: String = "") -> JSONCondition {
            if conditions.count == 1 { return conditions[0] }
            let mistake = Diagnostic.error(
                "swift-cdk:logs/no-conditions", "The pattern combines conditions, but there are none",
                action: "give at least one condition\(orInstead)", in: "filterPattern")
            return JSONCondition(
                conditions.map { "(\($0.text))" }.joined(separator: " \(sign) "),
                mistakes: conditions.isEmpty ? [mistake] : conditions.flatMap(\.mistakes))
        }
    }
}
