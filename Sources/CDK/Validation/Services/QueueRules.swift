/// Queues of SQS.
///
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
enum QueueRules {
    private static let type = "AWS::SQS::Queue"

    static let rules: [ServiceRule] = [
        .error("swift-cdk:sqs/fifo-queue-name", type) { queue in
            guard queue.resource.isFifo == true, let name = queue["QueueName"].text, !name.hasSuffix(".fifo") else { return }
            queue.report(queue["QueueName"], "The name of a FIFO queue ends with .fifo, unlike '\(name)'", "write '\(name).fifo'")
        },
        .error("swift-cdk:sqs/standard-queue-name", type) { queue in
            guard queue.resource.isFifo == false, let name = queue["QueueName"].text, name.hasSuffix(".fifo") else { return }
            queue.report(queue["QueueName"], "Only a FIFO queue can be called '\(name)'", "set FifoQueue, or choose another name")
        },
        .error("swift-cdk:sqs/fifo-queue-setting", type) { queue in
            guard queue.resource.isFifo == false else { return }
            for name in ["ContentBasedDeduplication", "DeduplicationScope", "FifoThroughputLimit"]
            where queue[name].isPresent && queue[name].flag != false {
                queue.report(queue[name], "\(name) is a setting of FIFO queues", "set FifoQueue, or remove it")
            }
        },
        .error("swift-cdk:sqs/throughput-scope", type) { queue in
            let scope = queue["DeduplicationScope"]
            guard queue["FifoThroughputLimit"].text == "perMessageGroupId", scope.isAbsent || scope.text == "queue" else { return }
            queue.report(
                queue["FifoThroughputLimit"], "A throughput limit by message group needs deduplication by message group",
                "set DeduplicationScope to messageGroup")
        },
        // "You can use one type of server-side encryption (SSE) at one time":
        // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html
        .error("swift-cdk:sqs/two-encryptions", type) { queue in
            guard queue["SqsManagedSseEnabled"].flag == true, queue["KmsMasterKeyId"].isPresent else { return }
            queue.report(
                queue["SqsManagedSseEnabled"],
                "The queue is encrypted with a key of SQS's and with one of KMS, and only one of them is allowed",
                "remove one of the two")
        },
        // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
        .error("swift-cdk:sqs/dead-letter-kind", type) { queue in
            let place = queue["RedrivePolicy", "deadLetterTargetArn"]
            let other = queue.target(of: place, type: type)?.isFifo ?? place.arn.map { $0.resource.hasSuffix(".fifo") }
            guard let own = queue.resource.isFifo, let other, own != other else { return }
            queue.report(
                place, "The dead-letter queue of a \(own ? "FIFO" : "standard") queue is a \(own ? "FIFO" : "standard") queue too",
                "use a \(own ? "FIFO" : "standard") queue")
        },
        .error("swift-cdk:sqs/redrive-policy", type) { queue in
            let policy = queue["RedrivePolicy"]
            guard policy.value?.object != nil else { return }
            for name in ["deadLetterTargetArn", "maxReceiveCount"] where policy[name].isAbsent {
                queue.report(policy, "The redrive policy lacks \(name)", "set it")
            }
        },
        .error("swift-cdk:sqs/receive-count", type) { queue in
            let count = queue["RedrivePolicy", "maxReceiveCount"]
            guard let number = count.number, !(1...1000).contains(number) else { return }
            queue.report(
                count, "A message is received between 1 and 1000 times before it is a dead letter, not \(number.plain) times",
                "give one of these")
        },
        .error("swift-cdk:sqs/source-queues", type) { queue in
            let policy = queue["RedriveAllowPolicy"]
            guard let permission = policy["redrivePermission"].text, let count = policy["sourceQueueArns"].count else { return }
            if permission == "byQueue", !(1...10).contains(count) {
                queue.report(
                    policy, "Permission by queue names between 1 and 10 source queues, not \(count)", "name them in sourceQueueArns")
            } else if permission != "byQueue", count > 0 {
                queue.report(
                    policy["sourceQueueArns"], "Source queues are named with the permission byQueue, not \(permission)", "remove them")
            }
        },
        // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html: the time counts from
        // the first queue on.
        .warning("swift-cdk:sqs/dead-letter-retention", type) { queue in
            guard let dead = queue.target(of: queue["RedrivePolicy", "deadLetterTargetArn"], type: type),
                queue.resource.isFifo == false, let own = queue["MessageRetentionPeriod"].retention,
                let other = dead["MessageRetentionPeriod"].retention, other < own
            else { return }
            queue.report(
                queue["RedrivePolicy", "deadLetterTargetArn"],
                "Messages are kept for \(own.plain) seconds here and for \(other.plain) in the dead-letter queue \(dead.name), which "
                    + "counts from when they were sent: some are deleted before anybody looks",
                "keep messages longer in the dead-letter queue")
        },
        // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queuepolicy.html
        .error("swift-cdk:sqs/policy-queues", "AWS::SQS::QueuePolicy") { policy in
            for queue in policy["Queues"].elements {
                let isArn = policy.target(of: queue, type: type) != nil && queue.reference?.attribute == "Arn" || queue.arn != nil
                if isArn {
                    policy.report(queue, "A queue is named by its URL here, not by its ARN", "refer to the queue itself: Ref gives its URL")
                }
            }
        },
    ]
}

extension KnownValue {
    /// Seconds that messages are kept.
    fileprivate var retention: Double? { isAbsent ? 345_600 : number }
}
