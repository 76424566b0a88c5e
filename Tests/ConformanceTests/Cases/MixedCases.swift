import CDK
import ConformanceSupport
import Testing

@Suite struct MixedCases {
    /// References in every place that takes a value, and as every kind of value.
    @Test func references() throws {
        try Conformance.check("81-references-everywhere") { app in
            let p = Stack(app, "Producer", env: Conformance.environment, stackName: "prod")
            let t = resource(p, "T")
            let q = resource(Construct(p, "Q.x"), "Resource", type: "AWS::SQS::Queue")
            let entries: List<Value<String>> = resource(p, "Ep", type: "AWS::EC2::VPCEndpoint").getAttList("DnsEntries")
            let parameter = CfnParameter(p, "Prm", type: .number, default: 1)
            let out = CfnOutput(p, "Out", value: t.ref, exportName: "given-export")
            let deferredName = CfnOutput(p, "TokName", value: "v", exportName: "x-\(PseudoParameter.region)")
            let c = Stack(app, "Consumer", env: Conformance.environment)
            CfnOutput(
                c, "O", value: "out-\(t.ref)", description: "d", exportName: Fn.join("-", ["e", PseudoParameter.stackName]))
            let condition = CfnCondition(c, "Cond", expression: Fn.equals(t.getAtt("TopicName"), "x"))
            let size: Value<Double> = q.getAtt("Size", as: Double.self)
            let nested: Value<String> = q.getAtt("Nested.Att")
            let r = resource(
                c, "U",
                [
                    "Num": AnyValue(size), "NumIn": "n=\(size)", "Prm": AnyValue(parameter.numberValue), "Imp": AnyValue(out.importValue),
                    "Imp2": AnyValue(deferredName.importValue), "Sel": AnyValue(Fn.select(1, entries)),
                    "JoinL": AnyValue(Fn.join(",", entries)), "If": .if(condition, AnyValue(t.ref), else: AnyValue(q.ref)),
                    "Sub": AnyValue(Fn.sub("${a}", ["a": nested])), "B64": AnyValue(Fn.base64(t.ref)),
                    "Lazy": AnyValue(Value<String>.lazy { "l-\(q.ref)" }),
                    "Json": AnyValue(Fn.jsonText(["a": AnyValue(t.ref), "n": AnyValue(size), "l": [AnyValue(nested)]])),
                    "Deep": [["x": [[AnyValue(t.ref)]]]], "Tr": AnyValue(Fn.transform("M", ["P": AnyValue(t.ref)])),
                    "Same": AnyValue(c.stackName), "Id": AnyValue(c.stackID),
                ])
            r.addTemplateMetadata("meta", AnyValue(t.ref))
            r.addPropertyOverride("Over", AnyValue(q.getAtt("Late", as: String.self)))
            r.condition = condition
            r.node.addMetadata("node:meta", ["v": AnyValue(t.ref)])
            let ownSize: Value<Double> = r.getAtt("Size", as: Double.self)
            let own = resource(
                c, "Own",
                [
                    "Size": AnyValue(ownSize), "In": "\(ownSize)x", "Plain": "\(1)\(t.ref)\(2.5)", "Bool": "\(true)", "Neg": -5,
                ])
            own.addResourceDependency(r)
            own.updatePolicy = ["AutoScalingRollingUpdate": ["MinInstancesInService": 1]]
            let late = Stack(app, "Late", env: Conformance.environment)
            resource(late, "A", ["U": AnyValue(r.ref), "T": AnyValue(t.ref)])
            late.addDependency(p)
            let stage = Stage(app, "Stg", env: Conformance.environment)
            let named = Stack(stage, "N")
            let nt = resource(named, "T")
            resource(
                Stack(stage, "M"), "U", ["N": AnyValue(nt.ref), "S": AnyValue(named.stackName), "A": AnyValue(named.account)])
        }
    }
}
