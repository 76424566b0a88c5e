import CDK
import CDKEvents
import CDKEventsTargets
import CDKIAM
import CDKKMS
import CDKSQS
import CDKStepFunctions
import ConformanceSupport
import Testing

@Suite struct EventsCases {
    @Test func rules() throws {
        try Conformance.check("93-events-rules") { app in
            rules(Stack(app, "Rules", env: Conformance.environment))
            rules(Stack(app, "RulesAgnostic"))
        }
    }

    private func rules(_ stack: Stack) {
        let t = topic(stack, "T")
        let q = Queue(stack, "Q")
        let dead = Queue(stack, "Dead")
        let sm = StateMachine(stack, "SM", definition: Pass(stack, "P"))
        let r = Rule(
            stack, "R",
            pattern: EventPattern(
                source: ["aws.s3"], detailType: ["Object Created"],
                detail: ["bucket": ["name": ["b", "\(t.ref)"]], "size": [.numeric(.greaterThan(0))]], account: ["111111111111"]),
            description: "d")
        inputs(of: r, t.ref, q, dead, sm)
        r.addEventPattern(
            EventPattern(
                source: ["aws.ec2", "aws.s3"], detail: ["bucket": ["name": ["c", "\(t.ref)"]], "more": [1, 2.5, true, .null]],
                region: ["eu-south-1"]))
        matchers(stack, t.ref)
        schedules(stack, q)
        let own = Role(stack, "Own", assumedBy: .service("events.amazonaws.com"))
        let imported = StateMachine.imported(
            stack, "ISM", arn: "arn:aws:states:eu-south-1:111111111111:stateMachine:there")
        Rule(
            stack, "ToImported", pattern: EventPattern(source: ["x"]),
            targets: [
                .stateMachine(imported), .stateMachine(sm, role: own),
                .queue(
                    Queue.imported(stack, "IQ", arn: "arn:aws:sqs:eu-south-1:111111111111:there"),
                    delivery: TargetDelivery(retryAttempts: 0, deadLetterQueue: q)),
            ])
        let there = Rule.imported(stack, "There", arn: "arn:aws:events:eu-south-1:111111111111:rule/bus/there")
        topic(stack, "Names", ["a": AnyValue(r.arn), "b": AnyValue(r.name), "c": AnyValue(there.name), "d": AnyValue(there.arn)])
    }

    private func inputs(of r: Rule, _ t: Value<String>, _ q: Queue, _ dead: Queue, _ sm: StateMachine) {
        r.addTarget(
            .queue(
                q, input: .text("hello \(EventField("$.detail.y")) of \"\(t)\""),
                delivery: TargetDelivery(retryAttempts: 2, maximumEventAge: .hours(1), deadLetterQueue: dead)))
        r.addTarget(.stateMachine(sm, input: .path("$.detail")))
        let x: EventValue = .field("$.detail.x")
        r.addTarget(
            .stateMachine(
                sm,
                input: .object([
                    "x": x, "lit": 1, "id": .eventID,
                    "nested": [
                        "list": [.account, true, nil, 1.5, "text", "\(t)"],
                        "text": "at \(EventField.time) in \(EventField.region): \"\(t)\"", "again": x,
                    ],
                    "kind": .detailType, "source": .source, "odd": .field("$"), "quoted": "say \"\(EventField.eventID)\"",
                ]), delivery: TargetDelivery(deadLetterQueue: dead)))
        r.addTarget(.queue(q, input: .lines("first \(EventField("$.detail.a.b[0]"))\nsecond \"\(t)\"\n\nlast")))
        r.addTarget(.queue(q, input: .object(["plain": [1, ["a": .value(AnyValue(t))]]])))
    }

    private func matchers(_ stack: Stack, _ t: Value<String>) {
        let detail: EventDetail = [
            "a": [.exists], "b": [.doesNotExist], "c": [.wildcard("*.mp4")], "d": [.cidr("10.0.0.0/8")], "e": [.cidr("2001:db8::/32")],
            "f": [.numeric(1...5.5)], "g": [.numeric(.greaterThan(1))], "h": [.numeric(.atLeast(-1), .lessThan(9))],
            "i": [.numeric(.equal(3))], "j": [.anythingBut("x", "y")], "k": [.anythingBut(1, 2)], "l": [.anythingButPrefix("p")],
            "m": [.anythingButSuffix("s", "t")], "n": [.anythingButWildcard("w*")], "o": [.anythingButIgnoringCase("e")],
            "p": [.prefixIgnoringCase("P")], "q": [.suffixIgnoringCase("S")], "r": [.null], "s": [.numeric(.atMost(0))],
            "$or": .anyOf([["x": ["1"]], ["y": [.exists]]]),
        ]
        let role = Role.imported(stack, "Role", arn: "arn:aws:iam::111111111111:role/events")
        let fifo = Queue(stack, "Fifo", isFIFO: true)
        Rule(
            stack, "All",
            pattern: EventPattern(
                source: [.prefix("video.")], detailType: [.suffix("Created"), .equalsIgnoringCase("deleted"), "x"], detail: detail,
                account: ["1"], region: [.prefix("eu-")], resources: [EventMatch(t)], time: [.prefix("2026")], id: ["i"], version: ["0"]),
            ruleName: "all", isEnabled: false, role: role, targets: [.queue(fifo, messageGroup: "g")])
    }

