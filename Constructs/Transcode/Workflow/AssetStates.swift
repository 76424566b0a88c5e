import CDK
import CDKDynamoDB
import CDKSNS
import CDKStepFunctions
import CloudAssembly

/// The states that write what becomes of an asset into its row, and tell it.
///
/// The row's status is `PLANNING`, `TRANSCODING`, then `COMPLETE` or `FAILED`; its `history` says when it became what.
struct AssetStates {
    private static var callTime: TaskTimeout { .after(.minutes(2)) }

    let scope: Node
    let table: any TableReference
    let topic: any TopicReference

    private static var assetKey: DynamoDBAttributeValue { .string(path: .format("ASSET#{}", "$.assetId")) }
    private static var execution: DynamoDBAttributeValue { .string(path: .executionName) }
    private static var now: DynamoDBAttributeValue { .string(path: .stateEnteredTime) }

    /// Takes the asset, so that an event that is delivered twice is worked on once. One that failed may be taken again.
    func claim() -> DynamoDBPutItem {
        retried(
            DynamoDBPutItem(
                scope, "Claim", table: table,
                item: [
                    "pk": Self.assetKey, "sk": .string("META"), "status": .string("PLANNING"), "bucket": .string(path: "$.bucket"),
                    "key": .string(path: "$.key"), "version": .string(path: "$.version"), "executionName": Self.execution,
                    "createdAt": .string(path: .executionStartTime), "updatedAt": Self.now, "history": .list([Self.event("PLANNING")]),
                ],
                // One that this very execution claimed before an answer was lost is its own.
                condition: "attribute_not_exists(pk) OR #status = :failed OR executionName = :execution",
                attributeNames: ["#status": "status"],
                attributeValues: [":failed": .string("FAILED"), ":execution": Self.execution], resultPath: .discard,
                timeout: Self.callTime))
    }

    /// Writes a status, and further attributes, into the asset's row.
    ///
    /// - Parameter condition: What another execution has claimed since is that one's to change.
    func record(
        _ id: String, status: String, _ attributes: OrderedMap<DynamoDBAttributeValue>,
        condition: Value<String> = "executionName = :execution"
    ) -> DynamoDBUpdateItem {
        let assignments =
            ["#status = :status", "updatedAt = :now", "executionName = :execution",
             "history = list_append(if_not_exists(history, :none), :event)"]
            + attributes.keys.map { "#\($0) = :\($0)" }
        var names: OrderedMap<String> = ["#status": "status"]
        var values: OrderedMap<DynamoDBAttributeValue> = [
            ":status": .string(Value(status)), ":now": Self.now, ":none": .list([]), ":event": .list([Self.event(status)]),
            ":execution": Self.execution,
        ]
        for (name, value) in attributes { (names["#\(name)"], values[":\(name)"]) = (name, value) }
        return retried(
            DynamoDBUpdateItem(
                scope, id, table: table, key: ["pk": Self.assetKey, "sk": .string("META")],
                update: Value("SET " + assignments.joined(separator: ", ")), condition: condition, attributeNames: names,
                attributeValues: values, resultPath: .discard, timeout: Self.callTime))
    }

    /// Writes a job's own row, which goes when the plan says.
    func recordJob(_ id: String, kind: String, jobID: JSONPath) -> DynamoDBPutItem {
        let item: OrderedMap<DynamoDBAttributeValue> = [
            "pk": Self.assetKey, "sk": .string(path: .format("JOB#{}", jobID)), "jobId": .string(path: jobID),
            "kind": .string(Value(kind)), "executionName": Self.execution, "createdAt": Self.now,
            "expiresAt": .number(path: .format("{}", "$.plan.jobRowsExpireAt")),
        ]
        return retried(
            DynamoDBPutItem(scope, id, table: table, item: item, resultPath: .discard, timeout: Self.callTime))
    }

    /// Tells how it ended.
    func tell(_ id: String, _ message: [(String, PayloadTemplate)]) -> SNSPublish {
        let asset: [(String, PayloadTemplate)] = [
            ("assetId", .path("$.assetId")), ("bucket", .path("$.bucket")), ("key", .path("$.key")),
        ]
        return retried(
            SNSPublish(scope, id, topic: topic, message: .object(asset + message), resultPath: .discard, timeout: Self.callTime))
    }

    private static func event(_ status: String) -> DynamoDBAttributeValue {
        .map(["status": .string(Value(status)), "at": now])
    }

    private func retried<T: FallibleState>(_ state: T) -> T {
        for retry in Retries.ofCall() { state.retry(retry) }
        return state
    }
}
