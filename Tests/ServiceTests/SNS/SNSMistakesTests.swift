import CDK
import CDKIAM
import CDKSNS
import CDKSQS
import Testing

/// What a user gets to read, to the letter.
@Suite struct SNSMistakesTests {
    @Test func topics() {
        #expect(
            stackProblems { Topic($0, "T", contentBasedDeduplication: true, fifoThroughputScope: .topic, archivedFor: .days(1)) } == [
                "video/T: Content based deduplication can only be enabled for FIFO SNS topics. -> leave it out, or set isFIFO",
                "video/T: `messageRetentionPeriodInDays` is only valid for FIFO SNS topics. -> leave archivedFor out, or set isFIFO",
                "video/T: `fifoThroughputScope` can only be set for FIFO SNS topics. -> leave it out, or set isFIFO",
            ])
        #expect(
            stackProblems { Topic($0, "T", isFIFO: true, archivedFor: .days(366)) } == [
                "video/T: `messageRetentionPeriodInDays` must be an integer between 1 and 365 -> "
                    + "set archivedFor between .days(1) and .days(365)"
            ])
        #expect(
            stackProblems { Topic($0, "T", displayName: Value(String(repeating: "x", count: 101))) } == [
                "video/T: displayName must be less than or equal to 100 characters, got 101 -> shorten the displayName"
            ])
        #expect(
            stackProblems { Topic($0, "T", deliveryLogging: [DeliveryLogging(.sqs, successSampleRate: 101)]) } == [
                "video/T: Success feedback sample rate must be an integer between 0 and 100 -> set successSampleRate between 0 and 100"
            ])
        #expect(
            stackProblems { _ = Topic.imported($0, "T", arn: "t") } == [
                "video/T: ARNs must start with \"arn:\" and have at least 6 components: t -> "
                    + "import the topic by arn:aws:sns:<region>:<account>:<name>"
            ])
        #expect(
            stackProblems { Topic($0, "T").addToResourcePolicy(PolicyStatement(actions: ["sns:Publish"], resources: ["*"])) } == [
                "video/T/Policy: A PolicyStatement used in a resource-based policy must specify at least one IAM principal. -> "
                    + "name the principals"
            ])
    }

    @Test func subscribers() {
        #expect(
            stackProblems { stack in
                let topic = Topic(stack, "T")
                topic.addSubscription(.email("a@b.example"))
                topic.addSubscription(.email("a@b.example"))
            } == [
                "video/T: A subscription with id \"a@b.example\" already exists under the scope video/T -> "
                    + "subscribe only once, or make a Subscription with another id"
            ])
        #expect(
            stackProblems { Topic($0, "T").addSubscription(.url("ftp://x")) } == [
                "video/T: URL must start with either http:// or https:// -> correct the URL 'ftp://x'"
            ])
        let action =
            " -> encrypt the queue with .sqsManaged or .kms(): the policy of AWS's own key cannot let SNS use it"
        #expect(
            stackProblems { Topic($0, "T").addSubscription(.queue(Queue($0, "Q", encryption: .kmsManaged()))) } == [
                "video/T: SQS queue encrypted by AWS managed KMS key cannot be used as SNS subscription" + action
            ])
        #expect(
            stackProblems { Topic($0, "T").addSubscription(.sms("+1"), deadLetterQueue: Queue($0, "Q", encryption: .kmsManaged())) } == [
                "video/T/+1: SQS queue encrypted by AWS managed KMS key cannot be used as dead-letter queue" + action
            ])
        #expect(
            stackProblems { Topic($0, "T").addSubscription(.sms("+1"), deliversRaw: true) } == [
                "video/T/+1: Raw message delivery can only be enabled for HTTP, HTTPS, SQS, and Firehose subscriptions. -> "
                    + "leave deliversRaw out"
            ])
        #expect(
            stackProblems { Subscription($0, "S", topic: Topic($0, "T"), protocol: .firehose, endpoint: "arn:aws:firehose:::x") } == [
                "video/S: Subscription role arn is required field for subscriptions with a firehose protocol. -> "
                    + "give the role with which SNS writes to the stream"
            ])
    }

    @Test func filters() {
        func filter(_ filter: FilterPolicy) -> [String] {
            stackProblems { Topic($0, "T").addSubscription(.sms("+1"), filter: filter) }
        }
        #expect(
            filter(.attributes(["a": ["x"], "b": ["x"], "c": ["x"], "d": ["x"], "e": ["x"], "f": ["x"]])) == [
                "video/T/+1: A filter policy can have a maximum of 5 attribute names. -> leave 1 of the 6 out"
            ])
        let twelve = (1...12).map { FilterCondition.text("\($0)") }
        let thirteen = (1...13).map { FilterCondition.text("\($0)") }
        #expect(filter(.attributes(["a": twelve, "b": twelve, "c": ["x"]])) == [])
        #expect(
            filter(.attributes(["a": twelve, "b": thirteen])) == [
                "video/T/+1: The total combination of values (156) must not exceed 150. -> use fewer conditions"
            ])
        #expect(
            filter(.body(["a": .conditions(twelve), "b": ["c": .conditions(twelve)], "d": ["x", "y"]])) == [
                "video/T/+1: The total combination of values (288) must not exceed 150. -> use fewer conditions"
            ])
    }

    @Test func deliveryPolicies() {
        func deliver(_ policy: DeliveryPolicy, _ subscriber: AddressSubscriber = .url("https://x")) -> [String] {
            stackProblems { Topic($0, "T").addSubscription(subscriber, deliveryPolicy: policy) }
        }
        #expect(
            deliver(DeliveryPolicy(), .sms("+1")) == [
                "video/T/+1: Delivery policy is only supported for HTTP and HTTPS subscriptions, got: sms -> leave the deliveryPolicy out"
            ])
        let path = "video/T/https:----x: "
        #expect(
            deliver(
                DeliveryPolicy(
                    retries: .init(
                        count: 101, minimumDelay: .milliseconds(1_500), maximumDelay: .seconds(3_601), withoutDelay: -1,
                        withMinimumDelay: -2, withMaximumDelay: -3), maximumPerSecond: 0)) == [
                    path + "maxReceivesPerSecond must be an integer greater than zero, got: 0 -> set maximumPerSecond to 1 or more",
                    path + "minDelayTarget must be a whole number of seconds, got: Duration.millis(1500) -> use .seconds",
                    path + "maxDelayTarget must be between 1 and 3600 seconds inclusive, got: 3601s -> "
                        + "set it between .seconds(1) and .hours(1)",
                    path + "numRetries must be between 0 and 100 inclusive, got: 101 -> set count between 0 and 100",
                    path + "numNoDelayRetries must be an integer zero or greater, got: -1 -> use 0 or more",
                    path + "numMinDelayRetries must be an integer zero or greater, got: -2 -> use 0 or more",
                    path + "numMaxDelayRetries must be an integer zero or greater, got: -3 -> use 0 or more",
                ])
        #expect(
            deliver(DeliveryPolicy(retries: .init(minimumDelay: .seconds(21)))) == [
                path + "minDelayTarget must not exceed maxDelayTarget -> set a longer maximumDelay"
            ])
    }
}
