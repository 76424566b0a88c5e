import CDK
import ConformanceSupport
import Foundation
import Testing

@Suite struct ResourceCases {
    @Test func attributes() throws {
        try Conformance.check("08-resource-attributes") { app in
            let s = Stack(app, "Attr", env: Conformance.environment)
            let condition = CfnCondition(s, "C1", expression: Fn.equals("a", "b"))
            func named(_ id: String) -> CfnResource { resource(s, id, ["DisplayName": AnyValue(id)]) }
            let b = named("b")
            let upperB = named("B")
            let a = named("a")
            let n10 = named("n10")
            let n2 = named("n2")
            let dash = named("a-c")
            let underscore = named("a_d")
            let inner = resource(Construct(s, "aZ"), "Resource")
            let r = resource(s, "Main", ["P": ["x": 1, "y": ["Ref": "Q"]], "L": [1, 2], "Keep": "k", "Gone": "g"])
            for other in [underscore, dash, n10, n2, upperB, b, a, inner] { r.addResourceDependency(other) }
            r.condition = condition
            r.resourceDescription = "desc"
            r.version = "1.0"
            r.creationPolicy = [
                "ResourceSignal": ["Count": 2, "Timeout": "PT5M"], "AutoScalingCreationPolicy": ["MinSuccessfulInstancesPercent": 50],
            ]
            r.updatePolicy = [
                "AutoScalingReplacingUpdate": ["WillReplace": true],
                "CodeDeployLambdaAliasUpdate": ["ApplicationName": "an", "DeploymentGroupName": "dg"], "EnableVersionUpgrade": false,
            ]
            r.deletionPolicy = .snapshot
            r.updateReplacePolicy = .retain
            r.addTemplateMetadata("zeta", ["v": 1])
            r.addTemplateMetadata("alpha", AnyValue(b.ref))
            r.addPropertyOverride("P.x", 5)
            r.addPropertyOverride("P.y.Added", "z")
            r.addPropertyOverride("L.0", "notarray")
            r.addPropertyOverride("Dotted\\.Key", "dk")
            r.addPropertyDeletionOverride("Gone")
            r.addOverride("Type", "AWS::SQS::Queue")
            r.addOverride("New.Section", ["a"])
            r.addPropertyOverride("IntoIntrinsic", ["Fn::If": ["C1", "t", ["Ref": "AWS::NoValue"]]])
            let q = resource(s, "OnlyDeps")
            q.addResourceDependency(a)
            q.addResourceDependency(b)
            q.removeResourceDependency(b)
            resource(s, "EmptyProps", ["A": .absent, "B": ["C": .absent], "D": []])
            CfnInclude(
                s, "Inc", template: ["Resources": ["Raw": ["Type": "AWS::SNS::Topic"]], "Outputs": ["RawO": ["Value": "x"]]])
        }
    }

    @Test func removalPolicies() throws {
        try Conformance.check("23-removal-policies") { app in
            let s = Stack(app, "Rem", env: Conformance.environment)
            resource(s, "Destroy").applyRemovalPolicy(.destroy)
            resource(s, "Retain").applyRemovalPolicy(.retain)
            resource(s, "RetainOnUpd").applyRemovalPolicy(.retainOnUpdateOrDelete)
            resource(s, "Snap", type: "AWS::RDS::DBInstance").applyRemovalPolicy(.snapshot)
            resource(s, "NoUpd").applyRemovalPolicy(.destroy, whenReplaced: false)
            resource(s, "Dflt").applyRemovalPolicy(.retain)
            resource(s, "DfltOpt").applyRemovalPolicy(.destroy)
            let g = Construct(s, "G")
            RemovalPolicies.of(g).apply(.destroy, including: ["AWS::SQS::Queue"])
            resource(g, "Q", type: "AWS::SQS::Queue")
            resource(g, "T")
        }
    }

    @Test func resourceLimit() throws {
        try Conformance.check("58-resource-limit-and-misc") { app in
            let s = Stack(app, "Near", env: Conformance.environment)
            for index in 0..<400 { resource(s, "T\(index)") }
        }
    }

