import CDK
import CDKAssertions
import CDKCloudWatch
import CDKDynamoDB
import CDKEvents
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
    private typealias Named = (name: String, value: Value<String>)

    /// The values that building blocks of a stack give and that are references, by class and property.
    ///
    /// A check of the sources asks for each property. Those that are none are in ``texts(_:)``, or known when the tree is built:
    /// `Bucket.region`, `FunctionAlias.aliasName`, `LatestVersion.version`, `Policy.name`, `ScheduleGroup.name`; some are another one's value:
    /// `Alias.keyID`, `LogStream.logGroupName`.
    private static func values(_ stack: Stack) -> [Named] {
        let bucket = Bucket(stack, "Bucket")
        let queue = Queue(stack, "Queue")
        let topic = Topic(stack, "Topic")
        let parameter = StringParameter(stack, "Parameter", value: "a")
        let key = Key(stack, "Key")
        let table = Table(stack, "Table", partitionKey: .string("id"), stream: .newImage)
        return [
            ("Bucket.name", bucket.name), ("Bucket.arn", Value(bucket.arn)), ("Bucket.domainName", bucket.domainName),
            ("Bucket.regionalDomainName", bucket.regionalDomainName), ("Bucket.dualStackDomainName", bucket.dualStackDomainName),
            ("Bucket.websiteURL", bucket.websiteURL), ("Queue.name", queue.name), ("Queue.arn", Value(queue.arn)), ("Queue.url", queue.url),
            ("Topic.name", topic.name), ("Topic.arn", Value(topic.arn)), ("Key.arn", Value(key.arn)), ("Key.keyID", key.keyID),
            ("Alias.aliasName", key.addAlias("films").aliasName),
            ("Table.name", table.name), ("Table.arn", Value(table.arn)), ("Table.streamARN", Value(table.streamARN ?? "none")),
            ("StringParameter.name", parameter.name), ("StringParameter.value", parameter.value),
        ] + identities(stack) + functions(stack) + observations(stack) + events(stack)
    }

    private static func identities(_ stack: Stack) -> [Named] {
        let role = Role(stack, "Role", assumedBy: .service("ec2.amazonaws.com"))
        let user = User(stack, "User")
        let group = Group(stack, "Group")
        let statement = PolicyStatement(actions: ["s3:GetObject"], resources: ["*"])
        let policy = ManagedPolicy(stack, "Policy", statements: [statement])
        return [
            ("Role.name", role.name), ("Role.arn", Value(role.arn)), ("Role.uniqueID", role.uniqueID), ("User.name", user.name),
            ("User.arn", Value(user.arn)), ("Group.name", group.name), ("Group.arn", Value(group.arn)),
            ("ManagedPolicy.arn", Value(policy.arn)),
        ]
    }

    private static func function(_ stack: Stack, _ id: String) -> Function {
        Function(stack, id, code: .inline("def handler(e, c): pass"), runtime: .python3_13, handler: "index.handler")
    }

    private static func mapping(_ stack: Stack, _ function: Function) -> EventSourceMapping {
        let jobs = Queue(stack, "Jobs")
        jobs.grantConsume(to: function)
        return EventSourceMapping(stack, "Mapping", of: function, source: jobs.arn)
    }

    private static func functions(_ stack: Stack) -> [Named] {
        let function = Self.function(stack, "Function")
        let version = function.currentVersion
        let alias = FunctionAlias(stack, "FunctionAlias", name: "live", version: version)
        let url = function.addURL()
        let mapping = Self.mapping(stack, function)
        let layer = LayerVersion(stack, "Layer", code: .files(["a.py": []]))
        let machine = StateMachine(stack, "Machine", definition: Pass(stack, "Pass"))
        return [
            ("Function.name", function.name), ("Function.arn", Value(function.arn)), ("FunctionVersion.arn", Value(version.arn)),
            ("FunctionVersion.version", version.version), ("FunctionAlias.arn", Value(alias.arn)), ("FunctionURL.url", url.url),
            ("FunctionURL.functionARN", Value(url.functionARN)), ("EventSourceMapping.mappingID", mapping.mappingID),
            ("LayerVersion.arn", Value(layer.arn)), ("StateMachine.name", machine.name),
            ("StateMachine.arn", Value(machine.arn)), ("StateMachine.revisionID", machine.revisionID),
        ]
    }

    private static func observations(_ stack: Stack) -> [Named] {
        let metric = Metric(namespace: "Films", name: "Failed")
        let alarm = Alarm(stack, "Alarm", metric: metric, threshold: 1, evaluationPeriods: 1)
        let composite = CompositeAlarm(stack, "Composite", rule: .alarm(alarm))
        let dashboard = Dashboard(stack, "Dashboard")
        let group = LogGroup(stack, "LogGroup")
        let stream = LogStream(stack, "LogStream", logGroup: group)
        return [
            ("Alarm.name", alarm.name), ("Alarm.arn", Value(alarm.arn)), ("CompositeAlarm.name", composite.name),
            ("CompositeAlarm.arn", Value(composite.arn)), ("Dashboard.name", dashboard.name), ("LogGroup.name", group.name),
            ("LogGroup.arn", Value(group.arn)), ("LogStream.name", stream.name),
        ]
    }

    private static func events(_ stack: Stack) -> [Named] {
        let rule = Rule(stack, "Rule", schedule: .rate(.hours(1)))
        let bus = EventBus(stack, "Bus", name: "films")
        let archive = bus.archive("Archive", pattern: EventPattern(source: [.prefix("video.")]), retention: .days(30))
        let schedules = ScheduleGroup(stack, "Schedules")
        return [
            ("Rule.name", rule.name), ("Rule.arn", Value(rule.arn)), ("EventBus.name", bus.name), ("EventBus.arn", Value(bus.arn)),
            ("Archive.arn", Value(archive.arn)), ("Archive.name", archive.name), ("ScheduleGroup.arn", Value(schedules.arn)),
        ]
    }

    /// Values that are texts made of references.
    private static func texts(_ stack: Stack) -> [Named] {
        let function = Self.function(stack, "Function")
        let version = function.currentVersion
        let alias = FunctionAlias(stack, "FunctionAlias", name: "live", version: version)
        let mapping = Self.mapping(stack, function)
        return [
            ("Bucket.websiteDomainName", Bucket(stack, "Bucket").websiteDomainName),
            ("Dashboard.arn", Value(Dashboard(stack, "Dashboard").arn)),
            ("LatestVersion.arn", Value(function.latestVersion.arn)), ("LatestVersion.name", function.latestVersion.name),
            ("FunctionVersion.name", version.name), ("FunctionAlias.name", alias.name), ("FunctionAlias.qualifier", alias.qualifier),
            ("EventSourceMapping.arn", Value(mapping.arn)), ("Alias.arn", Value(Key(stack, "Key").addAlias("films").arn)),
            ("ManagedPolicy.name", ManagedPolicy(stack, "Policy", statements: [.init(actions: ["s3:GetObject"], resources: ["*"])]).name),
            ("StringParameter.arn", Value(StringParameter(stack, "Parameter", value: "a").arn)),
        ]
    }

    private static let names = named(values)
    private static let textNames = named(texts)

    private static func named(_ make: (Stack) -> [Named]) -> [String] {
        make(Stack(App(outputDirectory: "never-written", processEnvironment: [:]), "S")).map(\.name)
    }

    /// The templates of a producer and of a consumer that does something with a value, and all that is told.
    private static func templates(
        _ index: Int, of make: (Stack) -> [Named] = values, _ use: (Stack, Stack, Value<String>) -> Void
    ) throws -> (producer: JSON, consumer: JSON, told: [String]) {
        let app = App(outputDirectory: "never-written", processEnvironment: [:])
        let producer = Stack(app, "P")
        let consumer = Stack(app, "C")
        use(producer, consumer, make(producer)[index].value)
        let templates = try (Template(of: producer).json, Template(of: consumer).json)
        return (templates.0, templates.1, app.diagnostics.map(\.description))
    }

    /// What is told of a producer and a consumer that does with a value what it cannot be used for.
    private static func refusals(_ index: Int, _ use: (Stack, Stack, Value<String>) -> Void) -> [Diagnostic.ID] {
        let app = App(outputDirectory: "never-written", processEnvironment: [:])
        let producer = Stack(app, "P")
        use(producer, Stack(app, "C"), values(producer)[index].value)
        _ = try? app.render()
        return app.diagnostics.map(\.id)
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

    private static let uses: [(name: String, use: @Sendable (Value<String>) -> Value<String>)] = [
        ("itself", { $0 }), ("interpolation", { "a-\($0)" }), ("join", { Fn.join("-", ["a", $0]) }), ("split", { Fn.split(":", $0)[0] }),
        ("select", { Fn.select(1, ["a", $0] as List<Value<String>>) }), ("sub", { Fn.sub("${Name}", ["Name": $0]) }),
        ("base64", { Fn.base64($0) }), ("json", { Fn.jsonText(["a": AnyValue($0), "b": ["c": ["\($0)/*"]]]) }),
        ("lazy", { value in .lazy { value } }), ("rendered", { value in .rendered { _ in value } }),
        ("domain name", { Fn.domainName(ofURL: $0) }), ("weak", { "\($0.referenced(.weak))-a" }),
        ("JSON in Base64", { Fn.base64(Fn.jsonText(["a": AnyValue($0)])) }),
    ]

    @Test(arguments: names.indices)
    func canStandAnywhere(index: Int) throws { try standAnywhere(index, of: Self.values, Self.names[index]) }

    @Test(arguments: textNames.indices)
    func textsCanStandAnywhere(index: Int) throws { try standAnywhere(index, of: Self.texts, Self.textNames[index]) }

    private func standAnywhere(_ index: Int, of make: (Stack) -> [Named], _ value: String) throws {
        for (name, use) in Self.uses {
            let found = try Self.templates(index, of: make) { producer, consumer, value in
                Self.hold(use(value), in: producer)
                Self.hold(use(value), in: consumer)
                Tags.of(consumer.node).add("name", value)
                CfnOutput(consumer, "Output", value: use(value))
                let condition = CfnCondition(consumer, "Condition", expression: Fn.equals(PseudoParameter.region, "eu-south-1"))
                CfnOutput(consumer, "Choice", value: .if(condition, use(value), else: "none"))
            }
            #expect(found.told.filter { !$0.contains("swift-cdk:stacks/deferred-tags") } == [], "\(value) by \(name)")
            #expect(found.consumer["Outputs"]?["Output"]?.text().contains("Fn::GetStackOutput") == true, "\(value) by \(name)")
            #expect(found.consumer["Outputs"]?["Choice"]?.text().contains("Fn::GetStackOutput") == true, "\(value) by \(name)")
            #expect(found.producer["Resources"]?["Holder"]?.text().contains("Deferred") == false, "\(value) by \(name)")
        }
    }

    /// Conditions are decided before there are resources, so that none of the values can stand in one.
    @Test(arguments: names.indices)
    func cannotBeCompared(index: Int) {
        for isForeign in [false, true] {
            let found = Self.refusals(index) { producer, consumer, value in
                _ = CfnCondition(isForeign ? consumer : producer, "Condition", expression: Fn.equals(value, "a"))
            }
            #expect(
                [["swift-cdk:template/late-function"], ["swift-cdk:template/dangling-reference"]].contains(found), "\(Self.names[index])")
        }
    }

    @Test(arguments: names.indices)
    func inAPlainStringAreTold(index: Int) {
        let found = Self.refusals(index) { _, consumer, value in Self.hold(Value(value.description.uppercased()), in: consumer) }
        #expect(found == ["swift-cdk:values/deferred-in-string"], "\(Self.names[index])")
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
