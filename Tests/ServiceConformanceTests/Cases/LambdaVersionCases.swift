import CDK
import CDKIAM
import CDKLambda
import CDKS3
import ConformanceSupport
import Testing

@Suite struct LambdaVersionCases {
    @Test func versions() throws {
        try Conformance.check("87-lambda-versions") { app in
            let stack = Stack(app, "Versions", env: Conformance.environment)
            let role = Role.imported(stack, "Role", arn: "arn:aws:iam::111111111111:role/r")
            let bucket = Bucket.imported(stack, "Bucket", name: "layers")
            let content = Code.object(in: bucket, key: "k.zip", version: "v")
            let one = LayerVersion(
                stack, "One", code: content, compatibleArchitectures: [.arm64], layerVersionName: "one", license: "MIT")
            let two = LayerVersion(stack, "Two", code: content, compatibleRuntimes: [.nodejs22, .python3_13])
            two.addPermission("Other", accountID: "333333333333")
            two.addPermission("Members", accountID: "*", organizationID: "o-1234567890")
            let parameter = CfnParameter(stack, "LayerArn")
            let there = LayerVersion.imported(stack, "There", arn: "arn:aws:lambda:eu-south-1:1:layer:there:1")
            let deferred = LayerVersion.imported(stack, "Deferred", arn: "\(parameter.stringValue)")
            let known = LayerVersion.imported(
                stack, "Known", arn: "arn:aws:lambda:eu-south-1:1:layer:known:1", compatibleRuntimes: [.nodejs22])
            let a = Function(
                stack, "A", code: .inline("x"), runtime: .nodejs22, handler: "index.handler", environment: ["z": "1", "a": "2"],
                role: role, reservedConcurrency: 3, layers: [two, one, there, deferred, known])
            a.currentVersion.addAlias("a")
            let b = Function(
                stack, "B", code: .inline("x"), runtime: .nodejs22, handler: "index.handler", environment: ["z": "1", "a": "2"],
                role: role,
                currentVersion: .init(
                    description: "d", codeSHA256: "abc", provisionedConcurrency: 2,
                    asyncInvoke: AsyncInvoke(maximumEventAge: .hours(1), retryAttempts: 0), removalPolicy: .retain))
            b.invalidateVersion(basedOn: "one")
            b.invalidateVersion(basedOn: "two")
            let live = b.addAlias(
                "live",
                .init(
                    description: "d", additionalVersions: [(a.currentVersion, 0.25)], provisionedConcurrency: 4,
                    asyncInvoke: AsyncInvoke(retryAttempts: 2)))
            b.addEnvironment("late", "3")
            Tags.of(b).add("k", "v")
            let c = Function(
                stack, "C", code: .inline("x"), runtime: .nodejs22, handler: "index.handler", description: "own",
                environment: ["z": "1", "a": "2"], role: role)
            FunctionVersion(stack, "Explicit", of: c, .init(description: "first"))
            (c.node.defaultChild as? Lambda.CfnFunction)?.addPropertyOverride("Description", "overridden")
            FunctionAlias(stack, "CLive", name: "c", version: c.latestVersion)
            let d = Function(
                stack, "D", code: .inline("x"), runtime: .nodejs22, handler: "index.handler", description: "own", role: role)
            (d.node.defaultChild as? Lambda.CfnFunction)?.addPropertyOverride("Description", "overridden")
            d.currentVersion.addAlias("x")
            d.latestVersion.addAlias("latest")
            let other = Stack(app, "Other", env: Conformance.environment)
            topic(other, "Uses", ["a": AnyValue(live.arn), "b": AnyValue(d.currentVersion.arn)])
            let t = topic(other, "T")
            let third = Stack(app, "Third", env: Conformance.environment)
            let e = Function(
                third, "E", code: .inline("x"), runtime: .python3_13, handler: "index.handler", environment: ["TOPIC": t.ref])
            e.currentVersion.addAlias("e")
            let agnostic = Stack(app, "Agnostic")
            Function(agnostic, "F", code: .inline("x"), runtime: .python3_13, handler: "index.handler").currentVersion.addAlias("f")
        }
    }
}
