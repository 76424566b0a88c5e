import CDK
import CDKAssertions
import CDKEvents
import CDKEventsTargets
import CDKIAM
import CDKLogs
import CDKSQS
import CloudAssembly
import Testing

/// What all kinds of targets have in common.
@Suite struct RuleTargetTests {
    private let stack = Stack(App(processEnvironment: [:]), "video")

    private func targets(_ targets: [RuleTarget]) throws -> JSON? {
        Rule(stack, "Rule", pattern: EventPattern(source: ["aws.s3"]), targets: targets)
        return try Template(of: stack).resources(ofType: "AWS::Events::Rule").values.first?["Properties"]?["Targets"]
    }

    @Test func aTargetMayHaveAnIDOfItsOwn() throws {
        let queue = Queue(stack, "Queue")
        let found = try targets([.queue(queue), .queue(queue).withID("Second"), .queue(queue)])
        #expect(found?.array?.map { $0["Id"]?.string } == ["Target0", "Second", "Target2"])
    }

    /// One of a kind that the library lacks, and a log group: both lost without a word what they could not deliver.
    @Test func whatCannotBeDeliveredReachesTheQueue() throws {
        let failures = Queue(stack, "Failures")
        let delivery = TargetDelivery(deadLetterQueue: failures)
        let writer = Role(stack, "Writer", assumedBy: .service("events.amazonaws.com"))
        let own = RuleTarget { _ in
            .init(arn: "arn:aws:kinesis:eu-south-1:111111111111:stream/ready", role: writer, delivery: delivery)
        }
        let found = try targets([own, .logGroup(LogGroup(stack, "Logs"), delivery: delivery)])
        let template = try Template(of: stack)
        let queueID = try #require(template.resources(ofType: "AWS::SQS::Queue").keys.first)
        let queue: JSON = ["Fn::GetAtt": [.string(queueID), "Arn"]]
        #expect(found?.array?.map { $0["DeadLetterConfig"] } == [["Arn": queue], ["Arn": queue]])
        let rule = try #require(template.resources(ofType: "AWS::Events::Rule").keys.first)
        let policy = template.resources(ofType: "AWS::SQS::QueuePolicy").values.first?["Properties"]?["PolicyDocument"]
        let statement = try #require(policy?["Statement"]?[0])
        #expect(policy?["Statement"]?.array?.count == 1)
        #expect(statement["Action"] == "sqs:SendMessage")
        #expect(statement["Resource"] == queue)
        #expect(statement["Condition"] == ["ArnEquals": ["aws:SourceArn": ["Fn::GetAtt": [.string(rule), "Arn"]]]])
    }
}