    @Test func sections() throws {
        try Conformance.check("09-template-sections") { app in
            let s = Stack(app, "Sec", env: Conformance.environment, description: "My description")
            s.addTemplateMetadata("m1", "v1")
            s.templateFormatVersion = "2010-09-09"
            s.addTransform("AWS::Serverless-2016-10-31")
            s.addTransform("Mac2")
            s.addTemplateMetadata("m2", ["a": [1]])
            let t = resource(s, "T")
            let condition = CfnCondition(s, "Cnd", expression: Fn.equals("1", "1"))
            CfnOutput(s, "O1", value: t.ref, description: "d", exportName: "my-export:1", condition: condition)
            CfnOutput(s, "O2", value: "lit", key: "CustomKey")
            _ = CfnParameter(
                s, "P1", type: .number, default: 5, constraintDescription: "cd", description: "pd", maxValue: 9, minValue: 1)
            _ = CfnParameter(
                s, "P2", default: "a", allowedPattern: "^a*$", allowedValues: ["a", "aa"], maxLength: 2, minLength: 1, noEcho: true)
            _ = CfnParameter(s, "P3", type: "AWS::EC2::VPC::Id", noEcho: false)
            _ = CfnMapping(s, "Map1", mapping: ["k1": ["a": 1, "b": "x"], "k2": ["c": ["l"]]])
            CfnRule(
                s, "Rule1", assertions: [CfnRule.Assertion(Fn.contains(["a", "b"], Fn.ref("P2")), description: "must")],
                ruleCondition: Fn.equals(Fn.ref("P2"), "a"))
            CfnHook(s, "Hook1", type: "My::Hook", properties: ["a": AnyValue(t.ref)])
            let other = Stack(app, "OneTransform", env: Conformance.environment)
            other.addTransform("Only")
            resource(other, "T")
        }
    }
}

extension ResourceCases {
    @Test func overrides() throws {
        try Conformance.check("74-overrides") { app in
            let s = Stack(app, "Ov", env: Conformance.environment)
            let t = resource(s, "T")
            let r = resource(
                s, "R",
                [
                    "Map": ["a": 1, "b": ["c": 2, "d": 3]], "List": [["a": 1], ["b": 2]], "Ref": AnyValue(t.ref), "Join": "x\(t.ref)",
                    "Str": "s", "Del": ["x": ["y": 1]], "DelAll": ["only": 1],
                ])
            r.addPropertyOverride("Map.b.c", 9)
            r.addPropertyOverride("Map.b.e", ["f": [1]])
            r.addPropertyOverride("List.1.b", "changed")
            r.addPropertyOverride("List.0.c", ["n": 1])
            r.addPropertyOverride("Ref", "plain")
            r.addPropertyOverride("Join", ["deep": ["er": AnyValue(t.ref)]])
            r.addPropertyOverride("Str.sub", "object")
            r.addPropertyDeletionOverride("Del.x.y")
            r.addPropertyDeletionOverride("DelAll.only")
            r.addPropertyOverride("New.Path.Here", AnyValue(t.ref))
            r.addPropertyOverride("Empty", [:])
            r.addPropertyOverride("EmptyList", [])
            r.addPropertyOverride("Null", nil)
            r.addOverride("Metadata.x\\.y", "dot")
            r.addOverride("DependsOn", ["Other"])
            r.addOverride("Condition", "Cnd")
            r.addDeletionOverride("Metadata.aws:cdk:path")
            r.addPropertyOverride("Back\\\\slash", "b")
            let e = resource(s, "E")
            e.addPropertyOverride("A.B", 1)
            e.addOverride("DeletionPolicy", "Retain")
            let f = resource(
                s, "F",
                ["Fn": ["Fn::If": ["C", "a", "b"]], "Sub": ["Fn::Sub": "x"], "Get": ["Fn::GetAtt": ["T", "Arn"]]])
            f.addPropertyOverride("Fn.Other", 1)
            f.addPropertyOverride("Sub", ["Fn::Join": ["", ["a"]]])
            f.addPropertyOverride("Get.x.y", 2)
            let g = resource(s, "G", ["Keep": ["Ref": "X"], "Arr": [1, 2, 3]])
            g.addPropertyOverride("Keep.Ref", "Y")
            g.addPropertyOverride("Arr", ["only"])
            g.addPropertyOverride("Num.0", "zero")
            g.addPropertyOverride("Num.1", "one")
        }
    }

