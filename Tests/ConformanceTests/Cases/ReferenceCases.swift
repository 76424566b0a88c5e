import CDK
import ConformanceSupport
import Testing

@Suite struct ReferenceCases {
    @Test func both() throws {
        try Conformance.check("13-xref-both", context: ["@aws-cdk/core:defaultCrossStackReferences": "both"]) { app in
            TemplateCases().crossStack(app)
        }
    }

    @Test func betweenRegions() throws {
        try Conformance.check("16-xref-cross-region") { app in
            let producer = Stack(app, "ProducerUs", env: Environment(account: "111111111111", region: .usEast1))
            let consumer = Stack(app, "ConsumerEu", env: Conformance.environment)
            let t = resource(Construct(producer, "T"), "Resource")
            resource(consumer, "U", ["A": AnyValue(t.ref), "B": AnyValue(t.getAtt("TopicName"))])
        }
    }
}

extension ReferenceCases {
    @Test func betweenAccounts() throws {
        try Conformance.check("60-cross-account") { app in
            let producer = Stack(app, "Producer", env: Conformance.environment)
            let t = resource(Construct(producer, "L2"), "Resource")
            let endpoint = resource(producer, "Ep", type: "AWS::EC2::VPCEndpoint")
            let other = Environment(account: "222222222222", region: .euSouth1)
            let a = Stack(app, "ConsumerA", env: other, stackName: "consumer-a")
            resource(
                a, "U",
                [
                    "Ref": AnyValue(t.ref), "Name": "x-\(t.getAtt("TopicName"))", "L": AnyValue(endpoint.getAttList("DnsEntries")),
                ])
            let b = Stack(
                app, "ConsumerB", env: Environment(account: "333333333333", region: .usEast1),
                synthesizer: DefaultStackSynthesizer(DefaultStackSynthesizer.Options(qualifier: "other")))
            resource(b, "U", ["Ref": AnyValue(t.ref)])
            let c = Stack(app, "ConsumerC", env: other)
            resource(c, "U", ["Ref": AnyValue(t.ref)])
            let d = Stack(
                app, "ConsumerD", env: Environment(account: "444444444444", region: .euSouth1),
                synthesizer: BootstraplessSynthesizer(executionRoleARN: "arn:aws:iam::444444444444:role/exec"))
            resource(d, "U", ["Ref": AnyValue(t.ref)])
            let w = resource(NestedStack(nestedIn: producer, "Inner"), "W")
            resource(c, "X", ["FromNested": AnyValue(w.ref)])
        }
    }

    @Test func strength() throws {
        try Conformance.check("61-reference-strength") { app in
            let p = Stack(app, "Producer", env: Conformance.environment)
            let strong = resource(p, "Strong")
            let both = resource(p, "Both")
            let plain = resource(p, "Plain")
            strong.incomingReferenceStrength = .strong
            both.incomingReferenceStrength = .both
            let endpoint = resource(p, "Ep", type: "AWS::EC2::VPCEndpoint")
            let entries: List<Value<String>> = endpoint.getAttList("DnsEntries")
            let c = Stack(app, "Consumer", env: Conformance.environment)
            resource(
                c, "U",
                ["S": AnyValue(strong.ref), "B": AnyValue(both.getAtt("TopicName")), "P": AnyValue(plain.ref), "L": AnyValue(entries)])
            let c2 = Stack(
                app, "StrongConsumer", env: Conformance.environment, options: StackOptions(crossStackReferences: .strong))
            resource(
                c2, "U", ["P": AnyValue(plain.ref), "S": AnyValue(strong.ref), "L": AnyValue(entries), "J": "\(plain.ref)/x"])
            let c3 = Stack(app, "ByUse", env: Conformance.environment)
            let name: Value<String> = plain.getAtt("TopicName")
            resource(
                c3, "U",
                [
                    "A": AnyValue(plain.ref.referenced(.strong)), "B": AnyValue(plain.ref),
                    "C": AnyValue(strong.ref.referenced(.weak)), "D": AnyValue(name.referenced(.both)),
                ])
            let n = NestedStack(nestedIn: p, "N")
            let inner = resource(n, "I")
            inner.incomingReferenceStrength = .strong
            let innerEntries: List<Value<String>> = resource(n, "NEp", type: "AWS::EC2::VPCEndpoint").getAttList("DnsEntries")
            for stack in [c2, c] { resource(stack, "V", ["I": AnyValue(inner.ref), "L": AnyValue(innerEntries)]) }
        }
    }

