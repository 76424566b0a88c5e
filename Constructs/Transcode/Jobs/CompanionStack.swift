import CDK
import CDKEvents
import CDKEventsTargets
import CDKIAM
import CDKSQS

/// A second stack, in a region that has MediaConvert: the queue, presets and job templates, and the rule that forwards what happens to
/// jobs, with alarms of its own.
///
/// Names alone join the two stacks, no exports, so that each can be updated by itself.
struct CompanionStack {
    /// Deployed before the pipeline's stack: its jobs use the templates.
    let stack: Stack

    init(
        _ scope: Node, names: ResourceNames, region: Region, definition: JobDefinition, target: MediaConvertTarget, busARN: ARN,
        alarmEmail: String?
    ) {
        let main = scope.stack?.construct as? Stack
        let parent: any Scope = main?.node.scope ?? scope
        stack = Stack(
            // In front, so that it is the main stack of no other suffix.
            parent, "\(names.withoutSuffix("mediaconvert"))-\(main?.node.id ?? "streaming")",
            env: Environment(account: main?.environment.account, region: region),
            description: "MediaConvert's part of a streaming platform in another region")
        _ = MediaConvertResources(stack, "MediaConvert", definition: definition, target: target)

        let node = stack.node
        let deadLetters = DeadLetters.queue(node, "DeadLetters", name: names("job-events-dlq"))
        let role = Role(
            node, "Role",
            assumedBy: .service(
                "events.amazonaws.com", conditions: ["StringEquals": ["aws:SourceAccount": AnyValue(node.account)]]),
            inlinePolicies: [
                names("job-events-policy"): PolicyDocument(statements: [
                    PolicyStatement(actions: ["events:PutEvents"], resources: [busARN])
                ])
            ], roleName: PhysicalName(names("job-events-role")))
        let rule = Events.CfnRule(
            node, "Rule",
            eventPattern: [
                "source": ["aws.mediaconvert"], "detail-type": ["MediaConvert Job State Change"],
                "detail": ["queue": [AnyValue(target.queueARN)], "status": ["COMPLETE", "ERROR", "CANCELED"]],
            ], name: Value(names("job-events-rule")), state: .enabled,
            targets: [
                .init(
                    arn: busARN.text, id: "MainRegion", deadLetterConfig: .init(arn: deadLetters.arn.text), roleArn: role.arn.text)
            ])
        DeadLetters.admit("events.amazonaws.com", from: ARN(raw: rule.attrArn.raw), to: deadLetters)
        Self.watch(node, names: names, rule: rule, deadLetters: deadLetters, alarmEmail: alarmEmail)
        main?.addDependency(stack, reason: "jobs use the templates of the other region")
    }

    /// Alarms reach only topics of their own region.
    private static func watch(
        _ node: Node, names: ResourceNames, rule: Events.CfnRule, deadLetters: Queue, alarmEmail: String?
    ) {
        let key = PlatformKey(node, "Key", names: names, admitting: ["cloudwatch.amazonaws.com"])
        let topic = PlatformTopic(
            node, "AlarmTopic", type: "alarm-topic", names: names, key: key, publishers: ["cloudwatch.amazonaws.com"])
        var watched = Watched.failures(of: rule, named: "job-events-rule") + Watched.losses(of: topic)
        watched.append(.messages(in: deadLetters, named: "job-events-dlq"))
        if let alarmEmail { watched.append(.messages(in: topic.subscribe(email: alarmEmail), named: "alarm-topic-dlq")) }
        let alarms = Node(node, "Alarms")
        for watched in watched { _ = watched.alarm(alarms, names: names, topic: topic) }
        _ = Construct(alarms)
    }
}
