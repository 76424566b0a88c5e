import CDK
import CloudAssembly
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
            s.stackNode.addTemplateMetadata("m1", "v1")
            s.stackNode.templateFormatVersion = "2010-09-09"
            s.stackNode.addTransform("AWS::Serverless-2016-10-31")
            s.stackNode.addTransform("Mac2")
            s.stackNode.addTemplateMetadata("m2", ["a": [1]])
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
                s, "Rule1", ruleCondition: Fn.equals(Fn.ref("P2"), "a"),
                assertions: [CfnRule.Assertion(Fn.contains(["a", "b"], Fn.ref("P2")), description: "must")])
            CfnHook(s, "Hook1", type: "My::Hook", properties: ["a": AnyValue(t.ref)])
            let other = Stack(app, "OneTransform", env: Conformance.environment)
            other.stackNode.addTransform("Only")
            resource(other, "T")
        }
    }
}
