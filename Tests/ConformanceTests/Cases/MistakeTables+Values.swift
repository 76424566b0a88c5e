import Foundation

@testable import CDK

extension MistakeCases {
    static var values: [Mistake] {
        [
            Mistake(
                "key token", "swift-cdk:values/deferred-key", at: "S/X",
                "A key of a map has to be a text at synthesis, but is {\"Ref\":\"AWS::Region\"}"
            ) { app in
                resource(stack(app), "X", ["P": .object(deferredNames: [(PseudoParameter.region, AnyValue(1))])])
            },
            Mistake(
                "circular", "swift-cdk:values/too-deep", at: "S/X",
                "A value is nested more than 200 levels deep: it probably contains or produces itself"
            ) { app in
                func endless() -> AnyValue { .lazy { endless() } }
                resource(stack(app), "X", ["P": endless()])
            },
            Mistake("join empty", "swift-cdk:values/empty-join", at: "S/X", "Fn.join has nothing to join") {
                resource(stack($0), "X", ["P": AnyValue(Fn.join("", []))])
            },
            Mistake(
                "cidr count", "swift-cdk:values/function-arguments", at: "S/X",
                "Fn.cidr makes 1 to 256 address blocks, not 0"
            ) { resource(stack($0), "X", ["P": AnyValue(Fn.cidr("a", count: 0))]) },
            Mistake("and none", "swift-cdk:values/function-arguments", at: "S/C", "Fn.and has no conditions to combine") {
                _ = CfnCondition(stack($0), "C", expression: Fn.and([]))
            },
            Mistake("resource no type", "swift-cdk:template/no-type", at: "S/X", "The resource's type is empty") {
                resource(stack($0), "X", type: "")
            },
            Mistake(
                "param list as string", "swift-cdk:template/parameter-kind", at: "S/P",
                "A parameter of type CommaDelimitedList is no text"
            ) { _ = CfnParameter(stack($0), "P", type: .commaDelimitedList).stringValue },
            Mistake("param num as list", "swift-cdk:template/parameter-kind", at: "S/P", "A parameter of type Number is no list") {
                _ = CfnParameter(stack($0), "P", type: .number).listValue
            },
            Mistake("param str as num", "swift-cdk:template/parameter-kind", at: "S/P", "A parameter of type String is no number") {
                _ = CfnParameter(stack($0), "P").numberValue
            },
            Mistake(
                "mapping key", "swift-cdk:template/mapping-key", at: "S/M",
                "The second-level key 'b-c' has more than letters and digits"
            ) { _ = CfnMapping(stack($0), "M", mapping: ["a": ["b-c": 1]]) },
            Mistake(
                "mapping top missing", "swift-cdk:template/unknown-mapping-key", at: "S/M",
                "The mapping has no top-level key 'z'"
            ) { _ = CfnMapping(stack($0), "M", mapping: ["a": ["b": 1]]).findInMap("z", "b") },
            Mistake(
                "mapping 2nd missing", "swift-cdk:template/unknown-mapping-key", at: "S/M",
                "The mapping has no second-level key 'z'"
            ) { _ = CfnMapping(stack($0), "M", mapping: ["a": ["b": 1]]).findInMap("a", "z") },
            Mistake("neg duration", "swift-cdk:units/negative-duration", at: "S/N.NestedStack", "A duration is negative: -1 minutes") {
                NestedStack(nestedIn: stack($0), "N", timeout: .minutes(-1))
            },
            Mistake("dur convert", "swift-cdk:units/fraction", at: "S/N.NestedStack", "90 seconds are no whole number of minutes") {
                NestedStack(nestedIn: stack($0), "N", timeout: .seconds(90))
            },
            Mistake("dur parse", "swift-cdk:app/thrown-error", at: "", "'1h' is no duration of ISO 8601, such as PT15M") { _ in
                _ = try Duration(iso8601: "1h")
            },
            Mistake("size convert", "swift-cdk:units/fraction", at: "S", "1 mebibytes are no whole number of gibibytes") {
                _ = Size.mebibytes(1).whole(.gibibytes, for: stack($0))
            },
            Mistake("arn bad", "swift-cdk:app/thrown-error", at: "", "'x' is no ARN: it does not begin with arn:") { _ in
                _ = try ARN("x").components(.resource)
            },
            Mistake("arn no partition", "swift-cdk:app/thrown-error", at: "", "'arn:::' is no ARN: it has no partition") { _ in
                _ = try ARN("arn:::").components(.resource)
            },
        ]
    }

    static var rest: [Mistake] {
        [
            Mistake(
                "501 resources", "swift-cdk:stacks/too-many-resources", at: "S",
                "The stack has 501 resources, 500 is the most: AWS::SNS::Topic (501)"
            ) { app in
                let s = stack(app)
                for index in 0..<501 { resource(s, "T\(index)") }
            },
            Mistake(
                "snapshot unsupported", "swift-cdk:template/no-snapshots", at: "S/X",
                "CloudFormation makes no snapshots of AWS::SNS::Topic"
            ) { resource(stack($0), "X").applyRemovalPolicy(.snapshot) },
            Mistake(
                "asset missing", "swift-cdk:assets/not-found", at: "S/A/Stage",
                "There is nothing at \(NSTemporaryDirectory())missing/nope"
            ) { _ = Asset(stack($0), "A", path: NSTemporaryDirectory() + "missing/nope") },
            Mistake(
                "context agnostic", "swift-cdk:context/lookup-without-environment", at: "S",
                "The stack has no account and region in which ssm could be looked up"
            ) { _ = ContextLookup(.ssmParameter, dummy: "x").value(in: Stack($0, "S")) },
            Mistake(
                "bootstrapless asset", "swift-cdk:synthesizers/assets-without-bootstrap", at: "S",
                "The stack has an asset, and its BootstraplessSynthesizer has no place to publish one"
            ) { app in
                _ = Asset(Stack(app, "S", synthesizer: BootstraplessSynthesizer()), "A", files: ["a": []])
            },
            Mistake(
                "synth token prop", "swift-cdk:synthesizers/deferred-setting", at: "S",
                "qualifier of the DefaultStackSynthesizer holds a deferred value"
            ) { app in
                let options = DefaultStackSynthesizer.Options(qualifier: PseudoParameter.region.description)
                Stack(app, "S", synthesizer: DefaultStackSynthesizer(options))
            },
            Mistake(fine: "synth twice used") { app in
                let synthesizer = DefaultStackSynthesizer()
                for id in ["A", "B"] { Stack(app, id, synthesizer: synthesizer) }
            },
            Mistake(
                "custom resource type", "swift-cdk:template/custom-type-prefix", at: "S/C",
                "The custom resource's type 'Bad' does not begin with Custom::"
            ) { CustomResource(stack($0), "C", serviceToken: "x", type: "Bad") },
        ]
    }
}
