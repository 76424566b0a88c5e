import CDK
import ConformanceSupport
import Testing

@Suite struct RemovalPolicyCases {
    @Test func belowScopes() throws {
        try Conformance.check("85-removal-policies-below") { app in
            let database = "AWS::RDS::DBInstance"
            let all = Stack(app, "All")
            RemovalPolicies.of(all).apply(.destroy)
            resource(all, "Plain")
            resource(all, "Kept").applyRemovalPolicy(.retain)
            let inner = Construct(all, "Inner")
            RemovalPolicies.of(inner).apply(.retain, including: ["AWS::SQS::Queue"])
            RemovalPolicies.of(inner).apply(.retainOnUpdateOrDelete, excluding: ["AWS::SQS::Queue", "AWS::SNS::Topic"])
            resource(inner, "T")
            resource(inner, "Q", type: "AWS::SQS::Queue")
            resource(inner, "K", type: "AWS::KMS::Key")
            let twice = Construct(all, "Twice")
            RemovalPolicies.of(twice).apply(.destroy)
            RemovalPolicies.of(twice).apply(.retain)
            resource(twice, "T")
            let missing = Stack(app, "Missing")
            let m = Construct(missing, "M")
            RemovalPolicies.of(m).apply(.retain, onlyWhereMissing: true)
            resource(m, "T")
            resource(m, "D").applyRemovalPolicy(.destroy)
            let early = Construct(missing, "Early")
            RemovalPolicies.of(early).apply(.retain, onlyWhereMissing: true, priority: 10)
            resource(early, "T")
            resource(early, "S", type: database).applyRemovalPolicy(.snapshot)
            let first = Construct(missing, "First")
            RemovalPolicies.of(first).apply(.snapshot, including: [database], onlyWhereMissing: true, priority: 5)
            RemovalPolicies.of(first).apply(.retain, onlyWhereMissing: true, priority: 5)
            resource(first, "D", type: database)
            resource(first, "T")
        }
    }

    /// Aspects of the app reach every stack.
    @Test func everythingOfAnApp() throws {
        let app = App(context: ["swift-cdk:validation": "off"], outputDirectory: "never-written", processEnvironment: [:])
        RemovalPolicies.of(app).apply(.destroy)
        let bucket = resource(Stack(app, "One"), "Bucket", type: "AWS::S3::Bucket")
        bucket.applyRemovalPolicy(.retain)
        let table = resource(NestedStack(nestedIn: Stack(app, "Two"), "Nested"), "Table", type: "AWS::DynamoDB::Table")
        _ = try app.render()
        for resource in [bucket, table] {
            #expect(resource.deletionPolicy == .delete)
            #expect(resource.updateReplacePolicy == .delete)
        }
    }
}
