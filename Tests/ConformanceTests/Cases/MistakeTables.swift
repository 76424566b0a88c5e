import Foundation

@testable import CDK

extension MistakeCases {
    private static func stack(_ app: App, _ id: String = "S") -> Stack { Stack(app, id, env: environment) }

    static var tree: [Mistake] {
        [
            Mistake("duplicate child") { app in
                let s = stack(app)
                for _ in 1...2 { Construct(s, "X") }
            },
            Mistake("duplicate child of named") { app in
                let g = Construct(stack(app), "G")
                for _ in 1...2 { Construct(g, "X") }
            },
            Mistake("duplicate after sanitize") { app in
                let s = stack(app)
                for id in ["a/b", "a--b"] { Construct(s, id) }
            },
            Mistake("empty id") { Construct(stack($0), "") },
            Mistake("duplicate stack") { app in
                for _ in 1...2 { Stack(app, "S") }
            },
            Mistake("same stack name", .fine) { app in
                for id in ["A", "B"] { Stack(app, id, stackName: "x") }
            },
            Mistake("set context after children") { app in
                let s = stack(app)
                Construct(s, "A")
                s.node.setContext("k", 1)
            },
            Mistake("both default children") { app in
                let g = Construct(stack(app), "G")
                for id in ["Resource", "Default"] { Construct(g, id) }
                _ = g.node.defaultChild
            },
            Mistake("nested no parent") { NestedStack(nestedIn: $0, "N") },
            Mistake("validation", .other("bad one", because: "each is a diagnostic of its own")) { app in
                let s = stack(app)
                s.node.addValidation { [.error("test:one", "bad one"), .error("test:two", "bad two")] }
                Construct(s, "C").node.addValidation { [.error("test:three", "bad three")] }
            },
            Mistake(
                "synth locked",
                .other(
                    "Synthesis has been called multiple times and the construct tree was modified after the first synthesis (+S/X). This "
                        + "is not allowed.", because: "what to do is the diagnostic's action")
            ) { app in
                let s = Stack(app, "S")
                try app.synth()
                resource(s, "X")
            },
            Mistake(
                "aspect late lower prio",
                .other(
                    "Cannot invoke Aspect Tag with priority 200 on node S/G: an Aspect ClosureAspect with a lower priority (added at S/G "
                        + "with priority 500) was already invoked on this node.", because: "classes have other names")
            ) { app in
                let s = stack(app)
                let g = Construct(s, "G")
                let b = resource(s, "B")
                Aspects.of(g).add { _ in }
                Aspects.of(s).add(priority: 50) { if $0 === b { Tags.of(g).add("late", "1") } }
            },
            Mistake("aspect infinite") { app in
                func spread(_ scope: any Scope) { Aspects.of(scope).add { spread($0) } }
                spread(stack(app))
            },
        ]
    }

