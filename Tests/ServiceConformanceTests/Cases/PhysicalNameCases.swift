import CDK
import CDKIAM
import CDKS3
import ConformanceSupport
import Testing

@Suite struct PhysicalNameCases {
    @Test func namesThatAreGeneratedWhereOthersNeedThem() throws {
        try Conformance.check("37-physical-names") { app in
            let producer = Stack(app, "PhysProducer", env: Conformance.environment)
            let consumer = Stack(app, "PhysConsumer", env: Environment(account: "222222222222", region: .euSouth1))
            let bucket = Bucket(producer, "Bk", bucketName: .generatedIfNeeded)
            let role = Role(consumer, "Rl", assumedBy: .service("ec2.amazonaws.com"), roleName: .generatedIfNeeded)
            bucket.grantReadWrite(to: role)
            let fixed = Bucket(producer, "Fx", bucketName: "fixed-name")
            CfnResource(
                consumer, "T", type: "AWS::SNS::Topic",
                properties: ["a": AnyValue(fixed.arn), "b": AnyValue(bucket.name), "c": AnyValue(fixed.name)])
            Bucket(producer, "Unused", bucketName: .generatedIfNeeded)
        }
    }
}
