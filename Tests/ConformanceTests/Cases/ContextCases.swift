import CDK
import CloudAssembly
import Testing

@Suite struct ContextCases {
    @Test func missing() throws {
        try Conformance.check("25-context-missing") { app in
            let s = Stack(app, "Lookups", env: Conformance.environment)
            // The original asks for the zones while it looks up the VPC.
            let zones = s.stackNode.availabilityZones
            let vpc = ContextLookup.vpc(filter: ["tag:env": "x", "tag:Name": "main:net$1"]).value(in: s)
            #expect(vpc == nil)
            let parameter = ContextLookup.ssmParameter("/my/param").value(in: s)
            let zone = ContextLookup.hostedZone(domainName: "example.com").value(in: s)
            let other = ContextLookup.ssmParameter("/with/default", default: "dflt").value(in: s)
            let image = ContextLookup.machineImage(name: "ami-*", owners: ["amazon"]).value(in: s)
            let network = Construct(s, "Vpc")
            for kind in ["Public", "Private", "Isolated"] { for index in 1...2 { Construct(network, "\(kind)Subnet\(index)") } }
            Construct(s, "Zone")
            resource(
                s, "T",
                [
                    "Azs": AnyValue(zones), "Vpc": "vpc-12345", "Subs": ["p-12345", "p-67890"], "Param": AnyValue(parameter ?? .null),
                    "Param2": AnyValue(other ?? .null), "Zone": AnyValue(zone?["Id"] ?? .null), "Img": AnyValue(image ?? .null),
                ])
            let inner = Stack(Stage(app, "Stg", env: Conformance.environment), "In")
            resource(inner, "T", ["Azs": AnyValue(inner.stackNode.availabilityZones)])
        }
    }

    @Test func provided() throws {
        let context: OrderedMap<JSON> = [
            "availability-zones:account=111111111111:region=eu-south-1": ["eu-south-1a", "eu-south-1b"],
            "ssm:account=111111111111:parameterName=/my/param:region=eu-south-1": "found", "fromCli": [1, "x"], "both": "cliWins",
            "post": "cli",
        ]
        try Conformance.check(
            "26-context-provided", context: context, own: ["own": "default", "both": "appDefault"], enforced: ["post": "forced"]
        ) { app in
            let s = Stack(app, "Ctx", env: Conformance.environment)
            s.node.setContext("local", ["a": 1])
            let parameter = ContextLookup.ssmParameter("/my/param").value(in: s)
            let values = ["own", "both", "post", "fromCli", "local", "nope"].map { s.node.context($0)?.text() ?? "undefined" }
            resource(
                s, "T",
                [
                    "Azs": AnyValue(s.stackNode.availabilityZones), "Param": AnyValue(parameter ?? .null),
                    "vals": AnyValue(values.map { AnyValue($0) }),
                ])
        }
    }
}