    static var names: [Mistake] {
        [
            Mistake("logical id numeric start ok", .fine) { resource(stack($0), "1abc") },
            Mistake("logical id empty") { resource(stack($0), "日本") },
            Mistake("logical id override bad", .fine) { resource(stack($0), "A").overrideLogicalID("a-b") },
            Mistake("two same logical ids override") { app in
                let s = stack(app)
                resource(s, "A")
                resource(s, "B").overrideLogicalID("A")
            },
            Mistake("two same by sanitising") { app in
                let s = stack(app)
                for id in ["a-b", "a_b"] { resource(s, id) }
            },
            Mistake("rename unused") { stack($0).renameLogicalID("Nope", to: "X") },
            Mistake("rename twice") { app in
                let s = stack(app)
                for new in ["X", "Y"] { s.renameLogicalID("A", to: new) }
            },
            Mistake("rename clash") { app in
                let s = stack(app)
                for id in ["A", "B"] { resource(s, id) }
                s.renameLogicalID("A", to: "B")
            },
            Mistake("override after export") { app in
                let s = stack(app)
                let a = resource(s, "A")
                s.exportValue(a.ref)
                a.overrideLogicalID("Z")
            },
            Mistake(
                "token in id",
                .other(
                    "ID components may not include unresolved tokens: ${Deferred[AWS::Region]}",
                    because: "the mark of a deferred value differs")
            ) { resource(stack($0), PseudoParameter.region.description) },
            Mistake("bad stack name") { Stack($0, "a_b") },
            Mistake("bad stack name digit") { Stack($0, "1a") },
            Mistake("stack name underscore in scope", .fine) { Stack(Construct($0, "a_b"), "C") },
            Mistake("stack name too long") { Stack($0, "S", stackName: String(repeating: "x", count: 129)) },
            Mistake("stack id too long id", .fine) { Stack($0, String(repeating: "x", count: 200)) },
            Mistake("description too long") { Stack($0, "S", description: String(repeating: "x", count: 1025)) },
            Mistake("desc 600") { Stack($0, "S", description: String(repeating: "x", count: 600)) },
            Mistake("bad stage") { Stage($0, "1x") },
            Mistake(
                "notification token",
                .other(
                    "Stack 'S' includes one or more tokens in its notification ARNs: ${Deferred[AWS::Region]}",
                    because: "the mark of a deferred value differs")
            ) { Stack($0, "S", notificationARNs: [PseudoParameter.region.description]) },
        ]
    }

    static var references: [Mistake] {
        [
            Mistake("cross app ref") { app in
                let other = App(outputDirectory: NSTemporaryDirectory() + "never-written", processEnvironment: [:])
                resource(stack(app, "B"), "X", ["P": AnyValue(resource(stack(other, "A"), "T").ref)])
            },
            Mistake("cross stage ref") { app in
                let t = resource(Stack(Stage(app, "P"), "S"), "T")
                resource(Stack(Stage(app, "Q"), "S"), "X", ["P": AnyValue(t.ref)])
            },
            Mistake("cyclic stacks") { app in
                let x = stack(app, "X")
                let t = resource(x, "T")
                let u = resource(stack(app, "Y"), "U", ["P": AnyValue(t.ref)])
                resource(x, "V", ["P": AnyValue(u.ref)])
            },
            Mistake("cross region agnostic") { app in
                let t = resource(Stack(app, "X", env: Environment(region: .usEast1)), "T")
                resource(Stack(app, "Y"), "U", ["P": AnyValue(t.ref)])
            },
            Mistake("self cyclic dependency", .fine) { app in
                let s = stack(app)
                let a = resource(s, "A")
                let b = resource(s, "B")
                a.addResourceDependency(b)
                b.addResourceDependency(a)
            },
            Mistake("depend on parent") { app in
                let s = stack(app)
                resource(NestedStack(nestedIn: s, "N"), "X").node.addDependency(s)
            },
            Mistake("cross stage dep") { app in
                let x = Stack(Stage(app, "P"), "S")
                Stack(Stage(app, "Q"), "S").addDependency(x)
            },
            Mistake("exportValue literal") { stack($0).exportValue("lit" as Value<String>) },
            Mistake("output undefined") { CfnOutput(stack($0), "O", value: .lazy { nil }) },
            Mistake(
                "export name bad",
                .other(
                    "Export name must only include alphanumeric characters, colons, or hyphens (got 'a_b')",
                    because: "each check is a diagnostic of its own, with the path beside it")
            ) { CfnOutput(stack($0), "O", value: "x", exportName: "a_b") },
            Mistake("importValue same stack") { app in
                let s = stack(app)
                let o = CfnOutput(s, "O", value: "x", exportName: "ab")
                resource(s, "X", ["P": AnyValue(o.importValue)])
            },
            Mistake("physical name agnostic") { app in
                let identity = ResourceIdentity(Construct(Stack(app, "X"), "B"), name: .generatedIfNeeded)
                resource(stack(app, "Y"), "T", ["n": AnyValue(identity.name("attribute"))])
            },
            Mistake("cross env no name") { app in
                let identity = ResourceIdentity(Construct(stack(app, "X"), "B"), name: .chosenAtDeployment)
                let y = Stack(app, "Y", env: Environment(account: "222222222222", region: .euSouth1))
                resource(y, "T", ["n": AnyValue(identity.name("attribute"))])
            },
        ]
    }