    @Test func mappings() throws {
        try Conformance.check("66-mappings") { app in
            let s = Stack(app, "M", env: Conformance.environment)
            let o = Stack(app, "O", env: Conformance.environment)
            let region = PseudoParameter.region
            let m = CfnMapping(s, "Plain", mapping: ["a": ["k": "v", "n": 1], "1": ["k": "one"]])
            let lazy = CfnMapping(s, "Lazy", mapping: ["a": ["k": "lv", "l": "x"]], lazy: true)
            _ = CfnMapping(s, "UnusedLazy", mapping: ["a": ["k": "v"]], lazy: true)
            let lazyDynamic = CfnMapping(s, "LazyDynamic", mapping: ["a": ["k": "v"], "b": ["k": "w"]], lazy: true)
            let explicit = CfnMapping(s, "Explicit", mapping: ["a": ["k": "v"]], lazy: false)
            _ = CfnMapping(s, "Never", mapping: ["a": ["k": "v"]])
            let last = CfnMapping(s, "LastLiteral", mapping: ["a": ["k": "v"]])
            m.setValue("b", "k", "added")
            resource(
                s, "R",
                [
                    "A": AnyValue(m.findInMap("a", "k")), "B": AnyValue(m.findInMap(region, "k")), "C": AnyValue(m.findInMap("a", region)),
                    "D": AnyValue(lazy.findInMap("a", "k")), "E": AnyValue(lazyDynamic.findInMap(region, "k")),
                    "F": AnyValue(lazyDynamic.findInMap("a", "k")), "G": AnyValue(explicit.findInMap("a", "k")),
                    "H": AnyValue(m.findInMap("nope", "k", default: "dflt")), "I": AnyValue(lazy.findInMap("nope", "k", default: "dflt")),
                    "J": AnyValue(lazy.findInMap("a", "nope", default: "dflt")),
                    "K": AnyValue(lazy.findInMap(region, "k", default: "dflt2")), "L": AnyValue(last.findInMap(region, "k")),
                    "M": AnyValue(last.findInMap("a", "k")), "N": "pre-\(m.findInMap("1", "k"))",
                ])
            resource(
                o, "R",
                [
                    "A": AnyValue(m.findInMap("a", "k")), "B": AnyValue(lazy.findInMap("a", "l")),
                    "C": AnyValue(lazyDynamic.findInMap(region, "k")), "D": AnyValue(m.findInMap(region, "n")),
                ])
        }
    }

    @Test func enumerationOrder() throws {
        try Conformance.check("70-enumeration-order") { app in
            let s = Stack(app, "Order", env: Conformance.environment)
            for id in ["b", "10", "2", "a", "02", "-1", "4294967294", "4294967295", "1.5"] {
                resource(s, "R\(id)")
                resource(Construct(s, id), "Resource", ["z": 1, "7": 2, "3": 3, "03": 4])
            }
            resource(
                s, "Nasty",
                ["\"q\"\\": "\u{7}\t\n", "emoji 😀": "😀", "line\u{2028}": "a/b<c>", "$": "${x}", "": "empty"])
            resource(
                s, "Numbers",
                [
                    "V": [
                        0.1, 1e20, 1e21, 1.5e-7, 0.000001, -0.0, 123_456_789.125, 9_007_199_254_740_992.0,
                        AnyValue(Double.leastNonzeroMagnitude), 1.7976931348623157e308, 100,
                    ]
                ])
        }
    }

