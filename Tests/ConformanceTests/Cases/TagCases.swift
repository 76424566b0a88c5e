import CDK
import ConformanceSupport
import Testing

/// A resource of a type that takes tags, as a generated class makes it.
@discardableResult
func tagged(
    _ scope: any Scope, _ id: String, _ type: String, _ format: TagFormat = .standard, _ properties: KeyValuePairs<String, AnyValue> = [:]
) -> CfnResource {
    var bag = PropertyBag()
    for (name, value) in properties { bag.set(name, value) }
    return CfnResource(scope, id, ResourceType(type, tags: format), bag, file: #fileID, line: #line)
}

@Suite struct TagCases {
    @Test func tags() throws {
        try Conformance.check("65-tags") { app in
            let s = Stack(app, "T", env: Conformance.environment, tags: ["zeta": "z", "Alpha": "a"])
            let g = Construct(s, "G")
            let h = Construct(g, "H")
            let queue = "AWS::SQS::Queue"
            let q = tagged(
                g, "Q", queue, .standard,
                ["Tags": [["Key": "own", "Value": "1"], ["Key": "over", "Value": "prop"], ["Key": "b", "Value": "2"]]])
            let bare = tagged(h, "Bare", queue)
            tagged(
                h, "P", "AWS::SSM::Parameter", .map,
                ["Tags": ["own": "map", "10": "ten", "2": "two"], "Type": "String", "Value": "v"])
            tagged(
                h, "Asg", "AWS::AutoScaling::AutoScalingGroup", .autoScalingGroup,
                ["MaxSize": "1", "MinSize": "1", "Tags": [["Key": "own", "Value": "x", "PropagateAtLaunch": false]]])
            tagged(
                h, "Dyn", queue, .standard,
                [
                    "Tags": AnyValue(
                        [
                            CfnTag(key: "z", value: PseudoParameter.region), CfnTag(key: PseudoParameter.stackName, value: "k"),
                        ] as List<CfnTag>)
                ])
            resource(h, "Raw")
            Tags.of(app).add("fromApp", "1")
            Tags.of(s).add("over", "stack")
            Tags.of(g).add("over", "group", priority: 90)
            Tags.of(h).add("over", "inner")
            Tags.of(s).add("onlyQueues", "y", including: [queue])
            Tags.of(s).add("notAsg", "y", excluding: ["AWS::AutoScaling::AutoScalingGroup"])
            Tags.of(s).add("noLaunch", "1", applyToLaunchedInstances: false)
            Tags.of(h).remove("fromApp")
            Tags.of(h).remove("b")
            Tags.of(bare).add("fromApp", "back", priority: 300)
            Tags.of(g).remove("own", including: [queue])
            Tags.of(s).add("stackTag", "s", including: [Tags.stackType])
            Tags.of(s).add("a b", "spaced")
            Tags.of(s).add("Tok", "x-\(PseudoParameter.region)")
            Tags.of(s).add("_u", "under")
            Tags.of(s).add("A", "upper")
            Tags.of(s).add("a", "lower")
            q.tags?.set("direct", "d")
            q.tags?.set("weak", "w", priority: 10)
            q.tags?.remove("direct", priority: 5)
        }
    }

    @Test func stagesAndAspects() throws {
        try Conformance.check("67-stage-aspects") { app in
            let queue = "AWS::SQS::Queue"
            let outer = Stage(app, "Outer", env: Conformance.environment)
            tagged(Stack(outer, "S"), "Q", queue)
            let inner = Stage(outer, "Inner", env: Environment(region: .usEast1))
            tagged(Stack(inner, "I", stackName: "fixed"), "Q", queue)
            let named = Stage(Construct(app, "Grp"), "Named", env: Conformance.environment, stageName: "given")
            let x = Stack(Construct(named, "Sub"), "X")
            tagged(x, "Q", queue)
            let top = Stack(app, "Top", env: Conformance.environment)
            tagged(top, "Q", queue)
            Tags.of(app).add("app", "1")
            Tags.of(outer).add("outer", "1")
            Tags.of(inner).add("inner", "1")
            let n = NestedStack(nestedIn: x, "N")
            tagged(n, "Q", queue)
            Tags.of(n).add("nested", "1", including: [Tags.stackType])
            Aspects.of(app).add { if $0.node.path.isEmpty { tagged(top, "FromAspect", queue) } }
        }
    }
}
