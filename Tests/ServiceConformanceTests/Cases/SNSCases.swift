import CDK
import CDKCloudWatch
import CDKIAM
import CDKKMS
import CDKSNS
import CDKSQS
import ConformanceSupport
import Testing

@Suite struct SNSCases {
    @Test func topics() throws {
        try Conformance.check("102-sns") { app in
            build(Stack(app, "Topics", env: Conformance.environment))
            build(Stack(app, "Agnostic"))
        }
    }

    private func build(_ stack: Stack) {
        let role = Role(stack, "Role", assumedBy: .service("ec2.amazonaws.com"))
        let key = Key(stack, "Key")
        let plain = Topic(stack, "Plain")
        let full = Topic(
            stack, "Full", topicName: "t", displayName: "Full", encryptionKey: key, enforcesSSL: true, signatureVersion: .sha256,
            tracing: .active,
            deliveryLogging: [
                DeliveryLogging(.sqs, failureRole: role, successRole: role, successSampleRate: 50), DeliveryLogging(.httpS),
            ])
        let fifo = Topic(
            stack, "Fifo", isFIFO: true, contentBasedDeduplication: true, fifoThroughputScope: .messageGroup, archivedFor: .days(7))
        Topic(stack, "NamedFifo", topicName: "named", isFIFO: true)
        Topic(stack, "SuffixedFifo", topicName: "named.fifo", isFIFO: true, tracing: .passThrough)
        let imported = Topic.imported(stack, "Imported", arn: "arn:aws:sns:eu-south-1:111111111111:there")
        let encrypted = Topic.imported(
            stack, "Encrypted", arn: "arn:aws:sns:us-east-1:222222222222:there.fifo", keyARN: "arn:aws:kms:us-east-1:222222222222:key/1")
        let parameter = CfnParameter(stack, "Arn")
        let deferred = Topic.imported(stack, "Deferred", arn: "\(parameter.stringValue)")
        for topic in [plain, full, fifo, imported, encrypted, deferred] as [any TopicReference] {
            topic.grantPublish(to: role)
            topic.grantSubscribe(to: role)
            topic.grantPublish(to: .service("s3.amazonaws.com"))
            topic.grantSubscribe(to: .account("333333333333"))
        }
        let failed = Queue(stack, "Dlq")
        let queue = Queue(stack, "Queue")
        let secret = Queue(stack, "Secret", encryption: .kms())
        plain.addSubscription(.queue(queue))
        full.addSubscription(
            .queue(secret),
            filter: .attributes([
                "color": ["red", "green", .anythingBut("blue"), .prefix("ye"), .suffix("ow")],
                "size": [
                    .number(.equal, 1), .number(.equal, 2.5), .number(.greater, 3), .number(.greaterOrEqual, 4), .number(.less, 5),
                    .number(.lessOrEqual, 6), .number(in: 7...8), .number(above: 9, below: 10),
                ], "there": [.exists], "missing": [.doesNotExist],
            ]), deadLetterQueue: failed, deliversRaw: true)
        for topic in [imported, encrypted, deferred] { topic.addSubscription(.queue(queue)) }
        plain.addSubscription(
            .queue(Queue.imported(stack, "ImportedQueue", arn: "arn:aws:sqs:eu-south-1:111111111111:q")), deliversRaw: false)
        plain.addSubscription(.email("a@b.example"))
        plain.addSubscription(.email("c@d.example", asJSON: true), deadLetterQueue: failed)
        plain.addSubscription(.sms("+1234"), filter: .attributes(["a": [.exists]]))
        plain.addSubscription(
            .url("https://x.example/y"),
            filter: .body([
                "background": ["color": ["red", .prefix("bl")], "deep": ["size": [.number(.less, 3)]]], "store": [.anythingBut("x")],
            ]), deliversRaw: true)
        plain.addSubscription(
            .url("http://x.example/z"),
            deliveryPolicy: DeliveryPolicy(
                retries: .init(
                    count: 10, minimumDelay: .seconds(5), maximumDelay: .minutes(1), withoutDelay: 1, withMinimumDelay: 2,
                    withMaximumDelay: 3, backoff: .exponential), maximumPerSecond: 10, contentType: "text/plain; charset=UTF-8"))
        plain.addSubscription(.url("http://x.example/w"), deliveryPolicy: DeliveryPolicy(retries: .init()))
        plain.addSubscription(.https(parameter.stringValue))
        plain.addSubscription(.http(parameter.stringValue))
        Subscription(
            stack, "Firehose", topic: plain, protocol: .firehose, endpoint: "arn:aws:firehose:eu-south-1:111111111111:deliverystream/d",
            deliversRaw: true, role: role)
        let policy = TopicPolicy(stack, "Policy", topics: [plain, fifo], enforcesSSL: true)
        policy.document.add(PolicyStatement(actions: ["sns:Subscribe"], resources: [plain.arn], principals: [.anyone]))
        policy.document.add(
            PolicyStatement(actions: ["sns:Publish"], resources: [plain.arn, fifo.arn], principals: [.service("x.amazonaws.com")]))
        let published = alarm(stack, "A1", plain.metricNumberOfMessagesPublished())
        published.addAction(plain)
        published.addAction(imported, when: .ok)
        alarm(stack, "A2", encrypted.metricPublishSize())
        alarm(stack, "A3", plain.metricSMSMonthToDateSpentUSD())
        alarm(stack, "A4", plain.metricNumberOfNotificationsFilteredOutNoMessageAttributes())
        output(
            stack, Value(full.arn), full.name, fifo.name, Value(imported.arn), imported.name, encrypted.name, deferred.name)
    }

    @Test func otherEnvironments() throws {
        try Conformance.check("103-sns-elsewhere") { app in
            let places: [(String, String, Region)] = [
                ("Milan", "111111111111", .euSouth1), ("Virginia", "111111111111", .usEast1), ("Zurich", "111111111111", .euCentral2),
                ("Other", "222222222222", .euSouth1),
            ]
            let topics = places.map { name, account, region in
                let stack = Stack(app, name, env: Environment(account: account, region: region))
                return Topic(stack, "Topic", topicName: PhysicalName(name.lowercased()))
            }
            let near = Stack(app, "Near", env: Conformance.environment)
            let queue = Queue(near, "Queue", queueName: "q", encryption: .kms())
            for topic in topics { topic.addSubscription(.queue(queue)) }
            for (id, region) in [("Frankfurt", "eu-central-1"), ("Cape", "af-south-1")] {
                Topic.imported(near, id, arn: "arn:aws:sns:\(region):111111111111:f").addSubscription(.queue(queue))
            }
            let plain = Stack(app, "Plain", env: Environment(account: "111111111111", region: .usEast1))
            topics[0].addSubscription(.queue(Queue(plain, "Queue", queueName: "p")))
            topics[0].grantPublish(to: Role(near, "R", assumedBy: .service("ec2.amazonaws.com")))
            topics[3].grantPublish(to: Role(near, "R2", assumedBy: .service("ec2.amazonaws.com"), roleName: "r2"))
        }
    }
}