    private func schedules(_ stack: Stack, _ q: Queue) {
        let key = Key(stack, "Key")
        let encrypted = Queue(stack, "Enc", encryption: .kms(key: key))
        Rule(stack, "Cron", schedule: .cron(minute: "0", hour: "4"), ruleName: "cr", targets: [.queue(encrypted)])
        Rule(stack, "Week", schedule: .cron(hour: "4", month: "JAN", weekDay: "MON-FRI", year: "2027"), targets: [.queue(q)])
        Rule(stack, "Day", schedule: .cron(minute: "5", day: "1"))
        let intervals: [Duration] = [
            .minutes(1), .minutes(5), .hours(1), .minutes(60), .hours(24), .days(2), .hours(36), .minutes(90),
        ]
        for (index, interval) in intervals.enumerated() { Rule(stack, "Rate\(index)", schedule: .rate(interval)) }
        Rule(stack, "Both", pattern: EventPattern(source: ["x"]), schedule: Schedule("rate(7 minutes)"))
    }

    @Test func buses() throws {
        try Conformance.check("94-events-buses") { app in
            buses(Stack(app, "Buses", env: Conformance.environment))
            buses(Stack(app, "BusesAgnostic"))
        }
    }

    private func buses(_ stack: Stack) {
        let bus = EventBus(stack, "Bus", name: "bus")
        let plain = EventBus(stack, "Plain")
        let q = Queue(stack, "Q")
        let key = Key(stack, "Key")
        let full = EventBus(
            stack, "Full", description: "d", encryptionKey: key, deadLetterQueueARN: q.arn,
            logConfiguration: Events.CfnEventBus.LogConfigProperty(includeDetail: .full, level: .info))
        let partner = EventBus(stack, "Partner", eventSource: "aws.partner/example.com/1")
        let role = Role(stack, "R", assumedBy: .service("ec2.amazonaws.com"))
        for bus in [bus, plain, full] { bus.grantPutEvents(to: role) }
        plain.grantPutEvents(to: .account("222222222222"), sid: "other")
        plain.grantPutEvents(to: .service("mediaconvert.amazonaws.com"), sid: String(repeating: "x", count: 70))
        plain.addToResourcePolicy(
            PolicyStatement(
                sid: "Org", actions: ["events:PutEvents"], resources: [plain.arn], principals: [.organization("o-1234567890")]))
        bus.archive("Arc", pattern: EventPattern(account: ["1"]), retention: .days(3))
        bus.archive("Named", pattern: EventPattern(source: [.prefix("video.")]), archiveName: "named", description: "kept")
        let imported = EventBus.imported(stack, "IB", arn: "arn:aws:events:eu-west-1:222222222222:event-bus/o")
        let named = EventBus.imported(stack, "Named", name: "default")
        named.grantPutEvents(to: role)
        imported.grantPutEvents(to: role)
        imported.grantPutEvents(to: .service("mediaconvert.amazonaws.com"), sid: "y")
        named.archive("Arc", pattern: EventPattern(source: ["x"]))
        let rule = Rule(
            stack, "OnBus", pattern: EventPattern(source: [.prefix("a")]), bus: bus, targets: [.eventBus(imported)])
        rule.addTarget(.eventBus(plain, deadLetterQueue: q))
        rule.addTarget(.eventBus(full, role: role))
        Rule(stack, "OnDefault", pattern: EventPattern(source: ["b"]), bus: named, targets: [.eventBus(bus)])
        topic(
            stack, "Names",
            [
                "a": AnyValue(bus.arn), "b": AnyValue(plain.name), "c": AnyValue(imported.name), "d": AnyValue(named.arn),
                "e": AnyValue(partner.arn),
            ])
    }
}
