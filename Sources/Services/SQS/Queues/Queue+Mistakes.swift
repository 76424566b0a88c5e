import CDK

extension Queue {
    static let fifoSuffix = ".fifo"

    /// Reports settings that only FIFO queues have, and a name that does not fit the kind of queue.
    func reportFIFOMistakes(
        _ name: String?, contentBasedDeduplication: Bool?, deduplicationScope: DeduplicationScope?,
        fifoThroughputLimit: FIFOThroughputLimit?
    ) {
        if let name { node.report(Self.mistakes(inName: name, isFIFO: isFIFO, place: "queueName")) }
        if isFIFO {
            if let mistake = Self.mistake(inLimit: fifoThroughputLimit, of: deduplicationScope) { node.report(mistake) }
            return
        }
        let settings = [
            ("contentBasedDeduplication", "content-based deduplication", contentBasedDeduplication == true),
            ("deduplicationScope", "a deduplication scope", deduplicationScope != nil),
            ("fifoThroughputLimit", "a FIFO throughput limit", fifoThroughputLimit != nil),
        ]
        for (label, name, isSet) in settings where isSet {
            node.report(
                .error(
                    "swift-cdk:sqs/fifo-setting", "Only a FIFO queue can have \(name), and isFIFO is false",
                    action: "leave \(label) out, or isFIFO: false", in: label))
        }
    }

    /// A limit of each message group where deduplication is the whole queue's, as it is if not given.
    /// [Source](https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html)
    static func mistake(inLimit limit: FIFOThroughputLimit?, of scope: DeduplicationScope?) -> Diagnostic? {
        guard limit == .perMessageGroupID, scope != .messageGroup else { return nil }
        return .error(
            "swift-cdk:sqs/throughput-limit",
            "The limit of throughput can be that of a message group only where deduplication is too, and deduplicationScope is "
                + (scope.map { ".\($0)" } ?? "not given"),
            action: "set deduplicationScope to .messageGroup", in: "fifoThroughputLimit")
    }

    /// A name that does not fit the kind of queue.
    static func mistakes(inName name: String, isFIFO: Bool, place: String) -> [Diagnostic] {
        switch (isFIFO, name.hasSuffix(fifoSuffix)) {
        case (true, false):
            [
                .error(
                    "swift-cdk:sqs/fifo-name", "The name of a FIFO queue has to end in '.fifo', but this one is '\(name)'",
                    action: "call the queue '\(name)\(fifoSuffix)'", in: place)
            ]
        case (false, true):
            [
                .error(
                    "swift-cdk:sqs/standard-name", "Only the name of a FIFO queue ends in '.fifo', as '\(name)' does, and isFIFO is false",
                    action: "leave isFIFO out, or '.fifo' in the name", in: place)
            ]
        case (true, true), (false, false): []
        }
    }

    /// Reports what is outside of SQS's limits.
    /// [Source](https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html)
    func reportRanges(
        deliveryDelay: Duration?, maxMessageSize: Size?, retentionPeriod: Duration?, receiveWaitTime: Duration?,
        visibilityTimeout: Duration?
    ) {
        if let seconds = deliveryDelay?.seconds, !(0...900).contains(seconds) {
            node.report(
                .error(
                    "swift-cdk:sqs/delivery-delay", "A message can be delayed by 0 to 900 seconds, not by \(seconds)",
                    action: "set deliveryDelay to .minutes(15) or less", in: "deliveryDelay"))
        }
        if let bytes = maxMessageSize?.roundedDown(.bytes), !(1_024...1_048_576).contains(bytes) {
            node.report(
                .error(
                    "swift-cdk:sqs/message-size", "The largest message that a queue takes has 1,024 to 1,048,576 bytes, not \(bytes)",
                    action: "set maxMessageSize between .kibibytes(1) and .mebibytes(1)", in: "maxMessageSize"))
        }
        if let seconds = retentionPeriod?.seconds, !(60...1_209_600).contains(seconds) {
            node.report(
                .error(
                    "swift-cdk:sqs/retention-period", "A queue keeps messages for 60 to 1,209,600 seconds, not for \(seconds)",
                    action: "set retentionPeriod between .minutes(1) and .days(14)", in: "retentionPeriod"))
        }
        if let seconds = receiveWaitTime?.seconds, !(0...20).contains(seconds) {
            node.report(
                .error(
                    "swift-cdk:sqs/receive-wait-time", "A request waits for messages for 0 to 20 seconds, not for \(seconds)",
                    action: "set receiveWaitTime to .seconds(20) or less", in: "receiveWaitTime"))
        }
        if let seconds = visibilityTimeout?.seconds, !(0...43_200).contains(seconds) {
            node.report(
                .error(
                    "swift-cdk:sqs/visibility-timeout", "A received message can be hidden for 0 to 43,200 seconds, not for \(seconds)",
                    action: "set visibilityTimeout to .hours(12) or less", in: "visibilityTimeout"))
        }
    }

    /// Reports what is wrong with the queues that give messages to this one, or take them.
    func reportMistakes(_ deadLetterQueue: DeadLetterQueue?, _ redriveAllowPolicy: RedriveAllowPolicy?) {
        if let count = deadLetterQueue?.maxReceiveCount, count < 1 {
            node.report(
                .error(
                    "swift-cdk:sqs/max-receive-count",
                    "A message is received at least once before it is a dead letter, but maxReceiveCount is \(count)",
                    action: "set maxReceiveCount to 1 or more", in: "deadLetterQueue", at: deadLetterQueue?.location))
        }
        guard case .queues(let queues)? = redriveAllowPolicy else { return }
        if queues.isEmpty {
            node.report(
                .error(
                    "swift-cdk:sqs/no-source-queues", "The list of queues that may use this one as their dead-letter queue is empty",
                    action: "name the queues, or use .none", in: "redriveAllowPolicy"))
        } else if queues.count > 10 {
            node.report(
                .error(
                    "swift-cdk:sqs/too-many-source-queues",
                    "At most 10 queues can be named that may use this one as their dead-letter queue, not \(queues.count)",
                    action: "use .all", in: "redriveAllowPolicy"))
        }
    }
}
