import CDK
import CDKIAM
import CDKSQS
import Testing

/// What a user gets to read, to the letter.
@Suite struct SQSMistakesTests {
    @Test func names() {
        #expect(
            stackReport { Queue($0, "Q", queueName: "jobs", isFIFO: true) } == """
                error: video/Q: queueName: The name of a FIFO queue has to end in '.fifo', but this one is 'jobs' [swift-cdk:sqs/fifo-name]
                  call the queue 'jobs.fifo'
                """)
        #expect(
            stackReport { Queue($0, "Q", queueName: "jobs.fifo", isFIFO: false) } == """
                error: video/Q: queueName: Only the name of a FIFO queue ends in '.fifo', as 'jobs.fifo' does, and isFIFO is false \
                [swift-cdk:sqs/standard-name]
                  leave isFIFO out, or '.fifo' in the name
                """)
        #expect(
            stackReport { _ = Queue.imported($0, "Q", arn: "arn:aws:sqs:eu-south-1:111111111111:jobs.fifo", isFIFO: false) } == """
                error: video/Q: arn: Only the name of a FIFO queue ends in '.fifo', as 'jobs.fifo' does, and isFIFO is false \
                [swift-cdk:sqs/standard-name]
                  leave isFIFO out, or '.fifo' in the name
                """)
        #expect(
            stackReport { _ = Queue.imported($0, "Q", arn: "jobs") } == """
                error: video/Q: arn: 'jobs' is not the ARN of a queue [swift-cdk:sqs/imported-arn]
                  import the queue by arn:aws:sqs:<region>:<account>:<name>
                """)
        #expect(stackReport { Queue($0, "Q", queueName: "jobs.fifo") } == "")
        #expect(stackReport { _ = Queue.imported($0, "Q", arn: "arn:aws:sqs:eu-south-1:111111111111:jobs") } == "")
    }

    @Test func fifoSettings() {
        #expect(
            stackReport { stack in
                Queue(
                    stack, "Q", isFIFO: false, contentBasedDeduplication: true, deduplicationScope: .queue, fifoThroughputLimit: .perQueue)
            } == """
                error: video/Q: contentBasedDeduplication: Only a FIFO queue can have content-based deduplication, and isFIFO is false \
                [swift-cdk:sqs/fifo-setting]
                  leave contentBasedDeduplication out, or isFIFO: false
                error: video/Q: deduplicationScope: Only a FIFO queue can have a deduplication scope, and isFIFO is false \
                [swift-cdk:sqs/fifo-setting]
                  leave deduplicationScope out, or isFIFO: false
                error: video/Q: fifoThroughputLimit: Only a FIFO queue can have a FIFO throughput limit, and isFIFO is false \
                [swift-cdk:sqs/fifo-setting]
                  leave fifoThroughputLimit out, or isFIFO: false
                """)
    }

    @Test(arguments: [(nil, "not given"), (.queue, ".queue")] as [(Queue.DeduplicationScope?, String)])
    func limitsOfMessageGroups(scope: Queue.DeduplicationScope?, said: String) {
        #expect(
            stackReport { Queue($0, "Q", isFIFO: true, deduplicationScope: scope, fifoThroughputLimit: .perMessageGroupID) } == """
                error: video/Q: fifoThroughputLimit: The limit of throughput can be that of a message group only where deduplication is \
                too, and deduplicationScope is \(said) [swift-cdk:sqs/throughput-limit]
                  set deduplicationScope to .messageGroup
                """)
        #expect(stackReport { Queue($0, "Q", isFIFO: true, deduplicationScope: scope, fifoThroughputLimit: .perQueue) } == "")
        #expect(
            stackReport { Queue($0, "Q", isFIFO: true, deduplicationScope: .messageGroup, fifoThroughputLimit: .perMessageGroupID) } == "")
    }

    @Test func ranges() {
        #expect(
            stackReport { stack in
                Queue(
                    stack, "Q", deliveryDelay: .seconds(901), maxMessageSize: .bytes(1_023), receiveWaitTime: .seconds(21),
                    retentionPeriod: .seconds(59), visibilityTimeout: .seconds(43_201))
            } == """
                error: video/Q: deliveryDelay: A message can be delayed by 0 to 900 seconds, not by 901 [swift-cdk:sqs/delivery-delay]
                  set deliveryDelay to .minutes(15) or less
                error: video/Q: maxMessageSize: The largest message that a queue takes has 1,024 to 1,048,576 bytes, not 1023 \
                [swift-cdk:sqs/message-size]
                  set maxMessageSize between .kibibytes(1) and .mebibytes(1)
                error: video/Q: retentionPeriod: A queue keeps messages for 60 to 1,209,600 seconds, not for 59 \
                [swift-cdk:sqs/retention-period]
                  set retentionPeriod between .minutes(1) and .days(14)
                error: video/Q: receiveWaitTime: A request waits for messages for 0 to 20 seconds, not for 21 \
                [swift-cdk:sqs/receive-wait-time]
                  set receiveWaitTime to .seconds(20) or less
                error: video/Q: visibilityTimeout: A received message can be hidden for 0 to 43,200 seconds, not for 43201 \
                [swift-cdk:sqs/visibility-timeout]
                  set visibilityTimeout to .hours(12) or less
                """)
        #expect(
            stackReport { stack in
                Queue(
                    stack, "Q", deliveryDelay: .minutes(15), maxMessageSize: .kibibytes(1), receiveWaitTime: .seconds(20),
                    retentionPeriod: .minutes(1), visibilityTimeout: .hours(12))
            } == "")
        #expect(
            stackReport { Queue($0, "Q", visibilityTimeout: .milliseconds(1_500)) } == """
                error: video/Q: 1500 millis are no whole number of seconds [swift-cdk:units/fraction]
                  use whole seconds
                """)
    }

    @Test func deadLetterQueues() {
        #expect(
            stackReport { Queue($0, "Q", deadLetterQueue: DeadLetterQueue(Queue($0, "Failed"), maxReceiveCount: 0)) } == """
                error: video/Q: deadLetterQueue: A message is received at least once before it is a dead letter, but \
                maxReceiveCount is 0 [swift-cdk:sqs/max-receive-count]
                  set maxReceiveCount to 1 or more
                """)
        #expect(
            stackReport { Queue($0, "Q", redriveAllowPolicy: .queues([])) } == """
                error: video/Q: redriveAllowPolicy: The list of queues that may use this one as their dead-letter queue is empty \
                [swift-cdk:sqs/no-source-queues]
                  name the queues, or use .none
                """)
        #expect(
            stackReport { stack in
                Queue(stack, "Q", redriveAllowPolicy: .queues((1...11).map { Queue(stack, "Source\($0)") }))
            } == """
                error: video/Q: redriveAllowPolicy: At most 10 queues can be named that may use this one as their dead-letter queue, not \
                11 [swift-cdk:sqs/too-many-source-queues]
                  use .all
                """)
    }

    @Test func policies() {
        #expect(
            stackReport { Queue($0, "Q").addToResourcePolicy(PolicyStatement(actions: ["sqs:*"], resources: ["*"])) } == """
                error: video/Q/Policy: statement 1: A statement of the policy of a resource says who is meant, but this one names nobody \
                [swift-cdk:iam/no-principals]
                  name the principals
                """)
    }
}
