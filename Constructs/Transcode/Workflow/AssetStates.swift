import CDK
import CDKDynamoDB
import CDKSNS
import CDKStepFunctions
import CDKStepFunctionsTasks

/// The states that write what becomes of an asset into its row, and tell it.
///
/// The row's status is `PLANNING`, `TRANSCODING`, then `COMPLETE` or `FAILED`; its `history` says when it became what, and goes on when
/// another execution takes up an asset that has failed.
struct AssetStates {
    private static var callTime: TaskTimeout { .after(.minutes(2)) }

    let scope: Node
    let table: any TableReference
    let topic: any TopicReference
    /// The name of the execution that works on the asset.
    var executionName = JSONPath.executionName
    /// Whether calls wait for an outage of two hours to end.
    private(set) var isLasting = false

    /// The same, but lasting: an asset's end should not be lost, nor stay untold.
    var lasting: AssetStates {
        var states = self
        states.isLasting = true
        return states
    }

    private static var assetKey: DynamoDBAttributeValue { .string(path: .format("ASSET#{}", "$.assetId")) }
    private static var now: DynamoDBAttributeValue { .string(path: .stateEnteredTime) }
    private var execution: DynamoDBAttributeValue { .string(path: executionName) }

    /// Takes the asset, so that an event that is delivered twice is worked on once. One that failed may be taken again.
    ///
    /// Puts into `$.claim.attempt` how often the asset was taken, from 1 on; an answer that is lost counts once more, as in the history.
    func claim() -> DynamoDBUpdateItem {
        update(
            "Claim", status: "PLANNING",
            ["bucket": .string(path: "$.bucket"), "key": .string(path: "$.key"), "version": .string(path: "$.version")],
            furthermore: "createdAt = if_not_exists(createdAt, :start), attempts = if_not_exists(attempts, :zero) + :one"
                // Of the attempt that failed.
                + " REMOVE #error, cause, recordedBy, metadata, folder, outputs",
            // One that this very execution claimed before an answer was lost is its own.
            condition: "attribute_not_exists(pk) OR #status = :failed OR executionName = :execution",
            names: ["#error": "error"],
            values: [
                ":failed": .string("FAILED"), ":start": .string(path: .executionStartTime), ":zero": .number(0), ":one": .number(1),
            ], returning: .updatedNew, resultSelector: ["attempt": .path(.stringToJSON("$.Attributes.attempts.N"))],
            resultPath: "$.claim")
    }

    /// Writes a status, and further attributes, into the asset's row.
    ///
    /// - Parameters:
    ///   - condition: What another execution has claimed since is that one's to change.
    ///   - values: What names in the condition stand for.
    func record(
        _ id: String, status: String, _ attributes: OrderedMap<DynamoDBAttributeValue>,
        condition: Value<String> = "executionName = :execution", values: OrderedMap<DynamoDBAttributeValue> = [:]
    ) -> DynamoDBUpdateItem {
        update(id, status: status, attributes, condition: condition, values: values)
    }

    private func update(
        _ id: String, status: String, _ attributes: OrderedMap<DynamoDBAttributeValue>, furthermore: String? = nil,
        condition: Value<String>, names: OrderedMap<String> = [:], values: OrderedMap<DynamoDBAttributeValue> = [:],
        returning: DynamoDBReturnValues? = nil, resultSelector: PayloadTemplate? = nil, resultPath: JSONPath = .discard
    ) -> DynamoDBUpdateItem {
        let assignments =
            [
                "#status = :status", "updatedAt = :now", "executionName = :execution",
                "history = list_append(if_not_exists(history, :none), :event)",
            ]
            + attributes.keys.map { "#\($0) = :\($0)" } + [furthermore].compactMap { $0 }
        var allNames: OrderedMap<String> = ["#status": "status"]
        var allValues: OrderedMap<DynamoDBAttributeValue> = [
            ":status": .string(Value(status)), ":now": Self.now, ":none": .list([]), ":event": .list([Self.event(status)]),
            ":execution": execution,
        ]
        for (name, value) in attributes { (allNames["#\(name)"], allValues[":\(name)"]) = (name, value) }
        for (name, meaning) in names { allNames[name] = meaning }
        for (name, value) in values { allValues[name] = value }
        return retried(
            DynamoDBUpdateItem(
                scope, id, table: table, key: ["pk": Self.assetKey, "sk": .string("META")],
                update: Value("SET " + assignments.joined(separator: ", ")), condition: condition, attributeNames: allNames,
                attributeValues: allValues, returning: returning,
                options: .init(resultSelector: resultSelector, resultPath: resultPath, timeout: Self.callTime)))
    }

    /// Writes a job's own row, which goes when the plan says, for whoever looks into what an asset or an execution was made by.
    ///
    /// A job that a function submits gets it at once. Where Step Functions submits the job and waits for it, it gives the job's id only
    /// when the job is complete: until then, and of one that failed, only MediaConvert knows, by the job's tag `assetId`.
    func recordJob(_ id: String, kind: String, jobID: JSONPath) -> DynamoDBPutItem {
        let item: OrderedMap<DynamoDBAttributeValue> = [
            "pk": Self.assetKey, "sk": .string(path: .format("JOB#{}", jobID)), "jobId": .string(path: jobID),
            "kind": .string(Value(kind)), "executionName": execution, "createdAt": Self.now,
            "expiresAt": .number(path: .format("{}", "$.plan.jobRowsExpireAt")),
        ]
        return retried(
            DynamoDBPutItem(scope, id, table: table, item: item, options: .init(resultPath: .discard, timeout: Self.callTime)))
    }

    /// Tells how it ended.
    func tell(_ id: String, _ message: [(String, PayloadTemplate)]) -> SNSPublish {
        let asset: [(String, PayloadTemplate)] = [
            ("assetId", .path("$.assetId")), ("bucket", .path("$.bucket")), ("key", .path("$.key")),
        ]
        return retried(
            SNSPublish(
                scope, id, topic: topic, message: .object(asset + message),
                options: .init(resultPath: .discard, timeout: Self.callTime)))
    }

    private static func event(_ status: String) -> DynamoDBAttributeValue {
        .map(["status": .string(Value(status)), "at": now])
    }

    private func retried<T: FallibleState>(_ state: T) -> T {
        for retry in isLasting ? Retries.ofLastingCall : Retries.ofCall() { state.retry(retry) }
        return state
    }
}
