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
        let found = App.mistakes { app in
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
}
