import CDK
import ConformanceSupport
import Testing

@Suite struct TemplateCases {
    @Test func intrinsics() throws {
        try Conformance.check("07-intrinsics") { app in
            let s = Stack(app, "Fn", env: Conformance.environment)
            let t = resource(s, "T")
            let u = resource(s, "U")
            let region = PseudoParameter.region
            let condition = CfnCondition(s, "IsX", expression: Fn.equals(region, "x"))
            let many = CfnCondition(s, "Many", expression: Fn.or((0..<12).map { Fn.equals(region, "r\($0)") }))
            _ = CfnCondition(s, "Comb", expression: Fn.and(condition.asExpression, Fn.not(many.asExpression)))
            let map = CfnMapping(s, "M", mapping: ["a": ["k": "v"]])
            resource(
                s, "V",
                [
                    "JoinLit": AnyValue(Fn.join("-", ["a", "b", "c"])), "JoinMix": AnyValue(Fn.join("-", ["a", "b", t.ref, "c", "d"])),
                    "JoinNested": AnyValue(Fn.join("-", ["a", Fn.join("-", [t.ref, "b"]), "c"])),
                    "JoinOtherDelim": AnyValue(Fn.join("-", ["a", Fn.join(".", [t.ref, "b"]), "c"])),
                    "JoinOne": AnyValue(Fn.join("-", [t.ref])), "JoinConcat": "x\(Fn.join("", [t.ref, "y"]))z",
                    "JoinEmptyDelim": AnyValue(Fn.join("", ["a", t.ref, "b", u.ref])),
                    "JoinNum": AnyValue(Fn.join(":", ["a", "1", "2", t.ref])), "Sub": AnyValue(Fn.sub("${T}-${AWS::Region}")),
                    "SubVars": AnyValue(Fn.sub("${a}-b", ["a": t.ref])), "Split": AnyValue(Fn.split("/", t.ref)),
                    "SplitLit": AnyValue(Fn.split("/", "a/b")), "SplitSel": AnyValue(Fn.select(1, Fn.split("/", t.ref))),
                    "SplitLen": AnyValue(Fn.split("/", t.ref, count: 2)),
                    "SelLit": AnyValue(Fn.select(1, ["a", "b"] as List<Value<String>>)),
                    "SelTok": AnyValue(Fn.select(0, ["a", t.ref] as List<Value<String>>)), "B64": AnyValue(Fn.base64("x")),
                    "Cidr": AnyValue(Fn.cidr("10.0.0.0/16", count: 4, sizeMask: "8")), "Azs": AnyValue(Fn.availabilityZones()),
                    "AzsR": AnyValue(Fn.availabilityZones(of: "us-east-1")), "Imp": AnyValue(Fn.importValue("exp")),
                    "ImpTok": AnyValue(Fn.importValue("a-\(region)")), "ImpList": AnyValue(Fn.importList("e", count: 2)),
                    "Map": AnyValue(map.findInMap("a", region)), "MapFn": AnyValue(Fn.findInMap("M", "a", t.ref)),
                    "If": .if(condition, AnyValue(t.ref), else: PseudoParameter.noValue),
                    "IfS": "pre\(Value<String>.if(condition, "1", else: "2"))",
                    "Tr": AnyValue(Fn.transform("Mac", ["P": AnyValue(t.ref)])),
                    "Dom": AnyValue(Fn.domainName(ofURL: "https://\(t.ref)/x")), "RefF": AnyValue(Fn.ref("Abc")),
                    "Att": AnyValue(Fn.getAtt("Abc", "Arn")),
                    "Pseudo": [
                        AnyValue(PseudoParameter.accountID), AnyValue(region), AnyValue(PseudoParameter.partition),
                        AnyValue(PseudoParameter.stackID), AnyValue(PseudoParameter.stackName), AnyValue(PseudoParameter.urlSuffix),
                    ], "Notif": AnyValue(PseudoParameter.notificationARNs), "JsonStr": AnyValue(Fn.jsonText(["a": AnyValue(t.ref)])),
                    "Len": AnyValue(Fn.length(Fn.split(",", t.ref))),
                    "LenLit": AnyValue(Fn.length(["a", "b"] as List<Value<String>>)),
                    "StackVals": [
                        AnyValue(s.account), AnyValue(s.region), AnyValue(s.partition), AnyValue(s.urlSuffix), AnyValue(s.stackName),
                        AnyValue(s.stackID),
                    ], "GSO": AnyValue(Fn.stackOutput(stackName: "other", outputName: "Out1", region: "us-east-1")),
                ])
        }
    }

