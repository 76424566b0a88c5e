import CDK
import CDKDynamoDB
import CDKKMS
import CDKSNS
import CDKSQS
import CDKStepFunctions
import CDKStepFunctionsTasks
import ConformanceSupport
import Testing

/// Tasks that work with resources of other services.
@Suite struct StepFunctionsServiceCases {
    @Test func services() throws {
        try Conformance.check("123-stepfunctions-services") { app in
            let stack = Stack(app, "Services", env: Conformance.environment)
            let table = Table(stack, "Table", partitionKey: .string("id"))
            let imported = Table.imported(stack, "Imported", name: "there")
            let key = Key(stack, "Key")
            let queue = Queue(stack, "Queue")
            let encrypted = Queue(stack, "Encrypted", encryption: .kms(key: key))
            let ordered = Queue(stack, "Ordered", isFIFO: true)
            let topic = Topic(stack, "Topic")
            let orderedTopic = Topic(stack, "OrderedTopic", isFIFO: true)
            items(stack, table, imported)
            messages(stack, queue, encrypted, ordered)
            notices(stack, topic, orderedTopic)
        }
    }

    private func items(_ stack: Stack, _ table: Table, _ imported: any TableReference) {
        let put = DynamoDBPutItem(
            stack, "Put", table: table,
            item: [
                "s": .string("x"), "sp": .string(path: "$.s"), "n": .number(1.5), "np": .number(path: .format("{}", "$.n")),
                "b": .binary("YQ=="), "bp": .binary(path: "$.b"), "ss": .stringSet(["a", "b"]), "ns": .numberSet([1, 2.5]),
                "bs": .binarySet(["YQ=="]), "m": .map(["1": .string("y"), "k": .bool(true)]), "mp": .map(path: "$.m"),
                "l": .list([.string("z"), .number(3), .string(path: "$.e")]), "lp": .list(path: "$.l"), "nul": .null,
                "t": .bool(false), "tp": .bool(path: "$.t"),
            ], condition: "attribute_not_exists(#s) OR n > :n", attributeNames: ["#s": "s"], attributeValues: [":n": .number(0)],
            consumedCapacity: .total, collectionMetrics: .size, returning: .allOld, options: .init(resultPath: "$.put"))
        let update = DynamoDBUpdateItem(
            stack, "Update", table: table, key: ["id": .string(path: "$.id")], update: "SET n = :n", condition: "attribute_exists(id)",
            attributeValues: [":n": .number(1)], returning: .updatedNew, options: .init(resultPath: .discard))
        let plain = DynamoDBUpdateItem(stack, "UpdatePlain", table: imported, key: ["id": .string("x")], update: "REMOVE n")
        let get = DynamoDBGetItem(stack, "Get", table: table, key: ["id": .string("x")])
        let some = DynamoDBGetItem(
            stack, "GetSome", table: imported, key: ["id": .string("x")], isConsistent: true, projection: ["#s.inner", "l[2]"],
            attributeNames: ["#s": "s"], consumedCapacity: .indexes)
        let delete = DynamoDBDeleteItem(
            stack, "Delete", table: table, key: ["id": .string("x")], collectionMetrics: DynamoDBCollectionMetrics.none)
        StateMachine(stack, "Items", definition: put.next(update).next(plain).next(get).next(some).next(delete))
    }

    private func messages(_ stack: Stack, _ queue: Queue, _ encrypted: Queue, _ ordered: Queue) {
        StateMachine(
            stack, "Messages",
            definition: SQSSendMessage(stack, "Send", queue: queue, message: "text")
                .next(SQSSendMessage(stack, "SendObject", queue: encrypted, message: ["a": .path("$.a")], delay: .minutes(1)))
                .next(
                    SQSSendMessage(
                        stack, "SendOrdered", queue: ordered, message: .path("$.body"), deduplicationID: .path("$.d"), groupID: "g")
                )
                .next(
                    SQSSendMessage(
                        stack, "Ask", queue: queue, message: ["token": .path(.taskToken)], pattern: .waitForTaskToken,
                        options: .init(heartbeat: .after(.hours(1))))))
    }

    private func notices(_ stack: Stack, _ topic: Topic, _ ordered: Topic) {
        let publish = SNSPublish(
            stack, "Publish", topic: topic, message: "text", subject: .path("$.subject"),
            attributes: [
                "s": .string("x"), "n": .number(1.5), "a": .stringArray(["x", "y"]), "b": .binary("YQ=="), "p": .string(.path("$.p")),
                "d": .string("\(topic.name)"),
            ])
        StateMachine(
            stack, "Notices",
            definition:
                publish
                .next(
                    SNSPublish(
                        stack, "PublishMany", topic: topic, message: ["default": "d", "email": .path("$.e")],
                        isPerSubscriptionKind: true)
                )
                .next(
                    SNSPublish(
                        stack, "PublishOrdered", topic: ordered, message: .path(.executionInput), deduplicationID: "d", groupID: "g")
                )
                .next(
                    SNSPublish(
                        stack, "AskTopic", topic: topic, message: ["token": .path(.taskToken)], pattern: .waitForTaskToken)))
    }
}
