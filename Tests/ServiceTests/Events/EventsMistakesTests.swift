import CDK
import CDKEvents
import CDKEventsTargets
import CDKIAM
import CDKLogs
import CDKSQS
import Testing

/// What a user gets to read, to the letter.
@Suite struct EventsMistakesTests {
    private let any = EventPattern(source: [.exists])

    private func pattern(_ pattern: EventPattern) -> [String] {
        stackDiagnostics { Rule($0, "Rule", pattern: pattern) }
    }

    @Test func patterns() {
        #expect(
            pattern(EventPattern(source: [.cidr("10.0.0.0/33")], detail: ["a": ["b": [.cidr("2001:db8::1::/32"), .numeric()]]])) == [
                "video/Rule [events/address-range] '10.0.0.0/33' is not a range of IP addresses -> write it as in "
                    + "10.0.0.0/24 or 2001:db8::/32",
                "video/Rule [events/address-range] '2001:db8::1::/32' is not a range of IP addresses -> write it as in "
                    + "10.0.0.0/24 or 2001:db8::/32",
                "video/Rule [events/empty-comparison] There is no condition for the number -> say what the number has to "
                    + "be",
            ])
        #expect(
            pattern(EventPattern(detail: ["$or": .anyOf([["a": [.anythingButPrefix()]]])])) == [
                "video/Rule [events/empty-exclusion] There is nothing that is excluded -> say what the value must not be"
            ])
        #expect(
            stackDiagnostics { stack in
                let rule = Rule(stack, "Rule", pattern: EventPattern(detail: ["a": ["x"]]))
                rule.addEventPattern(EventPattern(detail: ["a": ["b": ["x"]]]))
            } == [
                "video/Rule [events/pattern-kinds] The patterns do not fit together: one has an object for a, the other "
                    + "has something else -> give both patterns a list for a, or both an object"
            ])
    }

    @Test func addresses() {
        let valid = ["10.0.0.1", "0.0.0.0/0", "10.0.0.0/32", "::/0", "::1", "2001:db8::", "2001:db8::/48", "1:2:3:4:5:6:7:8/128"]
        let invalid = [
            "", "10.0.0", "10.0.0.256", "10.0.0.0/", "10.0.0.0/08", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "12345::", "g::", "::/129",
        ]
        for block in valid { #expect(pattern(EventPattern(source: [.cidr(block)])) == [], "\(block)") }
        for block in invalid { #expect(pattern(EventPattern(source: [.cidr(block)])).count == 1, "\(block)") }
    }

    @Test func rules() {
        #expect(
            stackDiagnostics { Rule($0, "Rule") } == [
                "video/Rule [events/rule-without-cause] The rule has neither a pattern nor a schedule, so it would never "
                    + "send anything -> give it a pattern or a schedule"
            ])
        #expect(
            stackDiagnostics { stack in
                let queue = Queue(stack, "Queue")
                Rule(
                    stack, "Rule", pattern: any, ruleName: PhysicalName(String(repeating: "a b", count: 22)),
                    targets: Array(repeating: .queue(queue), count: 6))
            } == [
                "video/Rule [events/rule-name-length] The rule's name has 66 characters, and 1 to 64 are possible -> "
                    + "correct ruleName, or leave it out",
                "video/Rule [events/rule-name-characters] The rule's name 'a ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba "
                    + "ba ba ba ba ba ba b' does not consist of letters, digits, periods, hyphens and underscores alone -> "
                    + "correct ruleName",
                "video/Rule [events/target-count] The rule has 6 targets, and at most 5 are possible -> create a second "
                    + "rule with the same pattern",
            ])
        #expect(
            stackDiagnostics { Rule($0, "Rule", schedule: .rate(.minutes(1)), bus: EventBus($0, "Bus")) } == [
                "video/Rule [events/schedule-on-bus] A rule with a schedule is on the account's default bus, and this one "
                    + "names another -> leave bus or schedule out"
            ])
    }

    @Test func schedules() {
        func schedule(_ schedule: Schedule) -> [String] {
            stackDiagnostics { Rule($0, "Rule", schedule: schedule) }
        }
        #expect(
            schedule(.rate(.minutes(0))) == [
                "video/Rule [events/zero-rate] The rate is zero minutes -> use a rate of one minute or more"
            ])
        #expect(
            schedule(.rate(.seconds(90))) == [
                "video/Rule [events/rate-unit] The rate of 1 minute 30 seconds does not consist of whole minutes -> "
                    + "use whole minutes, hours or days"
            ])
        #expect(
            schedule(.cron(minute: "0", day: "1", weekDay: "MON")) == [
                "video/Rule [events/two-kinds-of-days] A schedule has either days of the month or days of the week -> "
                    + "leave day or weekDay out"
            ])
    }

    @Test func targets() {
        #expect(
            stackDiagnostics { stack in
                let elsewhere = Stack(stack.node.root, "other", env: Environment(account: "222222222222", region: .euSouth1))
                Rule(stack, "Rule", pattern: any, ruleName: "r", targets: [.queue(Queue(elsewhere, "Queue", queueName: "q"))])
            } == [
                "video/Rule [events/target-elsewhere] The target 'other/Queue' is in another account or region than the "
                    + "rule: aws://222222222222/eu-south-1 instead of aws://111111111111/eu-south-1 -> send the events to an "
                    + "event bus there with .eventBus, and create a rule for the target there"
            ])
        #expect(
            stackDiagnostics { stack in
                let elsewhere = Stack(stack.node.root, "other", env: Environment(account: "111111111111", region: .usEast1))
                let delivery = TargetDelivery(deadLetterQueue: Queue(elsewhere, "Queue", queueName: "q"))
                Rule(stack, "Rule", pattern: any, targets: [.queue(Queue(stack, "Queue"), delivery: delivery)])
            } == [
                "video/Rule [events-targets/dead-letter-region] The dead-letter queue at other/Queue is in us-east-1, and "
                    + "the rule is in eu-south-1 -> use a queue of eu-south-1"
            ])
        #expect(
            stackDiagnostics { stack in
                let input: RuleTargetInput = .object(["a": .field("$.detail.x"), "b": .field("$.detail-x")])
                Rule(stack, "Rule", pattern: any, targets: [.queue(Queue(stack, "Queue"), input: input)])
            } == [
                "video/Rule [events/ambiguous-fields] The fields '$.detail.x' and '$.detail-x' of the event would both be "
                    + "called detail-x in the input -> leave one of the two out"
            ])
        #expect(
            stackDiagnostics { stack in
                let logs = LogGroup(stack, "Logs")
                Rule(
                    stack, "Rule", pattern: any,
                    targets: [.logGroup(logs, input: .path("$.detail")), .logGroup(logs, input: .object(["message": .detailType]))])
            } == [
                "video/Rule [events-targets/log-group-path] A log group cannot get a part of the event -> use .object "
                    + "with the members timestamp and message",
                "video/Rule [events-targets/log-group-input] A log group gets an object with the members timestamp and "
                    + "message, and nothing else -> use .object with these two members",
            ])
    }

    @Test func buses() {
        func bus(_ name: PhysicalName? = nil, source: String? = nil, description: String? = nil) -> [String] {
            stackDiagnostics { EventBus($0, "Bus", name: name, eventSource: source, description: description) }
        }
        #expect(
            bus("default") == [
                "video/Bus [events/default-bus] Every account has a bus 'default' already -> import it: "
                    + "EventBus.imported(scope, id, name: \"default\")"
            ])
        #expect(
            bus("a/b") == [
                "video/Bus [events/bus-name-slash] The bus's name 'a/b' has a slash, as only those of partners have -> "
                    + "correct name, or give the bus an eventSource"
            ])
        #expect(
            bus("a b") == [
                "video/Bus [events/bus-name] The bus's name 'a b' does not consist of 1 to 256 letters, digits, periods, "
                    + "hyphens and underscores -> correct name"
            ])
        #expect(
            bus(source: "partner") == [
                "video/Bus [events/partner-source] The event source 'partner' is not that of a partner, such as "
                    + "aws.partner/example.com/1 -> take eventSource from the EventBridge console"
            ])
        #expect(
            bus("name", source: "aws.partner/a/b") == [
                "video/Bus [events/bus-with-two-names] The bus has a name and an event source, which names it as well -> "
                    + "leave name out"
            ])
        #expect(
            bus(description: String(repeating: "x", count: 513)) == [
                "video/Bus [events/description-length] The bus's description has 513 characters, and at most 512 are "
                    + "possible -> shorten description"
            ])
        #expect(
            stackDiagnostics { EventBus($0, "Bus").grantPutEvents(to: .service("lambda.amazonaws.com")) } == [
                "video/Bus [events/statement-without-sid] A statement of an event bus's policy needs a sid, and this one "
                    + "has none -> give the statement, or the grant, a sid"
            ])
    }

    @Test func warnings() {
        let app = App(outputDirectory: "never-written", processEnvironment: [:])
        let stack = Stack(app, "video", env: Environment(account: "111111111111", region: .euSouth1))
        Rule(stack, "Rule", schedule: .cron(hour: "4"))
        EventBus.imported(stack, "Bus", name: "default").grantPutEvents(to: .service("lambda.amazonaws.com"), sid: "x")
        let queue = Queue(Stack(app, "other"), "Queue", queueName: "q")
        Rule(stack, "There", pattern: any, targets: [RuleTarget { _ in .init(arn: "arn:aws:sqs:::q", resource: queue) }])
        _ = try? app.render()
        #expect(
            app.diagnostics.map(\.line) == [
                "video/Rule [@aws-cdk/aws-events:scheduleWillRunEveryMinute] The schedule names no minute, so the rule sends an "
                    + "event every minute -> set minute to a number, or to \"*\" if every minute is meant",
                "video/Bus [@aws-cdk/aws-events:eventBusAddToResourcePolicy] The policy of the imported event bus "
                    + "arn:aws:events:eu-south-1:111111111111:event-bus/default cannot be changed, so the permission is missing "
                    + "-> let the owner of the bus add it",
                "video/There [@aws-cdk/aws-events:ruleUnresolvedEnvironment] Either the account and region of the rule are known or "
                    + "those of a target, so it is open whether the rule can reach it -> give both stacks an account and a region",
            ])
    }
}
