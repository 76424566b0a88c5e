import CDK
import CDKDynamoDB
import CDKIAM
import CDKStepFunctions
import CloudAssembly

/// The values of the item that DynamoDB answers.
public enum DynamoDBReturnValues: String, Sendable {
    /// Nothing.
    case none = "NONE"
    /// The item before.
    case allOld = "ALL_OLD"
    /// The changed attributes before. Only of updates.
    case updatedOld = "UPDATED_OLD"
    /// The item afterwards. Only of updates.
    case allNew = "ALL_NEW"
    /// The changed attributes afterwards. Only of updates.
    case updatedNew = "UPDATED_NEW"
}

/// The report of how much capacity was used.
public enum DynamoDBConsumedCapacity: String, Sendable {
    /// Of the table and of each index.
    case indexes = "INDEXES"
    /// The sum alone.
    case total = "TOTAL"
    /// Nothing.
    case none = "NONE"
}

/// The report of how large the item's collection is.
public enum DynamoDBCollectionMetrics: String, Sendable {
    /// An estimate of the size.
    case size = "SIZE"
    /// Nothing.
    case none = "NONE"
}

/// The action on an item.
enum DynamoDBAction: String {
    case get, put, update, delete

    var resource: Value<String> { IntegrationPattern.requestResponse.resource("dynamodb", "\(rawValue)Item") }

    /// The permission for exactly this action, on exactly this table.
    func policy(on table: any TableReference, from scope: any Scope) -> PolicyStatement {
        PolicyStatement(
            actions: ["dynamodb:\(rawValue.prefix(1).uppercased())\(rawValue.dropFirst())Item"],
            resources: [ARN(in: scope, service: "dynamodb", resource: "table", resourceName: table.name)])
    }
}

extension PayloadTemplate {
    /// The names that an expression stands for; nil if there are none.
    static func names(_ names: OrderedMap<String>) -> PayloadTemplate? {
        names.isEmpty ? nil : .object(names.map { ($0.key, PayloadTemplate($0.value)) })
    }

    /// The values that an expression stands for; nil if there are none.
    static func values(_ values: OrderedMap<DynamoDBAttributeValue>) -> PayloadTemplate? { values.isEmpty ? nil : .item(values) }
}
