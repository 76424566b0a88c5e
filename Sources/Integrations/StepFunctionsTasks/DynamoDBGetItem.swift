import CDK
import CDKDynamoDB
import CDKIAM
import CDKStepFunctions
import CloudAssembly

/// Reads an item.
///
/// [Reference](https://docs.aws.amazon.com/step-functions/latest/dg/connect-ddb.html)
public final class DynamoDBGetItem: TaskState {
    /// - Parameters:
    ///   - isConsistent: Whether it sees all that was written before.
    ///   - projection: Which attributes: `name`, `#name.inner`, `list[0]`; all if empty.
    ///   - attributeNames: What the projection's names that begin with `#` stand for.
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
