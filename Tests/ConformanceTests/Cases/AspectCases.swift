import CDK
import ConformanceSupport
import Testing

@Suite struct AspectCases {
    @Test func aspects() throws {
        var visits: [String] = []
        try Conformance.check("21-aspects") { app in
            let s = Stack(app, "Asp", env: Conformance.environment)
            let g = Construct(s, "G")
            let a = resource(g, "A")
            resource(s, "B")
            func record(_ name: String, _ scope: any Scope, _ priority: AspectPriority = .standard) {
                Aspects.of(scope).add(priority: priority) { visits.append("\(name):\($0.description)") }
            }
            record("app-default", app)
            record("stack-p10", s, 10)
            record("g-default", g)
            record("g-p10", g, 10)
            record("a-readonly", a, .readOnly)
            record("stack-default", s)
            Aspects.of(s).add(priority: .mutating) { if $0 === g, g.node.child("Added") == nil { resource(g, "Added") } }
            Aspects.of(s).add(priority: 50) { if $0 === s { Tags.of(g).add("late", "1") } }
            Aspects.of(s).add(priority: .mutating) { construct in
                guard let resource = construct as? CfnResource, resource.resourceType.name == "AWS::SNS::Topic" else { return }
                resource.addPropertyOverride("DisplayName", "by-aspect")
            }
        }
        #expect(visits == (try Conformance.text("21-aspects", "visits.txt")).split(separator: "\n").map(String.init))
    }

    @Test func annotations() throws {
        try Conformance.check("22-annotations") { app in
            let s = Stack(app, "Ann", env: Conformance.environment)
            let g = Construct(s, "G")
            let a = resource(g, "A")
            Annotations.of(a).addWarning("lib:warn1", "first warning")
            Annotations.of(a).addWarning("lib:warn1", "first warning")
            Annotations.of(a).addWarning("untagged warning")
            Annotations.of(a).addInfo("some info")
            Annotations.of(a).addInfo("lib:info1", "tagged info")
            Annotations.of(g).addWarning("lib:acked", "will be acked")
            Annotations.of(s).acknowledgeWarning("lib:acked")
            Annotations.of(g).addWarning("lib:acked", "never recorded")
            Annotations.of(a).addDeprecation("My.api", "use other")
            a.node.addMetadata("custom:meta", ["k": AnyValue(a.ref), "n": 1])
            s.node.addMetadata("on:stack", "x")
            Annotations.of(g).addError("an error message")
        }
    }
}

extension AspectCases {
    @Test func acknowledgements() throws {
        try Conformance.check("82-acknowledgements") { app in
            let s = Stack(app, "Ack", env: Conformance.environment)
            let g = Construct(s, "G")
            let h = Construct(g, "H")
            let a = resource(h, "A")
            func of(_ scope: any Scope) -> Annotations { Annotations.of(scope) }
            of(a).addWarning("same text")
            of(a).addInfo("same text")
            of(a).addError("same text")
            of(a).addWarning("x:1", "same text")
            of(a).addInfo("i:1", "gone")
            of(a).addInfo("i:2", "kept")
            of(g).acknowledgeInfo("i:1")
            of(a).addInfo("i:1", "never")
            of(a).addWarning("i:1", "never either")
            of(g).acknowledgeWarning("w:1")
            of(h).addWarning("w:1", "never")
            of(s).addWarning("w:1", "on the stack")
            of(a).addWarning("w:10", "not w:1")
            of(a).addWarning("w:2", "twice on other constructs")
            of(g).addWarning("w:2", "twice on other constructs")
            let n = NestedStack(nestedIn: s, "N")
            of(n).addWarning("w:3", "in a nested stack")
            of(resource(n, "T")).addError("in a nested resource")
            let stage = Stage(app, "Stg", env: Conformance.environment)
            let t = Stack(stage, "S")
            of(t).addWarning("w:4", "in a stage")
            of(stage).addWarning("w:5", "on a stage")
            of(stage).acknowledgeWarning("w:4")
        }
    }
}
