import CDK
import CDKStepFunctions
import CDKStepFunctionsTasks

/// What has become of an asset.
typealias AssetStatus = HandlerContract.AssetStatus

/// The states that write what becomes of an asset into its row, and tell it.
///
/// The row has the asset's ``AssetStatus``; its `history` says when it became what, and goes on when
/// an asset that has failed is taken up again. Each taking is a making, with a folder of its own: `making` is the one that is
/// worked on, `folder` that of the one that was verified.
struct AssetStates {
    private typealias Field = HandlerContract.Field
    private typealias RowKey = HandlerContract.RowKey
    private static var callTime: TaskTimeout { .after(.minutes(2)) }

    let scope: Node
    let shared: SharedParts
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

    private static var assetKey: DynamoDBAttributeValue { .string(path: .format("\(HandlerContract.RowKey.asset){}", .data(.assetID))) }
    private static var now: DynamoDBAttributeValue { .string(path: .stateEnteredTime) }
    private var execution: DynamoDBAttributeValue { .string(path: executionName) }

    /// Writes an upload down as an asset that waits, so that an event that is delivered twice makes it wait once.
    func lineUp() -> DynamoDBUpdateItem {
        let texts: [HandlerContract.Field] = [
            .bucket, .key, .version, .versionID, .uploadedAt, .priority, .creator, .fileName, .title,
        ]
        var attributes = OrderedMap<DynamoDBAttributeValue>(texts.map { ($0.rawValue, .string(path: .data($0))) })
        attributes[Field.sizeInBytes.rawValue] = .number(path: .format("{}", .data(.sizeInBytes)))
        attributes[Field.attempts.rawValue] = .number(0)
        attributes[Field.createdAt.rawValue] = Self.now
        // A row of which only a failure is known was never written down.
        return linedUp("Line up", attributes, condition: "attribute_not_exists(createdAt)")
    }

    /// Lets an asset that failed wait again, and one that is complete if that is asked for: its files stay until others are verified.
    func lineUpAgain() -> DynamoDBUpdateItem {
        linedUp(
            "Line up again", [Field.priority.rawValue: .string(path: .data(.priority))],
            condition: "#status IN (:failed, :takesUp) AND attribute_exists(createdAt)",
            values: [":failed": .string("\(AssetStatus.failed)"), ":takesUp": .string(path: .data(.takesUp))])
    }

    /// What waits is no execution's, so that what is still to be recorded of one that failed does not end the wait.
    private func linedUp(
        _ id: String, _ attributes: OrderedMap<DynamoDBAttributeValue>, condition: Value<String>,
        values: OrderedMap<DynamoDBAttributeValue> = [:]
    ) -> DynamoDBUpdateItem {
        var attributes = attributes
        attributes[Field.line.rawValue] = .string(path: .format("\(HandlerContract.Line.waiting){}", .data(.priority)))
        attributes[Field.waitingSince.rawValue] = Self.now
        return update(
            id, status: .waiting, attributes, furthermore: " REMOVE \(Field.executionName), \(Field.recordedBy), #error, \(Field.cause)",
            condition: condition,
            names: ["#error": Field.error.rawValue], values: values, isExecution: false)
    }

    /// Takes the asset out of those that wait, so that it is worked on once, however often it was started.
    ///
    /// Puts into `$.claim.making` how often the asset was taken, from 1 on; an answer that is lost counts once more, as in the history.
    func claim() -> DynamoDBUpdateItem {
        update(
            "Claim", status: .planning, [Field.line.rawValue: .string("\(HandlerContract.Line.working)")],
            furthermore: ", attempts = if_not_exists(attempts, :zero) + :one"
                // Of the attempt that failed; where the asset was verified last, it is served until another is.
                + " REMOVE #error, \(Field.cause), \(Field.recordedBy), \(Field.making), #plan, \(Field.gone)",
            // One that this very execution claimed before an answer was lost is its own.
            condition: "begins_with(#line, :waiting) OR (executionName = :execution AND #line = :line)",
            names: ["#error": Field.error.rawValue, "#plan": Field.plan.rawValue],
            values: [":waiting": .string("\(HandlerContract.Line.waiting)"), ":zero": .number(0), ":one": .number(1)],
            returning: .updatedNew,
            resultSelector: .fields(and: [.making: .path(.stringToJSON("$.Attributes.attempts.N"))]), resultPath: .claim)
    }

    /// Writes a status, and further attributes, into the asset's row.
    ///
    /// - Parameters:
    ///   - id: The state's name.
    ///   - status: What has become of the asset.
    ///   - attributes: The further attributes, by name.
    ///   - condition: What another execution has claimed since is that one's to change.
    ///   - values: What names in the condition stand for.
    /// - Returns: The state, which leaves the execution's data as it is.
    func record(
        _ id: String, status: AssetStatus, _ attributes: OrderedMap<DynamoDBAttributeValue>,
        condition: Value<String> = "executionName = :execution", values: OrderedMap<DynamoDBAttributeValue> = [:]
    ) -> DynamoDBUpdateItem {
        var attributes = attributes
        if status != .transcoding {
            // Of an asset that has ended, what other makings have left is removed after a while.
            attributes[Field.line.rawValue] = .string("\(HandlerContract.Line.ended)")
            attributes[Field.waitingSince.rawValue] = Self.now
        }
        return update(id, status: status, attributes, condition: condition, values: values)
    }

