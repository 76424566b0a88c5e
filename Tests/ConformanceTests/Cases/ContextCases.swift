import CDK
import ConformanceSupport
import Testing

@Suite struct ContextCases {
    @Test func missing() throws {
        try Conformance.check("25-context-missing") { app in
            let s = Stack(app, "Lookups", env: Conformance.environment)
            // The original asks for the zones while it looks up the VPC.
            let zones = s.availabilityZones
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
            resource(inner, "T", ["Azs": AnyValue(inner.availabilityZones)])
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
                    "Azs": AnyValue(s.availabilityZones), "Param": AnyValue(parameter ?? .null),
                    "vals": AnyValue(values.map { AnyValue($0) }),
                ])
        }
    }
}

extension ContextCases {
    @Test func details() throws {
        let context: OrderedMap<JSON> = [
            "ssm:account=111111111111:parameterName=known:region=eu-south-1": "value",
            "ssm:account=111111111111:parameterName=failed:region=eu-south-1": ["$providerError": "it failed", "$dontSaveContext": true],
            "availability-zones:account=111111111111:region=us-east-1": ["us-east-1a"],
        ]
        try Conformance.check("83-context-details", context: context) { app in
            func look(
                _ scope: any Scope, _ provider: ContextLookup.Provider, _ properties: OrderedMap<JSON>, dummy: JSON = "dummy",
                toleratesAbsence: Bool? = nil, key: String? = nil
            ) -> AnyValue {
                let lookup = ContextLookup(
                    provider, properties: properties, dummy: dummy, toleratesAbsence: toleratesAbsence, additionalCacheKey: key)
                return AnyValue(lookup.value(in: scope) ?? .null)
            }
            func parameter(_ scope: any Scope, _ name: String) -> AnyValue {
                look(scope, .ssmParameter, ["parameterName": .string(name)])
            }
            let alias: OrderedMap<JSON> = ["aliasName": "alias/x"]
            let s = Stack(app, "One", env: Conformance.environment)
            let t = Stack(app, "Two", env: Conformance.environment)
            let u = Stack(app, "Us", env: Environment(account: "111111111111", region: .usEast1))
            let query: OrderedMap<JSON> = [
                "pluginName": "p", "n": 1, "b": true, "l": ["x", "y:z", ["k": "v"]], "o": ["z": 1, "a": "$"],
            ]
            let exact: OrderedMap<JSON> = ["typeName": "AWS::X::Y", "exactIdentifier": "id", "propertiesToReturn": ["A"]]
            resource(
                s, "T",
                [
                    "A": look(s, .plugin, query), "B": parameter(s, "known"), "C": look(s, .key, alias, toleratesAbsence: true),
                    "D": look(s, .key, alias, key: "more"),
                    "E": look(s, .resource, exact, dummy: [["A": 1]], toleratesAbsence: true), "F": parameter(s, "failed"),
                ])
            for stack in [t, u] {
                resource(stack, "T", ["A": look(stack, .key, alias), "Z": AnyValue(stack.availabilityZones)])
            }
            let stage = Stage(app, "Stg", env: Conformance.environment)
            let x = Stack(stage, "X")
            let y = Stack(Stage(stage, "Inner"), "Y")
            resource(y, "T", ["A": parameter(y, "inner")])
            resource(x, "T", ["A": parameter(x, "outer"), "B": parameter(x, "inner")])
            let n = NestedStack(nestedIn: s, "N")
            resource(n, "T", ["A": parameter(n, "nested")])
            let deep = Construct(s, "Deep")
            resource(deep, "T", ["A": parameter(deep, "deep")])
        }
    }
}
