import CDK

extension Queue {
    static let fifoSuffix = ".fifo"

    func reportFIFOMistakes(
        _ name: String?, contentBasedDeduplication: Bool?, deduplicationScope: DeduplicationScope?,
        fifoThroughputLimit: FIFOThroughputLimit?
    ) {
        if let name { Self.reportName(name, isFIFO: isFIFO, at: node) }
        if isFIFO { return }
        let action = "leave it out, or isFIFO: false"
        if contentBasedDeduplication == true {
            node.report("Content-based deduplication can only be defined for FIFO queues", action: action)
        }
        if deduplicationScope != nil { node.report("Deduplication scope can only be defined for FIFO queues", action: action) }
        if fifoThroughputLimit != nil { node.report("FIFO throughput limit can only be defined for FIFO queues", action: action) }
    }

    /// Reports a name that does not fit the kind of queue.
    static func reportName(_ name: String, isFIFO: Bool, at node: Node) {
        if isFIFO, !name.hasSuffix(fifoSuffix) {
            node.report("FIFO queue names must end in '.fifo'", action: "call it '\(name)\(fifoSuffix)'")
        } else if !isFIFO, name.hasSuffix(fifoSuffix) {
            node.report("Non-FIFO queue name may not end in '.fifo'", action: "leave isFIFO out, or '.fifo'")
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
                "delivery delay must be between 0 and 900 seconds, but \(seconds) was provided",
                action: "set it between .seconds(0) and .minutes(15)")
        }
        if let bytes = maxMessageSize?.roundedDown(.bytes), !(1_024...1_048_576).contains(bytes) {
            node.report(
                "maximum message size must be between 1,024 and 1,048,576 bytes, but \(bytes) was provided",
                action: "set it between .kibibytes(1) and .mebibytes(1)")
        }
        if let seconds = retentionPeriod?.seconds, !(60...1_209_600).contains(seconds) {
            node.report(
                "message retention period must be between 60 and 1,209,600 seconds, but \(seconds) was provided",
                action: "set it between .minutes(1) and .days(14)")
        }
        if let seconds = receiveWaitTime?.seconds, !(0...20).contains(seconds) {
            node.report(
                "receive wait time must be between 0 and 20 seconds, but \(seconds) was provided",
                action: "set it between .seconds(0) and .seconds(20)")
        }
        if let seconds = visibilityTimeout?.seconds, !(0...43_200).contains(seconds) {
            node.report(
                "visibility timeout must be between 0 and 43,200 seconds, but \(seconds) was provided",
                action: "set it between .seconds(0) and .hours(12)")
        }
    }

    func reportMistakes(_ deadLetterQueue: DeadLetterQueue?, _ redriveAllowPolicy: RedriveAllowPolicy?) {
        if let count = deadLetterQueue?.maxReceiveCount, count < 1 {
            node.report(
                "dead letter target maximum receive count must be 1 or more, but \(count) was provided",
                action: "set maxReceiveCount to 1 or more")
        }
        guard case .queues(let queues)? = redriveAllowPolicy else { return }
        if queues.isEmpty {
            node.report(
                "At least one source queue must be specified when RedrivePermission is set to 'byQueue'",
                action: "name the queues, or use .none")
        } else if queues.count > 10 {
            node.report(
                "Up to 10 sourceQueues can be specified. Set RedrivePermission to 'allowAll' to specify more", action: "use .all")
        }
    }
}
