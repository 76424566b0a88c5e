import CDK
import CDKDynamoDB
import CDKS3
import CDKSNS
import CDKSQS

extension PlacedMistake {
    /// Parts of buckets, tables, queues and topics.
    static var storage: [PlacedMistake] {
        [
            PlacedMistake("s3/lifecycle-empty") { stack, lines in
                Bucket(
                    stack, "B",
                    lifecycleRules: [
                        LifecycleRule(prefix: "a/", expiration: .after(.days(1))),
                        lines.wrong(LifecycleRule(prefix: "b/")),
                    ])
            },
            PlacedMistake("s3/lifecycle-delete-markers") { stack, lines in
                let bucket = Bucket(stack, "B")
                let rule = lines.wrong(LifecycleRule(expiration: .after(.days(1)), removesExpiredDeleteMarkers: true))
                bucket.addLifecycleRule(rule)
            },
            PlacedMistake("units/fraction") { stack, lines in
                Bucket(
                    stack, "B",
                    lifecycleRules: [
                        LifecycleRule(
                            transitions: [
                                lines.wrong(.init(to: .glacierIR, .after(.hours(30))))
                            ])
                    ])
            },
            PlacedMistake("units/fraction") { stack, lines in
                Bucket(
                    stack, "B",
                    lifecycleRules: [
                        lines.wrong(LifecycleRule(expiration: .after(.hours(30))))
                    ])
            },
            PlacedMistake("schema/length") { stack, lines in
                Bucket(
                    stack, "B",
                    lifecycleRules: [
                        LifecycleRule(id: "short", expiration: .after(.days(1))),
                        lines.wrong(LifecycleRule(id: String(repeating: "i", count: 300), expiration: .after(.days(1)))),
                    ])
            },
            PlacedMistake("s3/duplicate-id") { stack, lines in
                let bucket = Bucket(
                    stack, "B",
                    lifecycleRules: [
                        lines.other(LifecycleRule(id: "old", prefix: "a/", expiration: .after(.days(1))))
                    ])
                bucket.addLifecycleRule(
                    lines.wrong(LifecycleRule(id: "old", prefix: "b/", expiration: .after(.days(2)))))
            },
            PlacedMistake("s3/duplicate-id") { stack, lines in
                Bucket(
                    stack, "B",
                    cors: [
                        lines.other(CORSRule(id: "web", methods: [.get], origins: ["https://a.example"])),
                        lines.wrong(CORSRule(id: "web", methods: [.put], origins: ["https://b.example"])),
                    ])
            },
            PlacedMistake("units/fraction") { stack, lines in
                Bucket(
                    stack, "B",
                    cors: [
                        lines.wrong(CORSRule(methods: [.get], origins: ["*"], maxAge: .milliseconds(1_500)))
                    ])
            },
            PlacedMistake("s3/inventory-id") { stack, lines in
                let reports = Bucket(stack, "Reports")
                Bucket(
                    stack, "B",
                    inventories: [
                        lines.wrong(Inventory(to: reports, id: "a b"))
                    ])
            },
            PlacedMistake("s3/duplicate-id") { stack, lines in
                Bucket(
                    stack, "B",
                    metrics: [
                        lines.other(BucketMetrics(id: "all")),
                        lines.wrong(BucketMetrics(id: "all", prefix: "a/")),
                    ])
            },
            PlacedMistake("s3/duplicate-id") { stack, lines in
                Bucket(
                    stack, "B",
                    intelligentTiering: [
                        lines.other(IntelligentTiering(name: "cold", archivedAfter: .days(90))),
                        lines.wrong(IntelligentTiering(name: "cold", prefix: "a/", archivedAfter: .days(120))),
                    ])
            },
            PlacedMistake("dynamodb/duplicate-index") { stack, lines in
                Table(
                    stack, "T", partitionKey: .string("id"),
                    globalIndexes: [
                        lines.other(GlobalIndex("byName", partitionKey: .string("name"))),
                        lines.wrong(GlobalIndex("byName", partitionKey: .string("title"))),
                    ])
            },
            PlacedMistake("dynamodb/index-without-partition-key") { stack, lines in
                Table(
                    stack, "T", partitionKey: .string("id"),
                    globalIndexes: [
                        lines.wrong(GlobalIndex("byName", partitionKeys: []))
                    ])
            },
            PlacedMistake("sqs/max-receive-count") { stack, lines in
                let failures = Queue(stack, "Failures")
                Queue(
                    stack, "Q",
                    deadLetterQueue: lines.wrong(.init(failures, maxReceiveCount: 0)))
            },
            PlacedMistake("sns/duplicate-subscription") { stack, lines in
                let topic = Topic(stack, "T")
                _ = lines.other(topic.addSubscription(.email("a@video.example")))
                _ = lines.wrong(topic.addSubscription(.email("a@video.example")))
            },
            PlacedMistake("sns/url-scheme") { stack, lines in
                let topic = Topic(stack, "T")
                topic.addSubscription(
                    lines.wrong(AddressSubscriber.url("ftp://video.example")))
            },
            PlacedMistake("sns/delivery-rate") { stack, lines in
                let topic = Topic(stack, "T")
                topic.addSubscription(
                    .url("https://video.example"),
                    deliveryPolicy: lines.wrong(.init(maximumPerSecond: 0)))
            },
            PlacedMistake("sns/retry-count") { stack, lines in
                let topic = Topic(stack, "T")
                topic.addSubscription(
                    .url("https://video.example"),
                    deliveryPolicy: .init(
                        retries: lines.wrong(.init(count: 101))))
            },
        ]
    }
}