    @Test func jsonTexts() throws {
        try Conformance.check("73-json-text") { app in
            let s = Stack(app, "Json", env: Conformance.environment)
            let t = resource(s, "T")
            let n = CfnParameter(s, "N", type: .number).numberValue
            let p = CfnParameter(s, "P").stringValue
            let name: Value<String> = t.getAtt("TopicName")
            let condition = CfnCondition(s, "C", expression: Fn.equals("a", "b"))
            func text(_ value: AnyValue, indent: Int? = nil) -> AnyValue { AnyValue(Fn.jsonText(value, indent: indent)) }
            resource(
                s, "R",
                [
                    "Empty": text([:]), "Arr": text([]), "Lit": text(["a": "x\"y", "b": [1, true, nil]]),
                    "Tok": text([
                        "a": AnyValue(t.ref), "b": "pre \"\(t.ref)\" post", "c": [AnyValue(name), AnyValue(n), AnyValue(p)],
                    ]), "Nested": text(["a": ["b": ["c": AnyValue(Fn.join("-", [t.ref, "q\"q"]))]]]),
                    "If": text(["a": .if(condition, AnyValue(t.ref), else: "no \"quotes\"")]),
                    "Lazy": text([
                        "a": AnyValue(Value<String>.lazy { "l-\(PseudoParameter.region)" }), "b": AnyValue(Value<Int>.lazy { 7 }),
                        "c": .lazy { ["x": AnyValue(t.ref)] }, "d": .lazy { nil },
                    ]), "Key": text(["k-x": 1]), "Sub": text(["a": AnyValue(Fn.sub("${T}\"x\""))]),
                    "Ind": text(["a": [], "b": [:], "c": [1, ["d": AnyValue(t.ref)]]], indent: 4), "Str": text("plain"),
                    "TokOnly": text(AnyValue(t.ref)), "Num": text(["a": 1.5, "b": -0.0, "c": 1e21]), "Uni": text(["a": "é\u{2028}\n😀"]),
                    "Sel": text([
                        "a": AnyValue(Fn.select(0, Fn.split(",", t.ref))), "b": AnyValue(Fn.importValue("x")),
                        "c": AnyValue(Fn.base64(t.ref)),
                    ]), "Twice": text(["outer": text(["inner": AnyValue(t.ref), "q": "\""])]),
                ])
        }
    }
}

extension ResourceCases {
    @Test func customResources() throws {
        try Conformance.check("77-custom-resource") { app in
            let s = Stack(app, "Custom", env: Conformance.environment)
            let t = resource(s, "T")
            CustomResource(s, "Plain", serviceToken: t.ref)
            let c = CustomResource(
                s, "Full", serviceToken: "arn:x", type: "Custom::Thing",
                properties: ["b": 1, "A": AnyValue(t.ref), "nested": ["x": [1]]], serviceTimeout: .minutes(1), removalPolicy: .retain)
            CustomResource(s, "Pascal", serviceToken: "arn:x", properties: ["Abc": ["deF": 1], "G": [["h": 2]]])
            resource(s, "U", ["A": AnyValue(c.ref), "B": AnyValue(c.getAtt("Attr")), "C": "x\(c.getAtt("Other"))"])
        }
    }
}

extension ResourceCases {
    /// The original warns of templates of these lengths too; a golden would be a megabyte of one letter.
    @Test(arguments: [(900_000, false, "close to"), (1_100_000, true, "more than")])
    func templateSize(length: Int, isCompact: Bool, relation: String) throws {
        let directory = NSTemporaryDirectory() + "large-\(UUID().uuidString)"
        let app = App(context: ["swift-cdk:validation": "off"], outputDirectory: directory, processEnvironment: [:])
        defer { try? FileManager.default.removeItem(atPath: app.outputDirectory) }
        let s = Stack(app, "Large", options: StackOptions(suppressTemplateIndentation: isCompact))
        // Two code units, four bytes.
        resource(s, "T", ["Text": AnyValue(String(repeating: "😀", count: length / 2))])
        try app.synth()
        let template = try String(contentsOfFile: app.outputDirectory + "/Large.template.json", encoding: .utf8)
        #expect(app.diagnostics.map(\.id) == ["@aws-cdk/core:Stack.templateSize"])
        #expect(
            app.diagnostics.map(\.message) == [
                "The template has \(template.utf16.count) characters, \(relation) CloudFormation's limit of 1000000"
            ])
        #expect(
            app.diagnostics.map(\.action) == ["move resources to another stack" + (isCompact ? "" : ", or set suppressTemplateIndentation")]
        )
    }
}
