import CDK
import CDKDynamoDB
import CDKIAM
import CDKStepFunctions
import CloudAssembly

/// Reads an item.
///
/// [Reference](https://docs.aws.amazon.com/step-functions/latest/dg/connect-ddb.html)
public final class DynamoDBGetItem: TaskState {
    /// Creates the task.
    ///
    /// - Parameters:
    ///   - scope: The scope of the construct.
    ///   - id: The id within the scope.
    ///   - table: The table.
    ///   - key: The key of the item, with the values of its attributes.
    ///   - isConsistent: Whether it sees all that was written before.
    ///   - projection: The attributes: `name`, `#name.inner`, `list[0]`; all if empty.
    ///   - attributeNames: The attributes that the projection's names that begin with `#` stand for.
    ///   - consumedCapacity: The report of the capacity that was used; none if not given.
    ///   - options: The settings that tasks of all services have.
    ///   - file: The Swift file of the call, by which diagnostics find it.
    ///   - line: The line of the call in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, table: any TableReference, key: OrderedMap<DynamoDBAttributeValue>,
        isConsistent: Bool = false,
        projection: [String] = [], attributeNames: OrderedMap<String> = [:], consumedCapacity: DynamoDBConsumedCapacity? = nil,
        options: TaskOptions = TaskOptions(), file: String = #fileID, line: Int = #line
    ) {
        let node = Node(scope, id, file: file, line: line)
        super.init(
            node, options,
            resource: DynamoDBAction.get.resource, policies: [DynamoDBAction.get.policy(on: table, from: node)]
        ) { _ in
            .object([
                ("Key", .item(key)), ("TableName", PayloadTemplate(table.name)), ("ConsistentRead", PayloadTemplate(isConsistent)),
                ("ExpressionAttributeNames", .names(attributeNames)),
                ("ProjectionExpression", projection.isEmpty ? PayloadTemplate?.none : PayloadTemplate(projection.joined(separator: ","))),
                ("ReturnConsumedCapacity", consumedCapacity.map { PayloadTemplate($0.rawValue) }),
            ])
        }
    }
}
