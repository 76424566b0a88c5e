import CDK
import CDKEvents
import CDKSQS

/// A second stack, in a region that has MediaConvert: the queue, presets and job templates, and the rule that forwards what happens to
/// jobs, with alarms of its own; and the bucket into which jobs write, where that is to be beside them.
///
/// Names alone join the two stacks, no exports and no dependency, so that each can be updated, and destroyed, by itself: the command line
/// destroys with a stack all that depend on it. With such a bucket it does depend on the pipeline's.
struct CompanionStack {
    /// Deployed behind the pipeline's stack, whose guard may refuse to have one.
    let stack: Stack

    @discardableResult
    init(_ scope: Node, _ shared: SharedParts, region: Region, environmentSuffix: EnvironmentSuffix, alarmEmail: String?) {
        let (names, target) = (shared.names, shared.target)
        let main = scope.stack?.construct as? Stack
        let parent: any Scope = main?.node.scope ?? scope
        stack = Stack(
            // In front, so that it is the main stack of no other suffix.
            parent, "\(names.withoutSuffix("mediaconvert"))-\(main?.node.id ?? "streaming")",
            env: Environment(account: main?.environment.account, region: region),
            description: "MediaConvert's part of a streaming platform in another region")
        _ = MediaConvertResources(stack, "MediaConvert", definition: shared.definition, target: target)
        if let staging = shared.staging {
            StagedOutputs(stack, "Outputs", staging, shared, environmentSuffix: environmentSuffix, main: main)
            if let main { stack.addDependency(main, reason: "S3 copies only into a bucket that is there") }
        }

        let delivering = DeliveringRule(
            stack.node, names: names, name: "job-events", roleName: "job-events",
            pattern: JobEvents.ends(of: target),
            target: .init(id: "MainRegion", arn: JobEvents.busARN(scope, names: names), action: "events:PutEvents"))
        Self.watch(
            stack.node, names: names, rule: delivering.rule, deadLetters: delivering.deadLetters, alarmEmail: alarmEmail,
            runbook: shared.runbook)
    }

    /// Alarms reach only topics of their own region.
    private static func watch(
        _ node: Node, names: ResourceNames, rule: Rule, deadLetters: Queue, alarmEmail: String?, runbook: Runbook
    ) {
        let key = PlatformKey(node, "Key", names: names, admitting: ["cloudwatch.amazonaws.com"])
        let topic = PlatformTopic(
            node, "AlarmTopic", type: "alarm-topic", names: names, key: key, publishers: ["cloudwatch.amazonaws.com"])
        let name = "job-events-rule"
        var watched = [.failures(of: rule, named: name), .lostEvents(of: rule, named: name)] + Watched.losses(of: topic)
        watched.append(.messages(in: deadLetters, named: "job-events-dlq"))
        if let alarmEmail { watched.append(.messages(in: topic.subscribe(email: alarmEmail), named: "alarm-topic-dlq")) }
        let alarms = Node(node, "Alarms")
        for watched in watched { _ = watched.alarm(alarms, names: names, topic: topic, runbook: runbook) }
        _ = Construct(alarms)
    }
}