    @Test func nestedLists() throws {
        try Conformance.check("62-nested-lists") { app in
            let s = Stack(app, "Parent", env: Conformance.environment)
            func endpoint(_ scope: any Scope, _ id: String) -> (list: AnyValue, ref: AnyValue) {
                let endpoint = resource(scope, id, type: "AWS::EC2::VPCEndpoint")
                let list: List<Value<String>> = endpoint.getAttList("DnsEntries")
                return (AnyValue(list), AnyValue(endpoint.ref))
            }
            let outer = endpoint(s, "Ep")
            let n = NestedStack(nestedIn: s, "N")
            let inner = endpoint(n, "NEp")
            resource(n, "FromParent", ["L": outer.list])
            resource(s, "FromChild", ["L": inner.list])
            let m = NestedStack(nestedIn: s, "M")
            resource(m, "FromSibling", ["L": inner.list, "R": inner.ref])
            resource(NestedStack(nestedIn: m, "G"), "FromAll", ["L": outer.list, "M": inner.list, "R": outer.ref])
            let other = Stack(app, "Other", env: Conformance.environment)
            resource(other, "FromNested", ["L": inner.list])
            resource(NestedStack(nestedIn: other, "On"), "FromElsewhere", ["R": outer.ref, "N": inner.ref])
        }
    }

    @Test func exportedValues() throws {
        try Conformance.check("63-export-value") { app in
            let p = Stack(app, "Producer", env: Conformance.environment, stackName: "producer-name")
            let t = resource(Construct(p, "L2"), "Resource")
            let entries: List<Value<String>> = resource(p, "Ep", type: "AWS::EC2::VPCEndpoint").getAttList("DnsEntries")
            let n = NestedStack(nestedIn: p, "N")
            let i = resource(n, "I")
            let innerEntries: List<Value<String>> = resource(n, "IEp", type: "AWS::EC2::VPCEndpoint").getAttList("DnsEntries")
            let values: Map<AnyValue> = [
                "A": AnyValue(p.exportValue(t.ref)),
                "B": AnyValue(p.exportValue(t.getAtt("TopicName") as Value<String>, description: "described")),
                "Again": AnyValue(p.exportValue(t.ref)), "C": AnyValue(p.exportValue("literal" as Value<String>, name: "fixed-name")),
                "D": AnyValue(p.exportValue(entries)), "E": AnyValue(p.exportValue(entries, name: "list-name", description: "list")),
                "F": AnyValue(p.exportValue(i.ref)), "G": AnyValue(p.exportValue(innerEntries)),
            ]
            let q = Stack(Stage(app, "Stg", env: Conformance.environment), "In")
            let u = resource(Construct(Construct(q, "Grp"), "Sub"), "Resource")
            q.exportValue(u.ref)
            resource(Stack(app, "Consumer", env: Conformance.environment), "U", values)
        }
    }