    static var values: [Mistake] {
        [
            Mistake(
                "key token",
                .other(
                    "A value is used as the key in a map so must resolve to a string, but it resolves to: {\"Ref\":\"AWS::Region\"}",
                    because: "the key has no text by which to name it")
            ) { app in
                resource(stack(app), "X", ["P": .object(deferredNames: [(PseudoParameter.region, AnyValue(1))])])
            },
            Mistake(
                "circular",
                .other(
                    "A value is nested more than 200 levels deep: it probably contains or produces itself",
                    because: "only lazy values can be circular, and have no path")
            ) { app in
                func endless() -> AnyValue { .lazy { endless() } }
                resource(stack(app), "X", ["P": endless()])
            },
            Mistake("join empty") { resource(stack($0), "X", ["P": AnyValue(Fn.join("", []))]) },
            Mistake("cidr count") { resource(stack($0), "X", ["P": AnyValue(Fn.cidr("a", count: 0))]) },
            Mistake("and none") { _ = CfnCondition(stack($0), "C", expression: Fn.and([])) },
            Mistake("resource no type") { resource(stack($0), "X", type: "") },
            Mistake("param list as string") { _ = CfnParameter(stack($0), "P", type: .commaDelimitedList).stringValue },
            Mistake("param num as list") { _ = CfnParameter(stack($0), "P", type: .number).listValue },
            Mistake("param str as num") { _ = CfnParameter(stack($0), "P").numberValue },
            Mistake("mapping key") { _ = CfnMapping(stack($0), "M", mapping: ["a": ["b-c": 1]]) },
            Mistake("mapping top missing") { _ = CfnMapping(stack($0), "M", mapping: ["a": ["b": 1]]).findInMap("z", "b") },
            Mistake("mapping 2nd missing") { _ = CfnMapping(stack($0), "M", mapping: ["a": ["b": 1]]).findInMap("a", "z") },
            Mistake("neg duration") {
                NestedStack(nestedIn: stack($0), "N", timeout: .minutes(-1))
            },
            Mistake("dur convert") { NestedStack(nestedIn: stack($0), "N", timeout: .seconds(90)) },
            Mistake("dur parse") { _ in _ = try Duration(iso8601: "1h") },
            Mistake("size convert") { _ = Size.mebibytes(1).whole(.gibibytes, for: stack($0)) },
            Mistake("arn bad") { _ in _ = try ARN("x").components(.resource) },
            Mistake("arn no partition") { _ in _ = try ARN("arn:::").components(.resource) },
        ]
    }

    static var rest: [Mistake] {
        [
            Mistake("501 resources") { app in
                let s = stack(app)
                for index in 0..<501 { resource(s, "T\(index)") }
            },
            Mistake("snapshot unsupported") { resource(stack($0), "X").applyRemovalPolicy(.snapshot) },
            Mistake("asset missing") { _ = Asset(stack($0), "A", path: NSTemporaryDirectory() + "missing/nope") },
            Mistake("context agnostic") { _ = ContextLookup(.ssmParameter, dummy: "x").value(in: Stack($0, "S")) },
            Mistake("bootstrapless asset") { app in
                _ = Asset(Stack(app, "S", synthesizer: BootstraplessSynthesizer()), "A", files: ["a": []])
            },
            Mistake("synth token prop") { app in
                let options = DefaultStackSynthesizer.Options(qualifier: PseudoParameter.region.description)
                Stack(app, "S", synthesizer: DefaultStackSynthesizer(options))
            },
            Mistake("synth twice used", .fine) { app in
                let synthesizer = DefaultStackSynthesizer()
                for id in ["A", "B"] { Stack(app, id, synthesizer: synthesizer) }
            },
            Mistake("custom resource type") { CustomResource(stack($0), "C", serviceToken: "x", type: "Bad") },
        ]
    }
}
