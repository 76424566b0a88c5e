import CDK
import CDKIAM
import CDKSNS
import CDKSQS
import Testing

/// What a user gets to read, to the letter.
@Suite struct SNSMistakesTests {
    @Test func topics() {
        #expect(
            stackReport { Topic($0, "T", contentBasedDeduplication: true, fifoThroughputScope: .topic, archivedFor: .days(1)) } == """
                error: video/T: contentBasedDeduplication: Only a FIFO topic can have content-based deduplication, and isFIFO is not true \
                [swift-cdk:sns/fifo-setting]
                  leave contentBasedDeduplication out, or set isFIFO
                error: video/T: fifoThroughputScope: Only a FIFO topic can have a FIFO throughput scope, and isFIFO is not true \
                [swift-cdk:sns/fifo-setting]
                  leave fifoThroughputScope out, or set isFIFO
                error: video/T: archivedFor: Only a FIFO topic can have an archive of its messages, and isFIFO is not true \
                [swift-cdk:sns/fifo-setting]
                  leave archivedFor out, or set isFIFO
                """)
        #expect(
            stackReport { Topic($0, "T", isFIFO: true, archivedFor: .days(366)) } == """
                error: video/T: archivedFor: A topic keeps messages for 1 to 365 days, not for 366 [swift-cdk:sns/archive-period]
                  set archivedFor between .days(1) and .days(365)
                """)
        #expect(
            stackReport { Topic($0, "T", displayName: Value(String(repeating: "x", count: 101))) } == """
                error: video/T: displayName: The sender's name has at most 100 characters, but this one has 101 [swift-cdk:sns/display-name]
                  shorten displayName
                """)
        #expect(
            stackReport { Topic($0, "T", deliveryLogging: [DeliveryLogging(.sqs, successSampleRate: 101)]) } == """
                error: video/T: deliveryLogging: 0 to 100 percent of the successful deliveries can be logged, not 101 \
                [swift-cdk:sns/success-sample-rate]
                  set successSampleRate between 0 and 100
                """)
        #expect(
            stackReport { _ = Topic.imported($0, "T", arn: "t") } == """
                error: video/T: arn: 't' is not the ARN of a topic [swift-cdk:sns/imported-arn]
                  import the topic by arn:aws:sns:<region>:<account>:<name>
                """)
        #expect(
            stackReport { Topic($0, "T").addToResourcePolicy(PolicyStatement(actions: ["sns:Publish"], resources: ["*"])) } == """
                error: video/T/Policy: statement 1: A statement of the policy of a resource says who is meant, but this one names nobody \
                [swift-cdk:iam/no-principals]
                  name the principals
                """)
        #expect(
            stackReport { stack in
                Topic(
                    stack, "T", displayName: Value(String(repeating: "x", count: 100)), isFIFO: true, archivedFor: .days(365),
                    deliveryLogging: [DeliveryLogging(.sqs, successSampleRate: 100)])
            } == "")
    }

    @Test func subscribers() {
        #expect(
            stackReport { stack in
                let topic = Topic(stack, "T")
                topic.addSubscription(.email("a@b.example"))
                topic.addSubscription(.email("a@b.example"))
            } == """
                error: video/T: video/T has a subscription with the id 'a@b.example' already [swift-cdk:sns/duplicate-subscription]
                  subscribe only once, or make a Subscription with another id
                """)
        #expect(
            stackReport { Topic($0, "T").addSubscription(.url("ftp://x")) } == """
                error: video/T: The URL 'ftp://x' begins neither with http:// nor with https:// [swift-cdk:sns/url-scheme]
                  correct the URL
                """)
        #expect(
            stackReport { Topic($0, "T").addSubscription(.queue(Queue($0, "Q", encryption: .kmsManaged()))) } == """
                error: video/T: The queue video/Q is encrypted with AWS's own key, whose policy does not let SNS use it \
                [swift-cdk:sns/queue-key]
                  encrypt the queue with .sqsManaged or .kms()
                """)
        #expect(
            stackReport { Topic($0, "T").addSubscription(.sms("+1"), deadLetterQueue: Queue($0, "Q", encryption: .kmsManaged())) } == """
                error: video/T/+1: deadLetterQueue: The queue video/Q is encrypted with AWS's own key, whose policy does not let SNS use \
                it [swift-cdk:sns/queue-key]
                  encrypt the queue with .sqsManaged or .kms()
                """)
        #expect(
            stackReport { Topic($0, "T").addSubscription(.sms("+1"), deliversRaw: true) } == """
                error: video/T/+1: deliversRaw: Only queues, URLs and Firehose can get messages as they were published, but the protocol \
                is 'sms' [swift-cdk:sns/raw-delivery]
                  leave deliversRaw out
                """)
        #expect(
            stackReport { Subscription($0, "S", topic: Topic($0, "T"), protocol: .firehose, endpoint: "arn:aws:firehose:::x") } == """
                error: video/S: role: A subscription that delivers to Firehose needs a role [swift-cdk:sns/firehose-role]
                  give the role with which SNS writes to the stream
                """)
    }

    @Test func filters() {
        func filter(_ filter: FilterPolicy) -> String {
            stackReport { Topic($0, "T").addSubscription(.sms("+1"), filter: filter) }
        }
        #expect(
            filter(.attributes(["a": ["x"], "b": ["x"], "c": ["x"], "d": ["x"], "e": ["x"], "f": ["x"]])) == """
                error: video/T/+1: filter: A filter names at most 5 attributes, but this one names 6 [swift-cdk:sns/filter-names]
                  leave 1 of them out
                """)
        #expect(
            filter(.body(["a": ["x"], "b": ["x"], "c": ["x"], "d": ["x"], "e": ["x"], "f": ["x"], "g": ["x"]])) == """
                error: video/T/+1: filter: A filter names at most 5 members of the body, but this one names 7 [swift-cdk:sns/filter-names]
                  leave 2 of them out
                """)
        let twelve = (1...12).map { FilterCondition.text("\($0)") }
        let thirteen = (1...13).map { FilterCondition.text("\($0)") }
        #expect(filter(.attributes(["a": twelve, "b": twelve, "c": ["x"]])) == "")
        #expect(
            filter(.attributes(["a": twelve, "b": thirteen])) == """
                error: video/T/+1: filter: The conditions of a filter have at most 150 combinations, but these have at least 156 \
                [swift-cdk:sns/filter-combinations]
                  use fewer conditions
                """)
        #expect(
            filter(.body(["a": .conditions(twelve), "b": ["c": .conditions(twelve)], "d": ["x", "y"]])) == """
                error: video/T/+1: filter: The conditions of a filter have at most 150 combinations, but these have at least 288 \
                [swift-cdk:sns/filter-combinations]
                  use fewer conditions
                """)
    }

    @Test func deliveryPolicies() {
        func deliver(_ policy: DeliveryPolicy, _ subscriber: AddressSubscriber = .url("https://x")) -> String {
            stackReport { Topic($0, "T").addSubscription(subscriber, deliveryPolicy: policy) }
        }
        #expect(
            deliver(DeliveryPolicy(), .sms("+1")) == """
                error: video/T/+1: deliveryPolicy: A delivery policy is for URLs, but the protocol of the subscription is 'sms' \
                [swift-cdk:sns/delivery-policy-protocol]
                  leave deliveryPolicy out
                """)
        #expect(
            deliver(
                DeliveryPolicy(
                    retries: .init(
                        count: 101, minimumDelay: .milliseconds(1_500), maximumDelay: .seconds(3_601), withoutDelay: -1,
                        withMinimumDelay: -2, withMaximumDelay: -3), maximumPerSecond: 0)) == """
                    error: video/T/https:----x: deliveryPolicy.maximumPerSecond: At least one message has to be delivered in a second, \
                    not 0 [swift-cdk:sns/delivery-rate]
                      set maximumPerSecond to 1 or more
                    error: video/T/https:----x: deliveryPolicy.retries.minimumDelay: The delay between retries has to be whole seconds, \
                    but it is 1500 milliseconds [swift-cdk:sns/retry-delay-unit]
                      set minimumDelay in .seconds
                    error: video/T/https:----x: deliveryPolicy.retries.maximumDelay: The delay between retries is 1 to 3,600 seconds, not \
                    3601 [swift-cdk:sns/retry-delay]
                      set maximumDelay between .seconds(1) and .hours(1)
                    error: video/T/https:----x: deliveryPolicy.retries.count: A delivery is retried 0 to 100 times, not 101 \
                    [swift-cdk:sns/retry-count]
                      set count between 0 and 100
                    error: video/T/https:----x: deliveryPolicy.retries.withoutDelay: The number of retries in a phase cannot be -1 \
                    [swift-cdk:sns/retry-phase-count]
                      set withoutDelay to 0 or more
                    error: video/T/https:----x: deliveryPolicy.retries.withMinimumDelay: The number of retries in a phase cannot be -2 \
                    [swift-cdk:sns/retry-phase-count]
                      set withMinimumDelay to 0 or more
                    error: video/T/https:----x: deliveryPolicy.retries.withMaximumDelay: The number of retries in a phase cannot be -3 \
                    [swift-cdk:sns/retry-phase-count]
                      set withMaximumDelay to 0 or more
                    """)
        #expect(
            deliver(DeliveryPolicy(retries: .init(minimumDelay: .seconds(21)))) == """
                error: video/T/https:----x: deliveryPolicy.retries.minimumDelay: The shortest delay between retries is 21 seconds, but \
                the longest is 20 [swift-cdk:sns/retry-delay-order]
                  set a shorter minimumDelay or a longer maximumDelay
                """)
        #expect(deliver(DeliveryPolicy(retries: .init(count: 100, minimumDelay: .seconds(1), maximumDelay: .hours(1)))) == "")
    }
}