    @Test func dependencies() throws {
        try Conformance.check("64-dependencies") { app in
            let a = Stack(app, "A", env: Conformance.environment)
            let b = Stack(app, "B", env: Conformance.environment)
            let c = Stack(app, "C", env: Conformance.environment)
            let g1 = Construct(a, "G1")
            let g2 = Construct(a, "G2")
            let g1a = resource(g1, "A")
            let g1b = resource(Construct(g1, "B"), "Resource")
            let g2a = resource(g2, "A")
            resource(g2, "B")
            g1.node.addDependency(g2)
            let single = resource(a, "Single")
            single.node.addDependency(g1a, g2)
            let n = NestedStack(nestedIn: a, "N")
            let ni = resource(n, "I")
            let nj = resource(n, "J")
            ni.node.addDependency(nj)
            ni.node.addDependency(g1b)
            resource(a, "AfterNested").node.addDependency(n)
            let group = Construct(a, "WithNested")
            let mi = resource(NestedStack(nestedIn: group, "M"), "I")
            resource(group, "Beside")
            resource(a, "Late").node.addDependency(group)
            resource(a, "Later").node.addDependency(mi)
            mi.node.addDependency(nj)
            resource(b, "R").node.addDependency(g2a)
            let cg = Construct(c, "G")
            resource(cg, "R")
            cg.node.addDependency(b)
            c.addDependency(a, reason: "reason")
            c.addDependency(b)
            b.node.addDependency(a)
            let itself = resource(c, "Self")
            itself.node.addDependency(itself)
            let child = resource(c, "Child")
            c.node.addDependency(child)
            let x = resource(c, "X")
            let y = resource(c, "Y")
            x.addResourceDependency(y)
            x.addResourceDependency(single)
            x.node.addDependency(y)
        }
    }
}

extension ReferenceCases {
    @Test func nestedDetails() throws {
        try Conformance.check("79-nested-details") { app in
            func length(_ delimiter: String) -> AnyValue { AnyValue(Fn.length(Fn.split(delimiter, PseudoParameter.region))) }
            let s = Stack(
                app, "Top", env: Conformance.environment,
                options: StackOptions(permissionsBoundary: PermissionsBoundary(policyName: "pb")))
            let role = resource(s, "Role", type: "AWS::IAM::Role")
            let n = NestedStack(nestedIn: Construct(s, "Grp"), "N", suppressTemplateIndentation: true)
            resource(n, "Role", type: "AWS::IAM::Role")
            resource(n, "T", ["L": length(","), "Azs": AnyValue(n.availabilityZones)])
            let twice = NestedStack(nestedIn: s, "Twice", description: "set later")
            resource(twice, "T", ["L": length(","), "M": length(";")])
            twice.node.addDependency(n)
            role.node.addDependency(twice)
            let inner = NestedStack(nestedIn: n, "Inner", parameters: ["Given": "set"])
            let it = resource(inner, "T")
            CfnOutput(inner, "Own", value: it.ref, exportName: "nested-export")
            _ = CfnParameter(inner, "Given", default: "x")
            let q = Stack(Stage(app, "Stg", env: Environment(region: .usEast1)), "Q")
            let qn = NestedStack(nestedIn: q, "N")
            let qt = resource(qn, "T")
            resource(q, "U", ["A": AnyValue(qt.ref), "P": AnyValue(qn.partition), "Acc": AnyValue(qn.account)])
            NestedStack(nestedIn: s, "Empty")
            let agnostic = Stack(app, "Agn")
            let an = NestedStack(nestedIn: agnostic, "N")
            let at = resource(an, "T", ["R": AnyValue(an.region), "A": AnyValue(an.account)])
            resource(agnostic, "U", ["A": AnyValue(at.getAtt("X.Y"))])
        }
    }

    @Test func stackIDs() throws {
        try Conformance.check("84-stack-ids") { app in
            let producer = Stack(app, "S", env: Conformance.environment)
            resource(producer, "T", ["Own": AnyValue(producer.stackID)])
            let consumer = Stack(app, "O", env: Conformance.environment)
            resource(consumer, "U", ["Id": AnyValue(producer.stackID), "Own": AnyValue(consumer.stackID)])
            let nested = NestedStack(nestedIn: producer, "N")
            resource(nested, "V", ["Outer": AnyValue(producer.stackID), "Own": AnyValue(nested.stackID)])
            producer.exportValue(producer.stackID)
            resource(Stack(app, "😀😀😀a", env: Conformance.environment, stackName: "emoji"), "T")
        }
    }
}
