import CloudAssembly
import Testing

/// A resource and what a check says of it, word by word.
struct CheckCase: Sendable, CustomTestStringConvertible {
    let type: String
    let properties: JSON
    let expected: [String]

    init(_ type: String, _ properties: JSON, _ expected: String...) {
        self.type = type
        self.properties = properties
        self.expected = expected
    }

    /// A policy with one statement.
    init(_ type: String, _ property: String = "PolicyDocument", statement: OrderedMap<JSON>, _ expected: String...) {
        self.type = type
        properties = [property: ["Version": "2012-10-17", "Statement": [.object(statement)]]]
        self.expected = expected
    }

    var testDescription: String { expected.first ?? "\(type) \(properties)" }
}
