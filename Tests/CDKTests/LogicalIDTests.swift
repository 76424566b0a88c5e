import CloudAssembly
import Testing

@testable import CDK

/// Logical ids that are those of another place.
@Suite struct LogicalIDTests {
    private final class PrefixedStack: Stack {
        override func allocateLogicalID(for element: CfnElement) -> String { "Pre" + super.allocateLogicalID(for: element) }
    }

    /// The logical ids of a stack, and what was reported.
    private func logicalIDs(_ build: (Stack) -> Void, of stack: (App) -> Stack = { Stack($0, "S") }) -> [String] {
        let app = App(context: .unchecked, outputDirectory: "never-written", processEnvironment: [:])
        let stack = stack(app)
        build(stack)
        let template = TemplateRenderer.render(stack.stackNode)
        return (template["Resources"]?.object?.keys ?? []) + app.diagnostics.map(\.description)
    }

    private func resource(_ scope: any Scope, _ id: String) -> CfnResource { CfnResource(scope, id, type: "AWS::SNS::Topic") }

    /// A topic as a building block has it, one floor deeper.
    private func block(_ scope: any Scope, _ id: String) -> CfnResource { resource(Construct(Node(scope, id)), "Resource") }

    @Test func theOtherPlaceGivesTheID() {
        func both(_ make: (Stack) -> Void, _ move: (Stack) -> Void) -> (former: [String], moved: [String]) {
            (logicalIDs(make), logicalIDs(move))
        }
        let flat = both({ _ = resource($0, "Topic") }, { block($0, "Topic").overrideLogicalID(asChild: "Topic", of: $0) })
        #expect(flat.former == ["Topic"])
        #expect(flat.moved == flat.former)
        let deep = both(
            { _ = resource(Construct(Node($0, "Part")), "Topic") },
            {
                let part = Construct(Node($0, "Part"))
                block(part, "Topic").overrideLogicalID(asChild: "Topic", of: part)
            })
        #expect(deep.former.count == 1)
        #expect(deep.moved == deep.former)
        #expect(logicalIDs { _ = block(Construct(Node($0, "Part")), "Topic") } != deep.former)
    }

    @Test func renamesAndRulesOfTheStackApply() {
        let renamed = logicalIDs {
            block($0, "Topic").overrideLogicalID(asChild: "Former", of: $0)
            $0.renameLogicalID("Former", to: "Renamed")
        }
        #expect(renamed == ["Renamed"])
        let prefixed = logicalIDs(
            { block($0, "Topic").overrideLogicalID(asChild: "Former", of: $0) }, of: { PrefixedStack($0, "S") })
        #expect(prefixed == ["PreFormer"])
    }

    @Test func aTextComesFirst() {
        let ids = logicalIDs {
            let topic = block($0, "Topic")
            topic.overrideLogicalID("Text")
            topic.overrideLogicalID(asChild: "Former", of: $0)
        }
        #expect(ids == ["Text"])
    }
}
