import CDK
import CloudAssembly
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
            CfnOutput(s, "Id", value: "\(s.stackNode.artifactID)|\(s.stackNode.templateFile)|\(s.environment.url)")
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
                        "suf": AnyValue(stack.urlSuffix), "azs": AnyValue(stack.stackNode.availabilityZones),
                        "arn": "\(bucket.getAtt("Arn"))/*", "dom": AnyValue(bucket.getAtt("RegionalDomainName")),
                        "envs": AnyValue(stack.environment.url),
                    ])
            }
        }
    }
}
