import CDK
import CDKCloudWatch
import CDKIAM
import CDKKMS
import CDKSQS
import ConformanceSupport
import Testing

@Suite struct SQSCases {
    @Test func queues() throws {
        try Conformance.check("45-sqs") { app in
            let stack = Stack(app, "Sqs", env: Conformance.environment)
            let failed = Queue(stack, "Dlq", retentionPeriod: .days(14))
            let queue = Queue(
                stack, "Q", encryption: .kms(dataKeyReuse: .minutes(5)), deadLetterQueue: DeadLetterQueue(failed, maxReceiveCount: 3),
                enforcesSSL: true, deliveryDelay: .seconds(5), maxMessageSize: .bytes(1_024), receiveWaitTime: .seconds(20),
                visibilityTimeout: .seconds(45), removalPolicy: .retain)
            let fifo = Queue(
                stack, "Fifo", isFIFO: true, contentBasedDeduplication: true, deduplicationScope: .messageGroup,
                fifoThroughputLimit: .perMessageGroupID)
            Queue(stack, "Named", queueName: "n.fifo", encryption: .sqsManaged)
            Queue(stack, "Un", encryption: .unencrypted, redriveAllowPolicy: .queues([queue]))
            let role = Role(stack, "R", assumedBy: .service("ec2.amazonaws.com"))
            queue.grantSend(to: role)
            queue.grantConsume(to: role)
            queue.grantPurge(to: role)
            fifo.grantSend(to: .service("s3.amazonaws.com"))
            let imported = Queue.imported(stack, "Imp", arn: "arn:aws:sqs:us-east-1:222222222222:imp")
            CfnOutput(stack, "O", value: Fn.join("|", [Value(queue.arn), queue.name, queue.url, imported.url]))
        }
    }

    @Test func encryptionAndGrants() throws {
        try Conformance.check("101-sqs") { app in
            build(Stack(app, "Queues", env: Conformance.environment))
            build(Stack(app, "Agnostic"))
            let producer = Stack(app, "Producer", env: Conformance.environment)
            let consumer = Stack(app, "Consumer", env: Environment(account: "222222222222", region: .euSouth1))
            let near = Stack(app, "Near", env: Conformance.environment)
            let named = Queue(producer, "Named", queueName: "n", encryption: .kms())
            named.grantSend(to: Role(consumer, "R", assumedBy: .service("ec2.amazonaws.com"), roleName: "r"))
            named.grantConsume(to: Role(near, "R", assumedBy: .service("ec2.amazonaws.com")))
        }
    }

    private func build(_ stack: Stack) {
        let role = Role(stack, "Role", assumedBy: .service("ec2.amazonaws.com"))
        let key = Key(stack, "Key")
        let own = Queue(stack, "Own", isFIFO: true, encryption: .kms(key: key, dataKeyReuse: .hours(1)))
        let managed = Queue(
            stack, "Managed", encryption: .kmsManaged(dataKeyReuse: .days(1)), deliveryDelay: .minutes(15), maxMessageSize: .mebibytes(1),
            receiveWaitTime: .seconds(0), retentionPeriod: .minutes(1), visibilityTimeout: .hours(12))
        Queue(stack, "Deduplicating", contentBasedDeduplication: true)
        Queue(stack, "Scope", deduplicationScope: .queue)
        Queue(stack, "Limit", fifoThroughputLimit: .perQueue, removalPolicy: .retainOnUpdateOrDelete)
        Queue(stack, "Plain", isFIFO: false, contentBasedDeduplication: false, enforcesSSL: false)
        Queue(stack, "AllowAll", redriveAllowPolicy: .all)
        Queue(stack, "DenyAll", redriveAllowPolicy: RedriveAllowPolicy.none)
        Queue(stack, "Unsaid", redriveAllowPolicy: .queues([managed, own]))
        let byARN = Queue.imported(stack, "ByArn", arn: "arn:aws:sqs:eu-south-1:111111111111:there")
        let encrypted = Queue.imported(
            stack, "Encrypted", arn: "arn:aws:sqs:eu-south-1:111111111111:there.fifo", url: "https://x",
            keyARN: "arn:aws:kms:eu-south-1:111111111111:key/1")
        let foreign = Queue.imported(stack, "Foreign", arn: "arn:aws:sqs:us-east-1:222222222222:imp")
        let parameter = CfnParameter(stack, "Arn")
        let deferred = Queue.imported(stack, "Deferred", arn: "\(parameter.stringValue)")
        for queue in [own, managed, byARN, encrypted, foreign, deferred] as [any QueueReference] {
            queue.grantSend(to: role)
            queue.grantConsume(to: role)
            queue.grantSend(to: .service("events.amazonaws.com"))
        }
        own.grantConsume(to: .account("333333333333"))
        own.grantPurge(to: role)
        own.grant(["sqs:ListQueueTags"], to: role)
        Queue(stack, "Behind", deadLetterQueue: DeadLetterQueue(byARN, maxReceiveCount: 1))
        managed.grantPurge(to: .service("x.amazonaws.com")).apply(before: topic(stack, "After"))
        let policy = QueuePolicy(stack, "Policy", queues: [own, managed])
        policy.document.add(PolicyStatement(.deny, actions: ["sqs:*"], resources: ["*"], principals: [.anyone]))
        CfnOutput(
            stack, "O",
            value: Fn.join(
                "|",
                [
                    Value(own.arn), own.name, own.url, byARN.url, byARN.name, encrypted.url, encrypted.name, foreign.url, deferred.url,
                    deferred.name,
                ]))
        alarm(stack, "A1", own.metricApproximateAgeOfOldestMessage())
        alarm(stack, "A2", own.metricApproximateNumberOfMessagesVisible().with(period: .minutes(1)))
        alarm(stack, "A3", own.metricNumberOfMessagesSent())
        alarm(stack, "A4", own.metricSentMessageSize())
        alarm(stack, "A5", own.metricApproximateNumberOfMessagesOutstanding())
        alarm(stack, "A6", foreign.metricNumberOfMessagesDeleted())
    }
}

/// An alarm at 1.
@discardableResult
func alarm(_ scope: any Scope, _ id: String, _ metric: some TimeSeries) -> Alarm {
    Alarm(scope, id, metric: metric, threshold: 1, evaluationPeriods: 1)
}
