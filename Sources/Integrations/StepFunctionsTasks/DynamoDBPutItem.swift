import CDK
import CDKDynamoDB
import CDKIAM
import CDKStepFunctions
import CloudAssembly

/// Puts an item into a table; one with the same key is replaced.
///
/// [Reference](https://docs.aws.amazon.com/step-functions/latest/dg/connect-ddb.html)
public final class DynamoDBPutItem: TaskState {
    /// Creates the task.
    ///
    /// - Parameters:
    ///   - scope: The scope of the construct.
    ///   - id: The id within the scope.
    ///   - table: The table.
    ///   - item: All of its attributes, the key among them.
    ///   - condition: The condition that has to hold, or the task fails with `DynamoDB.ConditionalCheckFailedException`.
    ///   - attributeNames: The attributes that the expressions' names that begin with `#` stand for.
    ///   - attributeValues: The values that their names that begin with `:` stand for.
    ///   - consumedCapacity: The report of the capacity that was used; none if not given.
    ///   - collectionMetrics: The report of the item collection's size; none if not given.
    ///   - returnValues: The values of the item that are answered; none if not given.
    ///   - options: The settings that tasks of all services have.
    ///   - file: The Swift file of the call, by which diagnostics find it.
    ///   - line: The line of the call in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, table: any TableReference, item: OrderedMap<DynamoDBAttributeValue>,
        condition: Value<String>? = nil, attributeNames: OrderedMap<String> = [:],
        attributeValues: OrderedMap<DynamoDBAttributeValue> = [:], consumedCapacity: DynamoDBConsumedCapacity? = nil,
        collectionMetrics: DynamoDBCollectionMetrics? = nil, returning returnValues: DynamoDBReturnValues? = nil,
        options: TaskOptions = TaskOptions(), file: String = #fileID, line: Int = #line
    ) {
        let node = Node(scope, id, file: file, line: line)
        let write = DynamoDBWrite(
            table: table, condition: condition, attributeNames: attributeNames, attributeValues: attributeValues,
            consumedCapacity: consumedCapacity, collectionMetrics: collectionMetrics, returnValues: returnValues)
        super.init(
            node, options,
            resource: DynamoDBAction.put.resource, policies: [DynamoDBAction.put.policy(on: table, from: node)]
        ) { _ in .object([("Item", .item(item))] + write.arguments) }
    }
}
