import CDK
import CDKAssertions
import CDKEvents
import CDKEventsTargets
import CDKIAM
import CDKLambda
import CDKS3
import CDKSNS
import CDKSQS
import CDKStepFunctions
import CDKStepFunctionsTasks
import Testing

/// Building blocks that refer to each other are freed with their app; those that somebody keeps can be used, or say why not.
@Suite struct BuildingBlockLifetimeTests {
    /// What may be left of an app.
    private struct Remains {
        weak var app: App?
        var nodes: [(path: String, node: () -> Node?, construct: () -> Construct?)] = []

        init(_ app: App) {
            self.app = app
            for node in app.node.descendants {
                let construct = node.construct
                nodes.append((node.path, { [weak node] in node }, { [weak construct] in construct }))
            }
        }

        var left: [String] {
            (app == nil ? [] : ["the app"]) + nodes.filter { $0.node() != nil || $0.construct() != nil }.map(\.path)
        }
    }

    private static func app() -> App {
        App(context: ["swift-cdk:validation": "off"], outputDirectory: "never-written", processEnvironment: [:])
    }

    @Test(arguments: EntangledBlocks.kinds.indices, [false, true])
    func areFreedWithTheirApp(index: Int, isSynthesized: Bool) throws {
        func remains() throws -> Remains {
            let app = Self.app()
            EntangledBlocks.kinds[index].build(Stack(app, "S"))
            if isSynthesized { _ = try app.render() }
            return Remains(app)
        }
        let remains = try remains()
        #expect(remains.nodes.count > 3)
        #expect(remains.left == [], "\(EntangledBlocks.kinds[index].name)")
    }

    @Test func areFreedWhateverIsWrong() {
        func remains() -> Remains {
            let app = Self.app()
            let blocks = EntangledBlocks.build(app)
            Queue(blocks.stack, "Bucket", enforcesSSL: true)
            Role(blocks.stack, "", assumedBy: .service("lambda.amazonaws.com"))
            Pass(blocks.stack, "Loose")
            Queue(app, "Outside")
            #expect(throws: SynthesisError.self) { try app.render() }
            return Remains(app)
        }
        #expect(remains().left == [])
    }

    @Test func constructsThatCouldNotStandInTheTreeAreFreedToo() {
        func build() -> [() -> Construct?] {
            let stack = Stack(Self.app(), "S")
            var deepest: any Scope = stack
            for _ in 0..<1_200 { deepest = Construct(deepest, "A") }
            let refused = [Queue(stack, "Q"), Queue(stack, "Q"), Queue(stack, ""), Queue(deepest, "Deep")]
            return refused.flatMap { queue in
                let resource = queue.node.defaultChild
                return [{ [weak queue] in queue }, { [weak resource] in resource }]
            }
        }
        #expect(build().allSatisfy { $0() == nil })
    }

    @Test func twoHundredAppsLeaveNothing() throws {
        var all: [Remains] = []
        for number in 0..<200 {
            let app = Self.app()
            let stack = Stack(app, "S")
            for id in 0..<20 { Queue(stack, "Q\(id)", enforcesSSL: true) }
            if number.isMultiple(of: 2) { _ = try Template(of: stack) }
            all.append(Remains(app))
        }
        #expect(all.flatMap(\.left) == [])
        #expect(all.count == 200 && all.allSatisfy { $0.nodes.count > 60 })
    }

    @Test(arguments: [false, true])
    func whatIsKeptOfAnAppThatIsGone(wasSynthesized: Bool) throws {
        func keep() throws -> EntangledBlocks {
            let app = Self.app()
            let blocks = EntangledBlocks.build(app)
            if wasSynthesized { _ = try app.render() }
            return blocks
        }
        let blocks = try keep()
        // A stack that is kept keeps an app that is not synthesized.
        if wasSynthesized {
            #expect(blocks.stack.node.children.isEmpty)
        } else {
            #expect(try Template(of: blocks.stack).hasResource(ofType: "AWS::Lambda::Function"))
        }
        try use(blocks)
    }

    @Test(arguments: [false, true])
    func aBlockThatIsKeptWithoutItsStack(wasSynthesized: Bool) throws {
        func keep() throws -> (queue: Queue, function: Function, machine: StateMachine, role: Role) {
            let app = Self.app()
            let blocks = EntangledBlocks.build(app)
            if wasSynthesized { _ = try app.render() }
            return (blocks.queue, blocks.function, blocks.machine, blocks.role)
        }
        let (queue, function, machine, role) = try keep()
        queue.grantSend(to: role)
        function.addEventSource(.queue(queue))
        function.addEnvironment("A", queue.url)
        machine.grantStartExecution(to: function)
        #expect(queue.node.path == "Prod/S/Nested/Queue")
        #expect(told { Self.hold(queue.url, in: $0) } == ["swift-cdk:references/another-app"])
    }

    /// Uses building blocks in every way, and their values in another app, which says what is wrong.
    private func use(_ blocks: EntangledBlocks) throws {
        Queue(blocks.stack, "Late", deadLetterQueue: .init(blocks.queue, maxReceiveCount: 1))
        EntangledBlocks.build(Self.app()).queue.grantSend(to: blocks.role)
        blocks.queue.grantSend(to: blocks.role)
        blocks.bucket.grantRead(to: blocks.function)
        blocks.bucket.addToResourcePolicy(PolicyStatement(actions: ["s3:*"], resources: ["*"], principals: [.anyone]))
        blocks.topic.addSubscription(.queue(blocks.queue))
        blocks.function.addEventSource(.queue(blocks.queue))
        blocks.function.currentVersion.grantInvoke(to: blocks.role)
        blocks.machine.grantStartExecution(to: blocks.function)
        blocks.stack.exportValue(blocks.queue.arn)
        blocks.stack.addDependency(Stack(Self.app(), "Other"))
        Tags.of(blocks.stack).add("a", blocks.queue.name)
        Aspects.of(blocks.stack).add { _ in }
        _ = [blocks.stack.region, blocks.stack.account, blocks.stack.stackName].count
        for value in [blocks.queue.url, blocks.bucket.name, blocks.function.name, blocks.machine.name, blocks.topic.name, blocks.role.name]
        {
            #expect(told { Self.hold(value, in: $0) } == ["swift-cdk:references/another-app"])
        }
        #expect(told { blocks.queue.grantSend(to: Role($0, "Role", assumedBy: .service("ec2.amazonaws.com"))) } != [])
        let findings = Findings(of: blocks.stack)
        #expect(findings.errors.count == 1 || !blocks.stack.node.children.isEmpty)
    }

    private static func hold(_ value: Value<String>, in stack: Stack) {
        CfnResource(stack, "Holder", type: "AWS::SSM::Parameter", properties: ["Type": "String", "Value": AnyValue(value)])
    }

    private func told(_ build: (Stack) -> Void) -> [Diagnostic.ID] {
        let app = Self.app()
        build(Stack(app, "S"))
        _ = try? app.render()
        return app.diagnostics.map(\.id)
    }
}
