import CDK
import CDKIAM
import CDKSQS
import Testing

/// What a user gets to read, to the letter.
@Suite struct SQSMistakesTests {
    @Test func names() {
        #expect(
            stackProblems { Queue($0, "Q", queueName: "jobs", isFIFO: true) } == [
                "video/Q: FIFO queue names must end in '.fifo' -> call it 'jobs.fifo'"
            ])
        let nonFIFO = "Non-FIFO queue name may not end in '.fifo' -> leave isFIFO out, or '.fifo'"
        #expect(stackProblems { Queue($0, "Q", queueName: "jobs.fifo", isFIFO: false) } == ["video/Q: " + nonFIFO])
        #expect(
            stackProblems { _ = Queue.imported($0, "Q", arn: "arn:aws:sqs:eu-south-1:111111111111:jobs.fifo", isFIFO: false) } == [
                "video/Q: " + nonFIFO
            ])
        #expect(
            stackProblems { _ = Queue.imported($0, "Q", arn: "jobs") } == [
                "video/Q: ARNs must start with \"arn:\" and have at least 6 components: jobs -> "
                    + "import the queue by arn:aws:sqs:<region>:<account>:<name>"
            ])
    }

    @Test func fifoSettings() {
        #expect(
            stackProblems { stack in
                Queue(
                    stack, "Q", isFIFO: false, contentBasedDeduplication: true, deduplicationScope: .queue, fifoThroughputLimit: .perQueue)
            } == [
                "video/Q: Content-based deduplication can only be defined for FIFO queues -> leave it out, or isFIFO: false",
                "video/Q: Deduplication scope can only be defined for FIFO queues -> leave it out, or isFIFO: false",
                "video/Q: FIFO throughput limit can only be defined for FIFO queues -> leave it out, or isFIFO: false",
            ])
    }

    @Test func ranges() {
        #expect(
            stackProblems { stack in
                Queue(
                    stack, "Q", deliveryDelay: .seconds(901), maxMessageSize: .bytes(1_023), receiveWaitTime: .seconds(21),
                    retentionPeriod: .seconds(59), visibilityTimeout: .seconds(43_201))
            } == [
                "video/Q: delivery delay must be between 0 and 900 seconds, but 901 was provided -> "
                    + "set it between .seconds(0) and .minutes(15)",
                "video/Q: maximum message size must be between 1,024 and 1,048,576 bytes, but 1023 was provided -> "
                    + "set it between .kibibytes(1) and .mebibytes(1)",
                "video/Q: message retention period must be between 60 and 1,209,600 seconds, but 59 was provided -> "
                    + "set it between .minutes(1) and .days(14)",
                "video/Q: receive wait time must be between 0 and 20 seconds, but 21 was provided -> "
                    + "set it between .seconds(0) and .seconds(20)",
                "video/Q: visibility timeout must be between 0 and 43,200 seconds, but 43201 was provided -> "
                    + "set it between .seconds(0) and .hours(12)",
            ])
        #expect(
            stackProblems { Queue($0, "Q", visibilityTimeout: .milliseconds(1_500)) } == [
                "video/Q: '1500 millis' cannot be converted into a whole number of seconds. -> use a whole number of seconds"
            ])
    }

    @Test func deadLetterQueues() {
        #expect(
            stackProblems { Queue($0, "Q", deadLetterQueue: DeadLetterQueue(Queue($0, "Failed"), maxReceiveCount: 0)) } == [
                "video/Q: dead letter target maximum receive count must be 1 or more, but 0 was provided -> "
                    + "set maxReceiveCount to 1 or more"
            ])
        #expect(
            stackProblems { Queue($0, "Q", redriveAllowPolicy: .queues([])) } == [
                "video/Q: At least one source queue must be specified when RedrivePermission is set to 'byQueue' -> "
                    + "name the queues, or use .none"
            ])
        #expect(
            stackProblems { stack in
                Queue(stack, "Q", redriveAllowPolicy: .queues((1...11).map { Queue(stack, "Source\($0)") }))
            } == [
                "video/Q: Up to 10 sourceQueues can be specified. Set RedrivePermission to 'allowAll' to specify more -> use .all"
            ])
    }

    @Test func policies() {
        #expect(
            stackProblems { Queue($0, "Q").addToResourcePolicy(PolicyStatement(actions: ["sqs:*"], resources: ["*"])) } == [
                "video/Q/Policy: A PolicyStatement used in a resource-based policy must specify at least one IAM principal. -> "
                    + "name the principals"
            ])
    }
}
