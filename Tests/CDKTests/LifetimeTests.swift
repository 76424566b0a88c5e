import CloudAssembly
import Testing

@testable import CDK

/// A tree is freed with its app, whatever it holds, and what is left of it says so.
@Suite struct LifetimeTests {
    private struct Remains {
        let path: String
        weak var node: Node?
        weak var construct: Construct?
        var isFreed: Bool { node == nil && construct == nil }
    }

    private func app() -> App { App(context: .unchecked, outputDirectory: "never-written", processEnvironment: [:]) }

    private func remains(of node: Node) -> [Remains] {
        node.descendants.map { Remains(path: $0.path, node: $0, construct: $0.construct) }
    }

    /// Builds an app and lets it go.
    ///
    /// - Returns: The paths of the nodes that it had, and of those that are not freed.
    private func paths(_ use: (App) throws -> Void) rethrows -> (made: [String], left: [String]) {
        var all: [Remains] = []
        func build() throws {
            let app = app()
            try use(app)
            all = remains(of: app.node)
        }
        try build()
        return (all.map(\.path), all.filter { !$0.isFreed }.map(\.path))
    }

    /// Everything that a tree can hold, with closures that hold its constructs.
    private func fill(_ app: App) {
        let stage = Stage(app, "Prod")
        let stack = Stack(stage, "S", env: Environment(account: "111111111111", region: .euSouth1))
        let other = Stack(stage, "C", env: Environment(account: "222222222222", region: .euSouth1))
        let nested = NestedStack(nestedIn: stack, "Nested", parameters: ["Name": "\(stack.stackName)"])
        let topic = CfnResource(stack, "Topic", type: "AWS::SNS::Topic")
        let isLive = CfnCondition(stack, "IsLive", expression: Fn.equals(stack.region, "eu-south-1"))
        topic.condition = isLive
        topic[property: "TopicName"] = Value<String>.lazy { "\(topic.node.path)" }
        topic.addPropertyOverride("DisplayName", "\(topic.ref)-copy")
        topic.addTemplateMetadata("itself", AnyValue(topic.ref))
        topic.overrideLogicalID { id, _ in topic.node.path.isEmpty ? "" : id }
        topic.leaveOut { topic.node.children.count > 1 }
        CfnResource(nested, "Inner", type: "AWS::SNS::Topic", properties: ["Name": AnyValue(topic.ref), "Stack": "\(stack.stackID)"])
        topic.node.addDependency(Construct(stack, "Before"))
        topic.node.addValidation { [.warning("test:path", topic.node.path)] }
        topic.node.report(.warning("test:warning", "A warning"))
        topic.node.addMetadata("itself", AnyValue(topic.ref))
        Aspects.of(stack).add { if $0 === topic { topic.node.addMetadata("visited", true) } }
        Tags.of(stack).add("name", "\(topic.ref)")
        Annotations.of(topic).acknowledgeWarning("test:none")
        CfnOutput(other, "Topic", value: topic.ref)
        CfnOutput(stack, "Own", value: .lazy { "\(topic.node.path)" })
        _ = CfnMapping(stack, "Table", mapping: ["a": ["b": "c"]])
        CfnRule(stack, "Rule", assertions: [.init(isLive.asExpression)])
        _ = CfnParameter(stack, "Parameter", default: .lazy { "\(topic.node.path)" })
        stack.addDependency(Stack(stage, "First"))
    }

    @Test func aBareApp() {
        #expect(paths { _ in } == ([""], []))
        #expect(paths { _ = try? $0.render() } == (["", "Tree"], []))
    }

    @Test(arguments: [false, true])
    func anAppOfEverything(isRendered: Bool) throws {
        let (made, left) = try paths { app in
            fill(app)
            guard isRendered else { return }
            let files = try app.render().map(\.path)
            #expect(files.contains { $0.hasPrefix("assembly-Prod/") })
        }
        #expect(made.count > 15)
        #expect(left == [])
    }

    @Test func anAppWithMistakes() {
        let (made, left) = paths { app in
            fill(app)
            CfnResource(app, "Outside", type: "AWS::SNS::Topic")
            Stack(app, "S").node.report(.error("test:error", "An error"))
            _ = try? app.render()
            #expect(app.diagnostics.count { $0.severity == .error } == 2)
        }
        #expect(made.contains("Outside") && left == [])
    }

    @Test func closuresThatHoldAStack() {
        let (made, left) = paths { app in
            let stack = Stack(app, "S")
            stack.node.addValidation { stack.node.path.isEmpty ? [.error("test:path", "empty")] : [] }
            CfnResource(stack, "T", type: "AWS::SNS::Topic")[property: "TopicName"] = Value<String>.lazy { "\(stack.node.path)" }
            _ = try? app.render()
        }
        #expect(made.contains("S/T") && left == [])
    }

    @Test func aStackKeepsAnAppThatIsNotSynthesized() throws {
        var all: [Remains] = []
        func build() throws {
            let stack = Stack(app(), "S")
            CfnResource(stack, "T", type: "AWS::SNS::Topic")
            all = remains(of: stack.node.root)
            let root = try #require(stack.node.root as? StageNode)
            #expect(try root.render().map(\.path).contains("S.template.json"))
            #expect(all.filter(\.isFreed).isEmpty)
        }
        try build()
        #expect(all.count == 3 && all.allSatisfy(\.isFreed))
    }

