import Foundation

@testable import CDK

extension MistakeCases {
    static func stack(_ app: App, _ id: String = "S") -> Stack { Stack(app, id, env: environment) }

    static var tree: [Mistake] {
        [
            Mistake(
                "duplicate child", "swift-cdk:tree/duplicate-id", at: "S/X",
                "Stack 'S' has a child 'X' already"
            ) { app in
                let s = stack(app)
                for _ in 1...2 { Construct(s, "X") }
            },
            Mistake(
                "duplicate child of named", "swift-cdk:tree/duplicate-id", at: "S/G/X",
                "Construct 'G' has a child 'X' already"
            ) { app in
                let g = Construct(stack(app), "G")
                for _ in 1...2 { Construct(g, "X") }
            },
            Mistake(
                "duplicate after sanitize", "swift-cdk:tree/duplicate-id", at: "S/a--b",
                "Stack 'S' has a child 'a--b' already"
            ) { app in
                let s = stack(app)
                for id in ["a/b", "a--b"] { Construct(s, id) }
            },
            Mistake("empty id", "swift-cdk:tree/empty-id", at: "S/", "The id is empty") { Construct(stack($0), "") },
            Mistake(
                "duplicate stack", "swift-cdk:tree/duplicate-id", at: "S",
                "App has a child 'S' already"
            ) { app in
                for _ in 1...2 { Stack(app, "S") }
            },
            Mistake(fine: "same stack name") { app in
                for id in ["A", "B"] { Stack(app, id, stackName: "x") }
            },
            Mistake(
                "set context after children", "swift-cdk:tree/late-context", at: "S",
                "The context value 'k' was set when there were children already, which may have read it: A"
            ) { app in
                let s = stack(app)
                Construct(s, "A")
                s.node.setContext("k", 1)
            },
            Mistake(
                "both default children", "swift-cdk:tree/two-default-children", at: "S/G",
                "The construct has a child 'Resource' and a child 'Default', so it is open which of them stands for it"
            ) { app in
                let g = Construct(stack(app), "G")
                for id in ["Resource", "Default"] { Construct(g, id) }
                _ = g.node.defaultChild
            },
            Mistake("nested no parent", "swift-cdk:app/nested-without-stack", at: "", "The nested stack is in no stack") {
                NestedStack(nestedIn: $0, "N")
            },
            Mistake("validation", "test:one", at: "S", "bad one") { app in
                let s = stack(app)
                s.node.addValidation { [.error("test:one", "bad one"), .error("test:two", "bad two")] }
                Construct(s, "C").node.addValidation { [.error("test:three", "bad three")] }
            },
            Mistake(
                "synth locked", "swift-cdk:app/changed-after-synthesis", at: "",
                "Constructs were added after the app was synthesized, so they would not be deployed: S/X"
            ) { app in
                let s = Stack(app, "S")
                try app.synth()
                resource(s, "X")
            },
            Mistake(
                "aspect late lower prio", "swift-cdk:aspects/too-late", at: "S/G",
                "The aspect Tag has priority 200 and came when ClosureAspect with priority 500, added at 'S/G', had visited the construct"
            ) { app in
                let s = stack(app)
                let g = Construct(s, "G")
                let b = resource(s, "B")
                Aspects.of(g).add { _ in }
                Aspects.of(s).add(priority: 50) { if $0 === b { Tags.of(g).add("late", "1") } }
            },
            Mistake(
                "aspect infinite", "swift-cdk:aspects/endless", at: "",
                "Aspects still add constructs or aspects after 100 rounds"
            ) { app in
                func spread(_ scope: any Scope) { Aspects.of(scope).add { spread($0) } }
                spread(stack(app))
            },
        ]
    }

