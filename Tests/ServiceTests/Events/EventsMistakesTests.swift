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

    private func pattern(_ pattern: EventPattern) -> [String] { stackProblems { Rule($0, "Rule", pattern: pattern) } }

    @Test func patterns() {
        #expect(
            pattern(EventPattern(source: [.cidr("10.0.0.0/33")], detail: ["a": ["b": [.cidr("2001:db8::1::/32"), .numeric()]]])) == [
                "video/Rule: Invalid IP address range: 10.0.0.0/33 -> write it as in 10.0.0.0/24 or 2001:db8::/32",
                "video/Rule: Invalid IP address range: 2001:db8::1::/32 -> write it as in 10.0.0.0/24 or 2001:db8::/32",
                "video/Rule: A list of matchers must contain at least one element. -> say what the number has to be",
            ])
        #expect(
            pattern(EventPattern(detail: ["$or": .anyOf([["a": [.anythingButPrefix()]]])])) == [
                "video/Rule: anythingBut matchers must be non-empty lists -> say what is excluded"
            ])
        #expect(
            stackProblems { stack in
                let rule = Rule(stack, "Rule", pattern: EventPattern(detail: ["a": ["x"]]))
                rule.addEventPattern(EventPattern(detail: ["a": ["b": ["x"]]]))
            } == [
                "video/Rule: Invalid event pattern field a. Type mismatch between existing pattern and added pattern -> give both patterns "
                    + "a list for a, or both an object"
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
            stackProblems { Rule($0, "Rule") } == [
                "video/Rule: Either 'eventPattern' or 'schedule' must be defined -> give the rule a pattern or a schedule"
            ])
        #expect(
            stackProblems { stack in
                let queue = Queue(stack, "Queue")
                Rule(
                    stack, "Rule", pattern: any, ruleName: PhysicalName(String(repeating: "a b", count: 22)),
                    targets: Array(repeating: .queue(queue), count: 6))
            } == [
                "video/Rule: Event rule name must be between 1 and 64 characters. Received: \(String(repeating: "a b", count: 22)) -> use "
                    + "a shorter name, or none",
                "video/Rule: Event rule name \(String(repeating: "a b", count: 22)) can contain only letters, numbers, periods, hyphens, "
                    + "or underscores with no spaces. -> correct the name",
                "video/Rule: Event rule cannot have more than 5 targets. -> create a second rule with the same pattern",
            ])
        #expect(
            stackProblems { Rule($0, "Rule", schedule: .rate(.minutes(1)), bus: EventBus($0, "Bus")) } == [
                "video/Rule: Cannot associate rule with 'eventBus' when using 'schedule' -> leave one of the two out: schedules are on the "
                    + "default bus"
            ])
    }

    @Test func schedules() {
        func schedule(_ schedule: Schedule) -> [String] { stackProblems { Rule($0, "Rule", schedule: schedule) } }
        #expect(schedule(.rate(.minutes(0))) == ["video/Rule: Duration cannot be 0 -> use at least one minute"])
        #expect(
            schedule(.rate(.seconds(90))) == [
                "video/Rule: '90 seconds' cannot be converted into a whole number of minutes. -> use a whole number of minutes"
            ])
        #expect(
            schedule(.cron(minute: "0", day: "1", weekDay: "MON")) == [
                "video/Rule: Cannot supply both 'day' and 'weekDay', use at most one -> leave one of the two out"
            ])
    }

    @Test func targets() {
        #expect(
            stackProblems { stack in
                let elsewhere = Stack(stack.node.root, "other", env: Environment(account: "222222222222", region: .euSouth1))
                Rule(stack, "Rule", pattern: any, ruleName: "r", targets: [.queue(Queue(elsewhere, "Queue", queueName: "q"))])
            } == [
                "video/Rule: The target 'other/Queue' is in another account or region than the rule: aws://222222222222/eu-south-1 instead "
                    + "of aws://111111111111/eu-south-1 -> send the events to an event bus there with .eventBus, and create a rule for the "
                    + "target there"
            ])
        #expect(
            stackProblems { stack in
                let elsewhere = Stack(stack.node.root, "other", env: Environment(account: "111111111111", region: .usEast1))
                let delivery = TargetDelivery(deadLetterQueue: Queue(elsewhere, "Queue", queueName: "q"))
                Rule(stack, "Rule", pattern: any, targets: [.queue(Queue(stack, "Queue"), delivery: delivery)])
            } == [
                "video/Rule: Cannot assign Dead Letter Queue in region us-east-1 to the rule videoRuleCD455BBD in region eu-south-1. Both "
                    + "the queue and the rule must be in the same region. -> use a queue of eu-south-1"
            ])
        #expect(
            stackProblems { stack in
                let input: RuleTargetInput = .object(["a": .field("$.detail.x"), "b": .field("$.detail-x")])
                Rule(stack, "Rule", pattern: any, targets: [.queue(Queue(stack, "Queue"), input: input)])
            } == [
                "video/Rule: Single key 'detail-x' is used for two different JSON paths: '$.detail-x' and '$.detail.x' -> leave one of the "
                    + "two out"
            ])
        #expect(
            stackProblems { stack in
                let logs = LogGroup(stack, "Logs")
                Rule(
                    stack, "Rule", pattern: any,
                    targets: [.logGroup(logs, input: .path("$.detail")), .logGroup(logs, input: .object(["message": .detailType]))])
            } == [
                "video/Rule: CloudWatchLogGroup targets does not support input or inputPath -> use .object with timestamp and message",
                "video/Rule: CloudWatchLogGroup targets only support input templates in the format {timestamp: <timestamp>, message: "
                    + "<message>} -> use .object with the members timestamp and message",
            ])
    }

    @Test func buses() {
        func bus(_ name: PhysicalName? = nil, source: String? = nil, description: String? = nil) -> [String] {
            stackProblems { EventBus($0, "Bus", name: name, eventSource: source, description: description) }
        }
        #expect(
            bus("default") == [
                "video/Bus: 'eventBusName' must not be 'default' -> import it: EventBus.imported(scope, id, name: \"default\")"
            ])
        #expect(bus("a/b") == ["video/Bus: 'eventBusName' must not contain '/' -> correct the name"])
        #expect(bus("a b") == ["video/Bus: 'eventBusName' must satisfy: /^[\\/\\.\\-_A-Za-z0-9]{1,256}$/ -> correct the name"])
        #expect(
            bus(source: "partner") == [
                "video/Bus: 'eventSourceName' must satisfy: /^aws\\.partner(\\/[\\.\\-_A-Za-z0-9]+){2,}$/ -> take the name from the "
                    + "EventBridge console"
            ])
        #expect(
            bus("name", source: "aws.partner/a/b") == [
                "video/Bus: 'eventBusName' and 'eventSourceName' cannot both be provided -> leave the name out: the bus is called as the "
                    + "source"
            ])
        #expect(
            bus(description: String(repeating: "x", count: 513)) == [
                "video/Bus: description must be less than or equal to 512 characters, got 513 -> shorten the description"
            ])
        #expect(
            stackProblems { EventBus($0, "Bus").grantPutEvents(to: .service("lambda.amazonaws.com")) } == [
                "video/Bus: Event Bus policy statements must have a sid -> give the statement, or the grant, a sid"
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
            app.diagnostics.map { "\($0.constructPath): \($0.message)" } == [
                "video/Rule: cron: If you don't pass 'minute', by default the event runs every minute. Pass 'minute: '*'' if that's what "
                    + "you intend, or 'minute: 0' to run once per hour instead. [ack: @aws-cdk/aws-events:scheduleWillRunEveryMinute]",
                "video/Bus: Unable to add necessary permissions to imported target event bus: "
                    + "arn:aws:events:eu-south-1:111111111111:event-bus/default [ack: @aws-cdk/aws-events:eventBusAddToResourcePolicy]",
                "video/There: Either the Event Rule or target has an unresolved environment. \n           If they are being used in a "
                    + "cross-environment setup you need to specify the environment for both. [ack: "
                    + "@aws-cdk/aws-events:ruleUnresolvedEnvironment]",
            ])
    }
}
