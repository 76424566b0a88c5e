import CDK

/// An attribute of items by which a table or an index finds them.
///
///     Table(stack, "Videos", partitionKey: .string("id"), sortKey: .number("uploadedAt"))
public struct TableAttribute: Hashable, Sendable {
    enum Kind: String, Sendable {
        case string = "S"
        case number = "N"
        case binary = "B"

        /// The type with its article, for messages.
        var noun: String {
            switch self {
            case .string: "a string"
            case .number: "a number"
            case .binary: "binary"
            }
        }
    }

    let name: String
    let kind: Kind

    /// A text, ordered by its bytes in UTF-8.
    public static func string(_ name: String) -> TableAttribute { TableAttribute(name: name, kind: .string) }
    /// A number, ordered by its value.
    public static func number(_ name: String) -> TableAttribute { TableAttribute(name: name, kind: .number) }
    /// Bytes, ordered as unsigned numbers.
    public static func binary(_ name: String) -> TableAttribute { TableAttribute(name: name, kind: .binary) }
}

/// The keys of a table or an index: the attributes by which items are found, and those by which items found together are ordered.
struct TableKeys {
    let partition: [TableAttribute]
    let sort: [TableAttribute]

    var all: [TableAttribute] { partition + sort }

    var property: List<DynamoDB.CfnTable.KeySchemaProperty> {
        List(
            partition.map { DynamoDB.CfnTable.KeySchemaProperty(attributeName: Value($0.name), keyType: "HASH") }
                + sort.map { DynamoDB.CfnTable.KeySchemaProperty(attributeName: Value($0.name), keyType: "RANGE") })
    }
}

/// The attributes of a table and its indexes, each once.
struct TableAttributes {
    private(set) var attributes: [TableAttribute] = []
    private let node: Node

    /// No attributes; mistakes are reported at the table.
    init(_ node: Node) { self.node = node }

    mutating func add(_ keys: TableKeys) {
        for attribute in keys.all {
            guard let known = attributes.first(where: { $0.name == attribute.name }) else {
                attributes.append(attribute)
                continue
            }
            guard known.kind != attribute.kind else { continue }
            node.report(
                .error(
                    "swift-cdk:dynamodb/attribute-type",
                    "The attribute '\(attribute.name)' is \(known.kind.noun) in one key and \(attribute.kind.noun) in another",
                    action: "give the attribute one type in the table and all indexes"))
        }
    }

    var property: List<DynamoDB.CfnTable.AttributeDefinitionProperty> {
        List(
            attributes.map {
                DynamoDB.CfnTable.AttributeDefinitionProperty(attributeName: Value($0.name), attributeType: Value($0.kind.rawValue))
            })
    }
}
