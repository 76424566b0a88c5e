import CDK
import CloudAssembly
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