    @Test func crossStackWeak() throws {
        try Conformance.check("11-xref-weak") { app in crossStack(app) }
    }

    @Test func crossStackStrong() throws {
        try Conformance.check("12-xref-strong", context: ["@aws-cdk/core:defaultCrossStackReferences": "strong"]) { app in
            crossStack(app)
        }
    }

    func crossStack(_ app: App) {
        let producer = Stack(app, "Producer", env: Conformance.environment)
        let t = resource(producer, "T")
        let l2 = resource(Construct(producer, "L2"), "Resource")
        let endpoint = resource(producer, "Ep", type: "AWS::EC2::VPCEndpoint")
        let consumer = Stack(app, "Consumer", env: Conformance.environment)
        resource(
            consumer, "U",
            ["A": AnyValue(t.ref), "B": "x-\(l2.getAtt("TopicName"))", "L": AnyValue(endpoint.getAttList("DnsEntries"))])
        resource(Stack(app, "Consumer2", env: Conformance.environment), "U", ["A": AnyValue(t.ref)])
    }

    @Test func nestedStacks() throws {
        try Conformance.check("18-nested-stack") { app in
            let s = Stack(app, "Parent", env: Conformance.environment)
            let t = resource(s, "T", ["DisplayName": "p"])
            let n = NestedStack(
                nestedIn: s, "Child", parameters: ["Explicit": "val"], timeout: .minutes(5),
                notificationARNs: ["arn:aws:sns:eu-south-1:111111111111:n"], description: "child desc")
            _ = CfnParameter(n, "Explicit")
            let u = resource(
                n, "U", ["A": AnyValue(t.ref), "Name": AnyValue(n.stackName), "Id": AnyValue(n.stackID), "Reg": AnyValue(n.region)])
            resource(
                s, "V",
                ["B": AnyValue(u.ref), "C": AnyValue(u.getAtt("TopicName")), "NName": AnyValue(n.stackName), "NId": AnyValue(n.stackID)])
            let g = NestedStack(nestedIn: n, "Grand")
            let w = resource(g, "W", ["A": AnyValue(t.ref), "B": AnyValue(u.ref)])
            resource(s, "X", ["D": AnyValue(w.ref)])
            let sibling = NestedStack(nestedIn: Construct(s, "Grp"), "Sib", removalPolicy: .retain)
            resource(sibling, "Y", ["A": AnyValue(u.ref)])
            let other = Stack(app, "Other", env: Conformance.environment)
            resource(other, "Z", ["A": AnyValue(u.ref)])
            Tags.of(n).add("k", "v")
        }
    }

    @Test func stages() throws {
        try Conformance.check("19-stages") { app in
            func service(_ scope: any Scope, _ id: String, _ env: Environment) {
                let stage = Stage(scope, id, env: env)
                let a = Stack(stage, "A")
                let b = Stack(stage, "B", terminationProtection: true)
                let t = resource(a, "T")
                resource(b, "U", ["A": AnyValue(t.ref)])
            }
            service(app, "Dev", Conformance.environment)
            service(app, "Prod", Environment(account: "222222222222", region: .usEast1))
            resource(Stack(app, "Pre", env: Conformance.environment), "T")
            service(Construct(app, "Grp"), "Nested-x", Conformance.environment)
            resource(Stack(Stage(app, "Dot.ted_x", env: Conformance.environment), "Z", stackName: "dotted"), "T")
        }
    }
}
