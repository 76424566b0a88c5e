import CDK
import CDKDynamoDB
import CDKStepFunctions
import CloudAssembly

/// The arguments that puts, updates and deletes have in common.
struct DynamoDBWrite {
    let table: any TableReference
    let condition: Value<String>?
    let attributeNames: OrderedMap<String>
    let attributeValues: OrderedMap<DynamoDBAttributeValue>
    let consumedCapacity: DynamoDBConsumedCapacity?
    let collectionMetrics: DynamoDBCollectionMetrics?
    let returnValues: DynamoDBReturnValues?

    /// Named as the API names them.
    var arguments: [(String, PayloadTemplate?)] {
        [
            ("TableName", PayloadTemplate(table.name)), ("ConditionExpression", condition.map { PayloadTemplate($0) }),
            ("ExpressionAttributeNames", .names(attributeNames)), ("ExpressionAttributeValues", .values(attributeValues)),
            ("ReturnConsumedCapacity", consumedCapacity.map { PayloadTemplate($0.rawValue) }),
            ("ReturnItemCollectionMetrics", collectionMetrics.map { PayloadTemplate($0.rawValue) }),
            ("ReturnValues", returnValues.map { PayloadTemplate($0.rawValue) }),
        ]
    }
}