    static var names: [Mistake] {
        [
            Mistake(fine: "logical id numeric start ok") { resource(stack($0), "1abc") },
            Mistake(
                "logical id empty", "swift-cdk:template/logical-id", at: "S/日本",
                "The logical id '' is empty, too long, or has more than ASCII letters and digits"
            ) { resource(stack($0), "日本") },
            Mistake(fine: "logical id override bad") { resource(stack($0), "A").overrideLogicalID("a-b") },
            Mistake(
                "two same logical ids override", "swift-cdk:template/duplicate-key", at: "S/B",
                "The template has 'A' in Resources already"
            ) { app in
                let s = stack(app)
                resource(s, "A")
                resource(s, "B").overrideLogicalID("A")
            },
            Mistake(
                "two same by sanitising", "swift-cdk:template/duplicate-key", at: "S/a_b",
                "The template has 'ab' in Resources already"
            ) { app in
                let s = stack(app)
                for id in ["a-b", "a_b"] { resource(s, id) }
            },
            Mistake("rename unused", "swift-cdk:template/unknown-rename", at: "S", "The stack has no logical ids to rename: Nope") {
                stack($0).renameLogicalID("Nope", to: "X")
            },
            Mistake("rename twice", "swift-cdk:template/renamed-twice", at: "S", "The logical id 'A' is renamed twice") { app in
                let s = stack(app)
                for new in ["X", "Y"] { s.renameLogicalID("A", to: new) }
            },
            Mistake(
                "rename clash", "swift-cdk:template/shared-logical-id", at: "S/B",
                "'A' and 'B' would both have the logical id 'B'"
            ) { app in
                let s = stack(app)
                for id in ["A", "B"] { resource(s, id) }
                s.renameLogicalID("A", to: "B")
            },
            Mistake(
                "override after export", "swift-cdk:template/late-logical-id", at: "S/A",
                "An export holds the logical id already, which is now overridden"
            ) { app in
                let s = stack(app)
                let a = resource(s, "A")
                s.exportValue(a.ref)
                a.overrideLogicalID("Z")
            },
            Mistake(
                "token in id", "swift-cdk:tree/deferred-id", at: "S/${Deferred[AWS::Region]}",
                "An id holds a deferred value: ${Deferred[AWS::Region]}"
            ) { resource(stack($0), PseudoParameter.region.description) },
            Mistake(
                "bad stack name", "swift-cdk:stacks/name", at: "a_b",
                "'a_b' cannot name a stack: it begins with no letter, or holds more than letters, digits and hyphens"
            ) { Stack($0, "a_b") },
            Mistake(
                "bad stack name digit", "swift-cdk:stacks/name", at: "1a",
                "'1a' cannot name a stack: it begins with no letter, or holds more than letters, digits and hyphens"
            ) { Stack($0, "1a") },
            Mistake(fine: "stack name underscore in scope") { Stack(Construct($0, "a_b"), "C") },
            Mistake(
                "stack name too long", "swift-cdk:stacks/name-length", at: "S",
                "The stack's name has 129 characters, 128 is the most: '" + String(repeating: "x", count: 129) + "'"
            ) { Stack($0, "S", stackName: String(repeating: "x", count: 129)) },
            Mistake(fine: "stack id too long id") { Stack($0, String(repeating: "x", count: 200)) },
            Mistake(
                "description too long", "swift-cdk:stacks/description-length", at: "S",
                "The stack's description has 1025 characters, 512 is the most: '" + String(repeating: "x", count: 1025) + "'"
            ) { Stack($0, "S", description: String(repeating: "x", count: 1025)) },
            Mistake(
                "desc 600", "swift-cdk:stacks/description-length", at: "S",
                "The stack's description has 600 characters, 512 is the most: '" + String(repeating: "x", count: 600) + "'"
            ) { Stack($0, "S", description: String(repeating: "x", count: 600)) },
            Mistake(
                "bad stage", "swift-cdk:stacks/stage-name", at: "1x",
                "'1x' cannot name a stage: it begins with no letter, or holds more than letters, digits, '-', '_' and '.'"
            ) { Stage($0, "1x") },
            Mistake(
                "notification token", "swift-cdk:stacks/deferred-notification", at: "S",
                "An ARN in notificationARNs is deferred: ${Deferred[AWS::Region]}"
            ) { Stack($0, "S", notificationARNs: [PseudoParameter.region.description]) },
        ]
    }

