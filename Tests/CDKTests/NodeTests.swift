import Testing

@testable import CDK

@Suite struct NodeTests {
    private let app = App(context: .unchecked, outputDirectory: "never-written", processEnvironment: [:])

    @Test func descendantsComeInTheOrderOfAJavaScriptObject() {
        let stack = Stack(app, "S")
        Construct(Construct(stack, "b"), "x")
        Construct(stack, "10")
        Construct(stack, "2")
        #expect(app.node.descendants.map(\.path) == ["", "S", "S/2", "S/10", "S/b", "S/b/x"])
    }

    @Test func childrenAreFoundByTheIDThatWasGiven() {
        let slashed = Construct(Stack(app, "S"), "a/b\nc")
        #expect(slashed.node.id == "a--b--c")
        #expect(slashed.node.scope?.child("a/b\nc") === slashed.node)
        #expect(slashed.node.scope?.child("a/b") == nil)
    }

    @Test func theDefaultChild() {
        let stack = Stack(app, "S")
        #expect(stack.node.defaultChild == nil)
        let resource = Construct(stack, "Resource")
        #expect(stack.node.defaultChild === resource)
        let group = Construct(stack, "Group")
        let standard = Construct(group, "Default")
        #expect(group.node.defaultChild === standard)
    }

    @Test func aNodeHasOneConstruct() {
        let found = App.problems { app in
            let node = Node(Stack(app, "S"), "N")
            _ = Construct(node)
            NodeTaker(node)
        }
        #expect(found == ["The node of a Construct was given to a NodeTaker as well"])
    }

    private final class NodeTaker: Construct {
        @discardableResult
        override init(_ node: Node) { super.init(node) }
    }

    @Test func aTreeIsFreedWhenItIsTakenApart() {
        weak var construct: Construct?
        weak var node: Node?
        func build(dismantles: Bool) {
            let app = App(context: .unchecked, outputDirectory: "never-written", processEnvironment: [:])
            let stack = Stack(app, "S")
            let topic = CfnResource(stack, "Topic", type: "AWS::SNS::Topic")
            topic.node.addDependency(Construct(stack, "Before"))
            topic.node.addValidation { [.error("test:path", topic.node.path)] }
            Aspects.of(stack).add { _ in _ = topic }
            (construct, node) = (topic, topic.node)
            if dismantles { app.node.dismantle() }
        }
        build(dismantles: false)
        #expect(construct != nil, "a construct and its node hold each other")
        construct?.node.root.dismantle()
        #expect(construct == nil && node == nil)
        build(dismantles: true)
        #expect(construct == nil && node == nil)
    }

    @Test func whatOthersKeepWithATreeIsFreedWithIt() throws {
        weak var producer: Stack?
        weak var topic: CfnResource?
        weak var mapping: CfnMapping?
        func build() throws {
            let app = App(context: .unchecked, outputDirectory: "never-written", processEnvironment: [:])
            let first = Stack(app, "P", env: Environment(account: "111111111111", region: .euSouth1))
            let second = Stack(app, "C", env: Environment(account: "222222222222", region: .euSouth1))
            let resource = CfnResource(first, "Topic", type: "AWS::SNS::Topic")
            resource.addPropertyOverride("TopicName", "\(resource.ref)-copy")
            resource.node.addMetadata("itself", AnyValue(resource.ref))
            Annotations.of(resource).acknowledgeWarning("test:none")
            CfnOutput(second, "Topic", value: resource.ref)
            let table = CfnMapping(first, "Table", mapping: ["a": ["b": "c"]])
            Aspects.of(app).add { _ in _ = table }
            #expect(try app.render().map(\.path).contains("C.template.json"))
            (producer, topic, mapping) = (first, resource, table)
            app.node.dismantle()
        }
        try build()
        #expect(producer == nil)
        #expect(topic == nil)
        #expect(mapping == nil)
    }
}
