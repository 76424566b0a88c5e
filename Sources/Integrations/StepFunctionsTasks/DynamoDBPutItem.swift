import CDK
import CDKDynamoDB
import CDKIAM
import CDKStepFunctions
import CloudAssembly

/// Puts an item into a table; one with the same key is replaced.
///
/// [Reference](https://docs.aws.amazon.com/step-functions/latest/dg/connect-ddb.html)
public final class DynamoDBPutItem: TaskState {
    /// - Parameters:
    ///   - item: All of its attributes, the key among them.
    ///   - condition: Has to hold, or the task fails with `DynamoDB.ConditionalCheckFailedException`.
    ///   - attributeNames: What the expressions' names that begin with `#` stand for.
    ///   - attributeValues: What their names that begin with `:` stand for.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, table: any TableReference, item: OrderedMap<DynamoDBAttributeValue>,
        condition: Value<String>? = nil, attributeNames: OrderedMap<String> = [:],
        attributeValues: OrderedMap<DynamoDBAttributeValue> = [:], consumedCapacity: DynamoDBConsumedCapacity? = nil,
        collectionMetrics: DynamoDBCollectionMetrics? = nil, returning returnValues: DynamoDBReturnValues? = nil,
        options: TaskOptions = TaskOptions(), file: String = #fileID, line: Int = #line
    ) {
        let node = Node(scope, id, file: file, line: line)
        super.init(
            node, options,
            resource: DynamoDBAction.put.resource, policies: [DynamoDBAction.put.policy(on: table, from: node)]
        ) { _ in
            .object([
                ("Item", .item(item)),
                ("TableName", PayloadTemplate(table.name)), ("ConditionExpression", condition.map { PayloadTemplate($0) }),
                ("ExpressionAttributeNames", .names(attributeNames)), ("ExpressionAttributeValues", .values(attributeValues)),
                ("ReturnConsumedCapacity", consumedCapacity.map { PayloadTemplate($0.rawValue) }),
                ("ReturnItemCollectionMetrics", collectionMetrics.map { PayloadTemplate($0.rawValue) }),
                ("ReturnValues", returnValues.map { PayloadTemplate($0.rawValue) }),
            ])
        }
    }
}
