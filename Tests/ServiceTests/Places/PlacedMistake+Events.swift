import CDK
import CDKEvents
import CDKEventsTargets
import CDKLambda
import CDKLogs
import CDKSNS
import CDKSQS

extension PlacedMistake {
    private static func function(_ stack: Stack) -> Function {
        Function(stack, "F", code: .inline("def handler(e, c): pass"), runtime: .python3_13, handler: "index.handler")
    }

    /// Targets and patterns of rules, and sources of events.
    static var events: [PlacedMistake] {
        [
            PlacedMistake("events/target-count") { stack, lines in
                let topics = (0..<6).map { Topic(stack, "T\($0)") }
                let rule = Rule(stack, "R", schedule: .rate(.minutes(5)), targets: topics.prefix(5).map { .topic($0) })
                rule.addTarget(
                    lines.wrong(.topic(topics[5])))
            },
            PlacedMistake("events/target-elsewhere") { stack, lines in
                let elsewhere = Stack(stack, "elsewhere", env: Environment(account: "111111111111", region: .euWest1))
                let topic = Topic(elsewhere, "T", topicName: "told")
                Rule(
                    stack, "R", schedule: .rate(.minutes(5)),
                    targets: [
                        lines.wrong(.topic(topic))
                    ])
            },
            PlacedMistake("events-targets/dead-letter-region") { stack, lines in
                let elsewhere = Stack(stack, "elsewhere", env: Environment(account: "111111111111", region: .euWest1))
                let queue = Queue(elsewhere, "Q", queueName: "failed")
                Rule(
                    stack, "R", schedule: .rate(.minutes(5)),
                    targets: [
                        .function(
                            function(stack),
                            delivery: lines.wrong(TargetDelivery(deadLetterQueue: queue)))
                    ])
            },
            PlacedMistake("events-targets/log-group-path") { stack, lines in
                let group = LogGroup(stack, "L")
                Rule(
                    stack, "R", schedule: .rate(.minutes(5)),
                    targets: [
                        lines.wrong(.logGroup(group, input: .path("$.detail")))
                    ])
            },
            PlacedMistake("schema/range") { stack, lines in
                Rule(
                    stack, "R", schedule: .rate(.minutes(5)),
                    targets: [
                        .topic(Topic(stack, "T")),
                        .function(
                            function(stack),
                            delivery: lines.wrong(TargetDelivery(retryAttempts: 500))),
                    ])
            },
            PlacedMistake("units/fraction") { stack, lines in
                Rule(
                    stack, "R", schedule: .rate(.minutes(5)),
                    targets: [
                        .function(
                            function(stack),
                            delivery: lines.wrong(TargetDelivery(maximumEventAge: .milliseconds(60_500))))
                    ])
            },
            PlacedMistake("events/pattern-kinds") { stack, lines in
                let rule = Rule(
                    stack, "R",
                    pattern: lines.other(EventPattern(detail: ["state": ["FAILED"]])))
                rule.addEventPattern(
                    lines.wrong(EventPattern(detail: ["state": ["name": ["FAILED"]]])))
            },
            PlacedMistake("events/empty-exclusion") { stack, lines in
                Rule(
                    stack, "R",
                    pattern: lines.wrong(EventPattern(source: [.anythingButPrefix()])))
            },
            PlacedMistake("events/two-kinds-of-days") { stack, lines in
                Rule(
                    stack, "R",
                    schedule: lines.wrong(.cron(minute: "0", day: "1", weekDay: "MON")))
            },
            PlacedMistake("events/zero-rate") { stack, lines in
                Rule(
                    stack, "R",
                    schedule: lines.wrong(.rate(.minutes(0))))
            },
            PlacedMistake("lambda/queue-batch-size") { stack, lines in
                let queue = Queue(stack, "Q")
                let function = function(stack)
                function.addEventSource(
                    lines.wrong(.queue(queue, .init(batchSize: 11))))
            },
            PlacedMistake("lambda/maximum-concurrency") { stack, lines in
                let queue = Queue(stack, "Q")
                Function(
                    stack, "F", code: .inline("def handler(e, c): pass"), runtime: .python3_13, handler: "index.handler",
                    events: [
                        lines.wrong(.queue(queue, maximumConcurrency: 1))
                    ])
            },
            PlacedMistake("lambda/async-invoke-twice") { stack, lines in
                let function = function(stack)
                function.configureAsyncInvoke(
                    lines.other(AsyncInvoke(retryAttempts: 1)))
                function.configureAsyncInvoke(
                    lines.wrong(AsyncInvoke(retryAttempts: 2)))
            },
            PlacedMistake("lambda/event-age") { stack, lines in
                let function = function(stack)
                function.configureAsyncInvoke(
                    lines.wrong(AsyncInvoke(maximumEventAge: .hours(7))))
            },
            PlacedMistake("lambda/permission-principal") { stack, lines in
                let function = function(stack)
                _ = lines.wrong(function.addPermission("P", principal: .federated("accounts.example")))
            },
            PlacedMistake("lambda/empty-inline-code") { stack, lines in
                Function(
                    stack, "F",
                    code: lines.wrong(.inline("")), runtime: .python3_13, handler: "index.handler")
            },
            PlacedMistake("assets/not-found") { stack, lines in
                Function(
                    stack, "F",
                    code: lines.wrong(.path("nowhere")), runtime: .python3_13, handler: "index.handler")
            },
            PlacedMistake("logs/unknown-column") { stack, lines in
                let group = LogGroup(stack, "L")
                MetricFilter(
                    stack, "M", logGroup: group,
                    filterPattern: lines.wrong(.columns(["time"], where: [.text("state", .equal, "FAILED")])), metricNamespace: "Video",
                    metricName: "Failed")
            },
        ]
    }
}