    @Test func aStageKeepsAnAppThatIsNotSynthesized() throws {
        var stage: Stage? = Stage(app(), "Prod")
        let all = remains(of: try #require(stage?.node.root))
        #expect(all.map(\.isFreed) == [false, false])
        stage = nil
        #expect(all.map(\.isFreed) == [true, true])
    }

    /// What the file of an app is that nobody refers to, and what is left of its tree when the stack is gone too.
    private func file(ofOnly make: (App) -> Stack) throws -> (names: [String], left: [String]) {
        var all: [Remains] = []
        func build() throws -> [String] {
            let stack = make(app())
            CfnResource(stack, "T", type: "AWS::SNS::Topic")
            let root = try #require(stack.node.root as? StageNode)
            all = remains(of: root)
            #expect(all.filter { $0.construct == nil }.map(\.path) == [""], "all but the App is there")
            return try root.render().map(\.path).filter { $0.hasSuffix(".template.json") }
        }
        let names = try build()
        return (names, all.filter { !$0.isFreed }.map(\.path))
    }

    @Test func aStackOfAStageThatNobodyRefersToKeepsTheTree() throws {
        let (names, left) = try file { Stack(Stage($0, "P"), "S") }
        #expect(names == ["assembly-P/PSA4ECAFEA.template.json"] && left == [])
        let (inner, leftOfInner) = try file { Stack(Stage(Stage($0, "A"), "B"), "S") }
        #expect(inner == ["assembly-A/assembly-A-B/ABSF77FEA7A.template.json"] && leftOfInner == [])
    }

    @Test func stacksThatTheTreeAloneRefersToStay() throws {
        let (names, left) = try file { app in
            let stage = Stage(app, "P")
            Stack(stage, "Other")
            Tags.of(stage).add("team", "video")
            return Stack(stage, "S")
        }
        #expect(names == ["assembly-P/POther85A9A694.template.json", "assembly-P/PSA4ECAFEA.template.json"] && left == [])
    }

    private final class OwnStage: Stage {}

    /// A class of one's own may have more than the tree knows.
    @Test func aStageOfAnotherClassThatIsGoneIsTold() throws {
        let stack = Stack(OwnStage(app(), "P"), "S")
        let root = try #require(stack.node.root as? StageNode)
        let error = #expect(throws: SynthesisError.self) { try root.render() }
        #expect(
            error?.diagnostics == [
                .error(
                    "swift-cdk:app/lost-stacks", "Nothing refers to the App any more, nor to some of its stacks and stages: 'P'",
                    action: "keep the App, in a variable, as long as one of its stacks is used")
            ])
    }

    @Test func stacksThatAreGoneWithTheirAppAreTold() throws {
        func stacks() -> (first: Stack?, second: Stack) {
            let app = app()
            return (Stack(app, "A"), Stack(app, "B"))
        }
        var (first, second) = stacks()
        first = nil
        let root = try #require(second.node.root as? StageNode)
        let error = #expect(throws: SynthesisError.self) { try root.render() }
        #expect(
            error?.diagnostics == [
                .error(
                    "swift-cdk:app/lost-stacks", "Nothing refers to the App any more, nor to some of its stacks and stages: 'A'",
                    action: "keep the App, in a variable, as long as one of its stacks is used")
            ])
        #expect(first == nil)
        second = Stack(app(), "C")
    }

    @Test func whatIsLeftOfATree() throws {
        func build() throws -> (stack: Stack, topic: CfnResource, files: [AssemblyFile]) {
            let app = app()
            let stack = Stack(app, "S")
            let topic = CfnResource(stack, "T", type: "AWS::SNS::Topic")
            return (stack, topic, try app.render())
        }
        let (stack, topic, files) = try build()
        let root = try #require(stack.node.root as? StageNode)
        #expect(try root.render().map(\.path) == files.map(\.path), "what was rendered is there")
        CfnResource(stack, "Late", type: "AWS::SNS::Topic")
        Tags.of(stack).add("late", "x")
        let found = App.mistakes { CfnResource(Stack($0, "B"), "X", type: "AWS::SNS::Topic", properties: ["P": AnyValue(topic.ref)]) }
        #expect(found == ["A value belongs to a stack of another app"])
    }

    @Test func aTreeThatIsFreedBeforeItIsRenderedSaysSo() throws {
        let node = Construct(app(), "C").node
        let root = try #require(node.root as? StageNode)
        let error = #expect(throws: SynthesisError.self) { try root.render() }
        #expect(
            error?.diagnostics == [
                .error(
                    "swift-cdk:app/freed", "The App was freed, because nothing referred to it any more",
                    action: "keep the App, in a variable, as long as its stacks are used")
            ])
    }

    @Test func aTreeThatIsTakenApartIsFreed() {
        let app = app()
        fill(app)
        let all = remains(of: app.node)
        app.node.dismantle()
        #expect(all.filter { !$0.isFreed }.map(\.path) == [""])
    }
}
