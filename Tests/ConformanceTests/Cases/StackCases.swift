import CDK
import ConformanceSupport
import Testing

@Suite struct StackCases {
    @Test func names() throws {
        try Conformance.check("04-names") { app in
            let s = Stack(app, "NamesStack", env: Conformance.environment, stackName: "phys-name")
            let deep = Construct(Construct(Construct(s, "Outer"), "Resource"), "in_ner-Ünit.x")
            let standard = Construct(Construct(s, "Outer2"), "Default")
            for (name, construct) in [("Deep", deep), ("Dflt", standard), ("Stack", s)] {
                func out(_ id: String, _ value: String) { CfnOutput(s, name + id, value: Value(value)) }
                out("UniqueId", Names.uniqueID(construct))
                out("Addr", construct.node.address)
                out("Path", construct.node.path)
                out("Urn", Names.uniqueResourceName(construct))
                out("UrnSep", Names.uniqueResourceName(construct, maximumLength: 64, separator: "-"))
                out("UrnShort", Names.uniqueResourceName(construct, maximumLength: 20))
                out("UrnSpecial", Names.uniqueResourceName(construct, separator: "/", allowedSpecialCharacters: "_.-"))
                out("UrnPrefix", Names.uniqueResourceName(construct, prefix: "pre-"))
            }
        }
    }

    @Test func properties() throws {
        try Conformance.check("35-stack-props") { app in
            let topics = ["t1", "t2"].map { "arn:aws:sns:eu-south-1:111111111111:\($0)" }
            let s = Stack(
                app, "Props", env: Conformance.environment, stackName: "other-name", description: "d", tags: ["b": "2", "a": "1"],
                terminationProtection: true, notificationARNs: topics,
                options: StackOptions(
                    suppressTemplateIndentation: true,
                    permissionsBoundary: PermissionsBoundary(policyName: "pb-${Qualifier}-${AWS::AccountId}")))
            resource(s, "T")
            resource(s, "R", type: "AWS::IAM::Role")
            CfnOutput(s, "Id", value: "\(s.artifactID)|\(s.templateFile)|\(s.environment.url)")
            resource(Stack(app, "EmptyArns", env: Conformance.environment, notificationARNs: []), "T")
        }
    }

    @Test func agnosticEnvironments() throws {
        try Conformance.check("27-env-agnostic") { app in
            let stacks = [
                Stack(app, "Agn"), Stack(app, "RegionOnly", env: Environment(region: "cn-north-1")),
                Stack(app, "AcctOnly", env: Environment(account: "111111111111")),
            ]
            for stack in stacks {
                let bucket = CfnResource(
                    Construct(stack, "B"), "Resource", ResourceType("AWS::S3::Bucket", tags: .standard), PropertyBag(), file: #fileID,
                    line: #line)
                bucket.applyRemovalPolicy(.retain)
                resource(
                    stack, "T",
                    [
                        "acct": AnyValue(stack.account), "reg": AnyValue(stack.region), "part": AnyValue(stack.partition),
                        "suf": AnyValue(stack.urlSuffix), "azs": AnyValue(stack.availabilityZones),
                        "arn": "\(bucket.getAtt("Arn"))/*", "dom": AnyValue(bucket.getAtt("RegionalDomainName")),
                        "envs": AnyValue(stack.environment.url),
                    ])
            }
        }
    }
}

extension StackCases {
    @Test func stackNames() throws {
        try Conformance.check("69-stack-names") { app in
            var found: [[JSON]] = []
            @discardableResult
            func note(_ stack: Stack) -> Stack {
                let node = stack.stackNode
                found.append([node.path, node.name, node.artifactID, node.templateFile].map { .string($0) })
                return stack
            }
            let long = String(repeating: "L", count: 130)
            let simple = note(Stack(app, "Simple"))
            note(Stack(Construct(app, "a_b"), "C"))
            note(Stack(Construct(Construct(app, "Group"), "Group"), "Group"))
            note(Stack(Construct(app, "X"), "Default"))
            note(Stack(Construct(app, "Resource"), "S"))
            note(Stack(app, long))
            note(Stack(Construct(app, String(repeating: "P", count: 130)), "T"))
            note(Stack(app, "Over.ride", stackName: "my-name"))
            note(Stack(app, "sp ace", stackName: "spaced"))
            let stage = Stage(app, "Stg")
            note(Stack(stage, "S"))
            note(Stack(Construct(stage, "G"), "S"))
            note(Stack(stage, String(repeating: "N", count: 126)))
            note(Stack(stage, "Given", stackName: "given"))
            let inner = Stage(stage, "In.ner", stageName: "x")
            note(Stack(inner, "S"))
            note(Stack(inner, "Default"))
            note(Stack(Stage(app, "NoName", stageName: ""), "S2"))
            for (index, texts) in found.enumerated() { CfnOutput(simple, "O\(index)", value: Value(JSON.array(texts).text())) }
        }
    }
}

extension StackCases {
    @Test func physicalNames() throws {
        /// A bucket as the original's construct makes it.
        struct Bucket {
            let name: Value<String>
            let arn: ARN

            init(_ scope: any Scope, _ id: String, _ name: PhysicalName = .generatedIfNeeded) {
                let scope = Construct(scope, id)
                let identity = ResourceIdentity(scope, name: name)
                var properties = PropertyBag()
                properties.set("BucketName", identity.property)
                let bucket = CfnResource(
                    scope, "Resource", ResourceType("AWS::S3::Bucket", tags: .standard), properties, file: #fileID, line: #line)
                bucket.applyRemovalPolicy(.retain)
                self.name = identity.name(bucket.ref)
                arn = identity.arn(ARN(raw: bucket.getAtt("Arn", as: String.self).raw)) { name in
                    ARN(in: scope, service: "s3", region: "", account: "", resource: name)
                }
            }
        }
        try Conformance.check("72-physical-names") { app in
            let p = Stack(app, "Producer", env: Conformance.environment)
            let needed = Bucket(p, "Needed")
            _ = Bucket(p, "Unused")
            let same = Bucket(Construct(p, "Deep"), "Same")
            let fixed = Bucket(p, "Fixed", .given("fixed-name"))
            let long = Bucket(p, "ArnOnlyWithAVeryLongNameThatIsCutSomewhereInTheMiddle")
            resource(p, "Own", ["A": AnyValue(needed.name), "B": AnyValue(same.arn)])
            resource(Stack(app, "SameEnv", env: Conformance.environment), "T", ["A": AnyValue(same.name), "F": AnyValue(fixed.name)])
            resource(
                Stack(app, "OtherAccount", env: Environment(account: "222222222222", region: .euSouth1)), "T",
                [
                    "A": AnyValue(needed.name), "B": "\(needed.arn)/*", "F": AnyValue(fixed.arn), "G": AnyValue(fixed.name),
                    "L": AnyValue(long.arn),
                ])
            resource(
                Stack(app, "OtherRegion", env: Environment(account: "111111111111", region: .usEast1)), "T",
                ["A": AnyValue(needed.name), "F": AnyValue(fixed.name)])
        }
    }
}
