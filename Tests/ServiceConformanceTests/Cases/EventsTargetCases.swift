import CDK
import CDKEvents
import CDKEventsTargets
import CDKIAM
import CDKLambda
import CDKSNS
import CDKSQS
import CDKStepFunctions
import ConformanceSupport
import Testing

@Suite struct EventsTargetCases {
    @Test func targets() throws {
        try Conformance.check("95-events-targets") { app in
            let stack = Stack(app, "Ev", env: Conformance.environment)
            let q = Queue(stack, "Q")
            let t = Topic(stack, "T")
            let f = Function(stack, "F", code: .inline("x"), runtime: .nodejs22, handler: "index.h")
            let sm = StateMachine(stack, "SM", definition: Pass(stack, "P"))
            let r = Rule(
                stack, "R",
                pattern: EventPattern(
                    source: ["aws.s3"], detailType: ["Object Created"],
                    detail: ["bucket": ["name": ["b"]], "size": [.numeric(.greaterThan(0))]], account: ["111111111111"]),
                description: "d")
            r.addTarget(
                .function(
                    f, input: .object(["x": .field("$.detail.x"), "lit": 1, "id": .eventID]),
                    delivery: TargetDelivery(retryAttempts: 2, maximumEventAge: .hours(1), deadLetterQueue: q)))
            r.addTarget(.queue(q, input: .text("hello \(EventField("$.detail.y"))")))
            r.addTarget(.topic(t))
            r.addTarget(.stateMachine(sm, input: .path("$.detail")))
            r.addEventPattern(EventPattern(source: ["aws.ec2"], region: ["eu-south-1"]))
            Rule(stack, "Cron", schedule: .cron(minute: "0", hour: "4"), ruleName: "cr", isEnabled: false, targets: [.function(f)])
            Rule(stack, "Rate", schedule: .rate(.minutes(5)), targets: [.function(f), .function(f, input: .text("again"))])
            let bus = EventBus(stack, "Bus", name: "bus")
            let other = EventBus.imported(stack, "IB", arn: "arn:aws:events:eu-south-1:111111111111:event-bus/o")
            Rule(stack, "OnBus", pattern: EventPattern(source: [.prefix("a")]), bus: bus, targets: [.eventBus(other)])
            bus.archive("Arc", pattern: EventPattern(account: ["1"]), retention: .days(3))
            bus.grantPutEvents(to: f)
            let role = Role(stack, "Role", assumedBy: .service("events.amazonaws.com"))
            let alias = FunctionAlias(stack, "Live", name: "live", version: f.currentVersion)
            let imported = Function.imported(stack, "IF", arn: "arn:aws:lambda:eu-south-1:111111111111:function:there")
            Rule(
                stack, "More", pattern: EventPattern(source: ["x"]),
                targets: [
                    .topic(t, input: .text("m"), role: role), .topic(t, usesRole: true, delivery: TargetDelivery(deadLetterQueue: q)),
                    .function(alias), .function(imported),
                ])
        }
    }
}