    static var references: [Mistake] {
        [
            Mistake("cross app ref", "swift-cdk:references/another-app", at: "B/X", "A value belongs to a stack of another app") { app in
                let other = App(outputDirectory: NSTemporaryDirectory() + "never-written", processEnvironment: [:])
                resource(stack(app, "B"), "X", ["P": AnyValue(resource(stack(other, "A"), "T").ref)])
            },
            Mistake(
                "cross stage ref", "swift-cdk:stacks/dependency-across-stages", at: "Q/S",
                "'Q/S' in the stage 'Q' depends on 'P/S' in the stage 'P'"
            ) { app in
                let t = resource(Stack(Stage(app, "P"), "S"), "T")
                resource(Stack(Stage(app, "Q"), "S"), "X", ["P": AnyValue(t.ref)])
            },
            Mistake(
                "cyclic stacks", "swift-cdk:stacks/cycle", at: "Y",
                "'Y' would be deployed after 'X' (Y -> X/T.Ref), which is deployed after it (X -> Y/U.Ref)"
            ) { app in
                let x = stack(app, "X")
                let t = resource(x, "T")
                let u = resource(stack(app, "Y"), "U", ["P": AnyValue(t.ref)])
                resource(x, "V", ["P": AnyValue(u.ref)])
            },
            Mistake(
                "cross region agnostic", "swift-cdk:references/unknown-region", at: "Y/U",
                "'Y' uses {X/T[Ref]} of 'X', and whether in the same region is not known"
            ) { app in
                let t = resource(Stack(app, "X", env: Environment(region: .usEast1)), "T")
                resource(Stack(app, "Y"), "U", ["P": AnyValue(t.ref)])
            },
            Mistake(fine: "self cyclic dependency") { app in
                let s = stack(app)
                let a = resource(s, "A")
                let b = resource(s, "B")
                a.addResourceDependency(b)
                b.addResourceDependency(a)
            },
            Mistake(
                "depend on parent", "swift-cdk:template/dependency-on-parent", at: "S/N/X",
                "'S/N/X' depends on the stack 'S', which it is part of"
            ) { app in
                let s = stack(app)
                resource(NestedStack(nestedIn: s, "N"), "X").node.addDependency(s)
            },
            Mistake(
                "cross stage dep", "swift-cdk:stacks/dependency-across-stages", at: "Q/S",
                "'Q/S' in the stage 'Q' depends on 'P/S' in the stage 'P'"
            ) { app in
                let x = Stack(Stage(app, "P"), "S")
                Stack(Stage(app, "Q"), "S").addDependency(x)
            },
            Mistake(
                "exportValue literal", "swift-cdk:app/unnamed-export", at: "S",
                "The exported value is no reference to a resource, from which a name could be made"
            ) { stack($0).exportValue("lit" as Value<String>) },
            Mistake("output undefined", "swift-cdk:template/empty-output", at: "S/O", "The output has no value") {
                CfnOutput(stack($0), "O", value: .lazy { nil })
            },
            Mistake(
                "export name bad", "swift-cdk:template/export-name", at: "S/O",
                "The export's name has more than letters, digits, colons and hyphens: 'a_b'"
            ) { CfnOutput(stack($0), "O", value: "x", exportName: "a_b") },
            Mistake(
                "importValue same stack", "swift-cdk:template/import-in-own-stack", at: "S/X",
                "The stack of the output 'S/O' imports it"
            ) { app in
                let s = stack(app)
                let o = CfnOutput(s, "O", value: "x", exportName: "ab")
                resource(s, "X", ["P": AnyValue(o.importValue)])
            },
            Mistake(
                "physical name agnostic", "swift-cdk:template/name-without-environment", at: "X/B",
                "A name is to be made of the stack's account and region, and its region is not known"
            ) { app in
                let identity = ResourceIdentity(Construct(Stack(app, "X"), "B"), name: .generatedIfNeeded)
                resource(stack(app, "Y"), "T", ["n": AnyValue(identity.name("attribute"))])
            },
            Mistake(
                "cross env no name", "swift-cdk:template/unnamed-across-environments", at: "Y/T",
                "'X/B' is used in another account or region, and has no name that is known there"
            ) { app in
                let identity = ResourceIdentity(Construct(stack(app, "X"), "B"), name: .chosenAtDeployment)
                let y = Stack(app, "Y", env: Environment(account: "222222222222", region: .euSouth1))
                resource(y, "T", ["n": AnyValue(identity.name("attribute"))])
            },
        ]
    }
}
