import CDK

/// The language in which a state machine, or one of its states, reads and makes JSON.
public enum QueryLanguage: String, Sendable {
    /// Paths and functions of the Amazon States Language.
    case jsonPath = "JSONPath"
    /// Expressions of JSONata.
    case jsonata = "JSONata"
}

/// The settings that states of all kinds have.
struct StateSettings {
    var stateName: String?
    var comment: String?
    var language: QueryLanguage?
    var inputPath: JSONPath?
    var parameters: PayloadTemplate?
    var resultSelector: PayloadTemplate?
    var resultPath: JSONPath?
    var outputPath: JSONPath?
    var outputs: PayloadTemplate?
    var assign: PayloadTemplate?

    /// The templates, by the names of their fields.
    var templates: [(field: String, template: PayloadTemplate)] {
        [("Parameters", parameters), ("ResultSelector", resultSelector), ("Output", outputs), ("Assign", assign)]
            .compactMap { field, template in template.map { (field, $0) } }
    }
}

/// The fields of a state in the order in which they are written.
struct StateFields {
    private(set) var members: [(String, AnyValue)] = []

    mutating func add(_ name: String, _ value: AnyValue?) {
        if let value { members.append((name, value)) }
    }

    mutating func add(_ name: String, _ text: String?) { add(name, text.map { AnyValue($0) }) }
    mutating func add(_ name: String, path: JSONPath?) { add(name, path?.value) }
    mutating func add(_ name: String, template: PayloadTemplate?) { add(name, template?.value) }
    mutating func add(_ more: [(String, AnyValue)]) { members += more }

    var value: AnyValue { .object(members) }
}
