import CDK
import CDKAssertions
import CDKDynamoDB
import CDKIAM
import CDKKMS
import CDKLambda
import CDKLogs
import CDKS3
import CDKSNS
import CDKSQS
import CDKSSM
import CDKScheduler
import CDKStepFunctions
import Testing

/// Names and ARNs of building blocks are references, for whatever asks for references.
@Suite struct ValuesOfBuildingBlocksTests {
    /// The values that building blocks of a stack give, by their names.
    ///
    /// The ARN of a parameter of Systems Manager and the name of a group of schedules are not among them: they are texts of the name, as in
    /// the original.
    private static func values(_ stack: Stack) -> [(name: String, value: Value<String>)] {
        let bucket = Bucket(stack, "Bucket")
        let role = Role(stack, "Role", assumedBy: .service("ec2.amazonaws.com"))
        let queue = Queue(stack, "Queue")
        let topic = Topic(stack, "Topic")
        let parameter = StringParameter(stack, "Parameter", value: "a")
        let key = Key(stack, "Key")
        let group = LogGroup(stack, "Group")
        let table = Table(stack, "Table", partitionKey: .string("id"))
        let function = Function(stack, "Function", code: .inline("def handler(e, c): pass"), runtime: .python3_13, handler: "index.handler")
        let schedules = ScheduleGroup(stack, "Schedules")
        let machine = StateMachine(stack, "Machine", definition: Pass(stack, "Pass"))
        return [
            ("bucket.name", bucket.name), ("bucket.arn", Value(bucket.arn)), ("bucket.domainName", bucket.domainName),
            ("role.name", role.name), ("role.arn", Value(role.arn)), ("queue.name", queue.name), ("queue.arn", Value(queue.arn)),
            ("queue.url", queue.url), ("topic.name", topic.name), ("topic.arn", Value(topic.arn)), ("key.arn", Value(key.arn)),
            ("group.name", group.name), ("group.arn", Value(group.arn)), ("table.name", table.name), ("table.arn", Value(table.arn)),
            ("function.name", function.name), ("function.arn", Value(function.arn)), ("machine.name", machine.name),
            ("machine.arn", Value(machine.arn)), ("parameter.name", parameter.name), ("parameter.value", parameter.value),
            ("schedules.arn", Value(schedules.arn)),
        ]
    }

    private static let names = values(Stack(App(outputDirectory: "never-written", processEnvironment: [:]), "S")).map(\.name)

    /// The templates of a producer and of a consumer that does something with a value, and all that is told.
    private static func templates(
        _ index: Int, _ use: (Stack, Stack, Value<String>) -> Void
    ) throws -> (producer: JSON, consumer: JSON, told: [String]) {
        let app = App(outputDirectory: "never-written", processEnvironment: [:])
        let producer = Stack(app, "P")
        let consumer = Stack(app, "C")
        use(producer, consumer, values(producer)[index].value)
        let templates = try (Template(of: producer).json, Template(of: consumer).json)
        return (templates.0, templates.1, app.diagnostics.map(\.description))
    }

    private static func hold(_ value: Value<String>, in stack: Stack) {
        CfnResource(stack, "Holder", type: "AWS::SSM::Parameter", properties: ["Type": "String", "Value": AnyValue(value)])
    }

    @Test(arguments: names.indices)
    func canBeExported(index: Int) throws {
        let found = try Self.templates(index) { producer, consumer, value in Self.hold(producer.exportValue(value), in: consumer) }
        let name = Self.names[index]
        #expect(found.told == [], "\(name)")
        let held = found.consumer["Resources"]?["Holder"]?["Properties"]?["Value"]
        #expect(held?["Fn::ImportValue"]?.string?.hasPrefix("P:ExportsOutput") == true, "\(name)")
        let outputs = found.producer["Outputs"]?.object?.values.map { $0["Export"]?["Name"] } ?? []
        #expect(outputs == [held?["Fn::ImportValue"]], "\(name)")
    }

    @Test(arguments: names.indices, [ReferenceStrength.strong, .weak])
    func haveAStrength(index: Int, strength: ReferenceStrength) throws {
        let found = try Self.templates(index) { _, consumer, value in Self.hold(value.referenced(strength), in: consumer) }
        let held = found.consumer["Resources"]?["Holder"]?["Properties"]?["Value"]
        #expect(found.told == [], "\(Self.names[index])")
        let function = strength == .strong ? "Fn::ImportValue" : "Fn::GetStackOutput"
        #expect(held?.object?.keys.first == function, "\(Self.names[index])")
    }

    @Test(arguments: names.indices)
    func canStandAnywhere(index: Int) throws {
        let uses: [(String, (Value<String>) -> Value<String>)] = [
            ("interpolation", { "a-\($0)" }), ("join", { Fn.join("-", ["a", $0]) }), ("split", { Fn.split(":", $0)[0] }),
            ("sub", { Fn.sub("${Name}", ["Name": $0]) }), ("base64", { Fn.base64($0) }), ("json", { Fn.jsonText(["a": AnyValue($0)]) }),
        ]
        for (name, use) in uses {
            let found = try Self.templates(index) { producer, consumer, value in
                Self.hold(use(value), in: producer)
                Self.hold(use(value), in: consumer)
                Tags.of(consumer.node).add("name", value)
                CfnOutput(consumer, "Output", value: use(value))
            }
            #expect(found.told.filter { !$0.contains("swift-cdk:stacks/deferred-tags") } == [], "\(Self.names[index]) by \(name)")
            #expect(found.consumer.text().contains("Fn::GetStackOutput"), "\(Self.names[index]) by \(name)")
        }
    }

    @Test func twoMistakesInOneStackAreTwo() {
        let app = App(outputDirectory: "never-written", processEnvironment: [:])
        let stack = Stack(app, "S")
        stack.exportValue("a" as Value<String>)
        stack.exportValue("b" as Value<String>)
        _ = try? app.render()
        #expect(app.diagnostics.map(\.id) == ["swift-cdk:app/unnamed-export", "swift-cdk:app/unnamed-export"])
    }
}
