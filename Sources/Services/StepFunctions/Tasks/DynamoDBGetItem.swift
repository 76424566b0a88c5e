import CDK
import CDKDynamoDB
import CDKIAM
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
        stateName: String? = nil, comment: String? = nil, inputPath: JSONPath? = nil, resultSelector: PayloadTemplate? = nil,
        resultPath: JSONPath? = nil, outputPath: JSONPath? = nil, timeout: TaskTimeout? = nil, heartbeat: TaskTimeout? = nil,
        credentials: TaskCredentials? = nil, outputs: PayloadTemplate? = nil, assign: PayloadTemplate? = nil,
        language: QueryLanguage? = nil, file: String = #fileID, line: Int = #line
    ) {
        let node = Node(scope, id, file: file, line: line)
        super.init(
            node,
            StateSettings(
                stateName: stateName, comment: comment, language: language, inputPath: inputPath, resultSelector: resultSelector,
                resultPath: resultPath, outputPath: outputPath, outputs: outputs, assign: assign),
            Timing(timeout: timeout, heartbeat: heartbeat, credentials: credentials),
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