    /// Finds the row of an asset whose end its execution has recorded itself, and writes down who tells it in its place.
    ///
    /// - Parameters:
    ///   - id: The state's name.
    ///   - resultPath: Where the row goes in the data. That the row is another's, or told by another, is `ConditionalCheckFailedException`.
    /// - Returns: The state.
    func findEnd(_ id: String, resultPath: JSONPath) -> DynamoDBUpdateItem {
        let ends: [AssetStatus] = [.complete, .failed, .rejected]
        let isEnded = ends.map { "#status = :\($0.rawValue.lowercased())" }.joined(separator: " OR ")
        var values: OrderedMap<DynamoDBAttributeValue> = [":execution": execution, ":recordedBy": .string(path: .executionName)]
        for end in ends { values[":\(end.rawValue.lowercased())"] = .string("\(end)") }
        return retried(
            DynamoDBUpdateItem(
                scope, id, table: shared.table,
                key: [RowKey.partition.rawValue: Self.assetKey, RowKey.sort.rawValue: .string("\(RowKey.itself)")],
                update: "SET #recordedBy = :recordedBy",
                condition: Value(
                    "executionName = :execution AND (\(isEnded)) AND (attribute_not_exists(#recordedBy) OR #recordedBy = :recordedBy)"),
                attributeNames: ["#status": Field.status.rawValue, "#recordedBy": Field.recordedBy.rawValue], attributeValues: values,
                returning: .allNew, options: .init(resultPath: resultPath, timeout: Self.callTime)))
    }

    private func update(
        _ id: String, status: AssetStatus, _ attributes: OrderedMap<DynamoDBAttributeValue>, furthermore: String? = nil,
        condition: Value<String>, names: OrderedMap<String> = [:], values: OrderedMap<DynamoDBAttributeValue> = [:],
        returning: DynamoDBReturnValues? = nil, resultSelector: PayloadTemplate? = nil, resultPath: JSONPath = .discard,
        isExecution: Bool = true
    ) -> DynamoDBUpdateItem {
        let assignments =
            [
                "#status = :status", "updatedAt = :now", isExecution ? "executionName = :execution" : nil,
                "\(Field.history) = list_append(if_not_exists(\(Field.history), :none), :event)",
            ].compactMap { $0 } + attributes.keys.map { "#\($0) = :\($0)" }
        var allNames: OrderedMap<String> = ["#status": Field.status.rawValue]
        var allValues: OrderedMap<DynamoDBAttributeValue> = [
            ":status": .string("\(status)"), ":now": Self.now, ":none": .list([]), ":event": .list([Self.event(status)]),
        ]
        if isExecution { allValues[":execution"] = execution }
        for (name, value) in attributes { (allNames["#\(name)"], allValues[":\(name)"]) = (name, value) }
        for (name, meaning) in names { allNames[name] = meaning }
        for (name, value) in values { allValues[name] = value }
        return retried(
            DynamoDBUpdateItem(
                scope, id, table: shared.table,
                key: [RowKey.partition.rawValue: Self.assetKey, RowKey.sort.rawValue: .string("\(RowKey.itself)")],
                update: Value("SET " + assignments.joined(separator: ", ") + (furthermore ?? "")), condition: condition,
                attributeNames: allNames,
                attributeValues: allValues, returning: returning,
                options: .init(resultSelector: resultSelector, resultPath: resultPath, timeout: Self.callTime)))
    }

    /// Tells how it ended.
    func tell(_ id: String, _ status: AssetStatus, _ details: [(String, PayloadTemplate)]) -> SNSPublish {
        let asset = [Field.assetID, .bucket, .key].map { ($0.rawValue, PayloadTemplate.path(.data($0))) }
        let message = asset + [(Field.status.rawValue, "\(status)")] + details
        return retried(
            SNSPublish(
                scope, id, topic: shared.notifications.topic, message: .object(message),
                options: .init(resultPath: .discard, timeout: Self.callTime)))
    }

    /// Tells what failed.
    func tellFailure() -> SNSPublish {
        tell("Tell failure", .failed, [(Field.error.rawValue, .path(.errorName)), (Field.cause.rawValue, .path(.errorCause))])
    }

    private static func event(_ status: AssetStatus) -> DynamoDBAttributeValue {
        .map([Field.status.rawValue: .string("\(status)"), Field.at.rawValue: now])
    }

    private func retried<T: FallibleState>(_ state: T) -> T {
        for retry in isLasting ? Retries.ofLastingCall : Retries.ofCall { state.retry(retry) }
        return state
    }
}
