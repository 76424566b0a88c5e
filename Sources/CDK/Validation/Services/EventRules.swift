import CloudAssembly

/// Rules of EventBridge and their targets.
///
/// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html, …/API_PutTargets.html
enum EventRules {
    private static let type = "AWS::Events::Rule"

    static let rules: [ServiceRule] = [
        // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
        .error("swift-cdk:events/schedule-bus", type) { rule in
            let bus = rule["EventBusName"]
            guard rule["ScheduleExpression"].isPresent,
                rule.target(of: bus, type: "AWS::Events::EventBus") != nil
                    || bus.text.map({ $0 != "default" && !$0.hasSuffix("/default") }) == true
            else { return }
            rule.report(bus, "A schedule is on the default bus alone", "remove it, or make a rule of its own")
        },
        .error("swift-cdk:events/rate", type) { rule in
            let expression = rule["ScheduleExpression"]
            guard let text = expression.text, text.hasPrefix("rate("), text.hasSuffix(")") else { return }
            let words = text.dropFirst(5).dropLast().split(separator: " ")
            guard words.count == 2, let count = Int(words[0]) else { return }
            let units = count == 1 ? ["minute", "hour", "day"] : ["minutes", "hours", "days"]
            if count < 1 {
                rule.report(expression, "'\(text)' is no rate: it is 1 or more", "give at least 1")
            } else if !units.contains(String(words[1])) {
                rule.report(
                    expression, "'\(text)' is no rate: \(count == 1 ? "one" : "several") of \(NearestNames.list(units)) is meant",
                    "write \(NearestNames.list(units.map { "rate(\(count) \($0))" }))")
            }
        },
        .error("swift-cdk:events/cron-fields", type) { rule in
            let expression = rule["ScheduleExpression"]
            guard let text = expression.text, text.hasPrefix("cron("), text.hasSuffix(")") else { return }
            let fields = text.dropFirst(5).dropLast().split(separator: " ")
            if fields.count != 6 {
                rule.report(
                    expression,
                    "'\(text)' has \(fields.count) fields, and six are minutes, hours, days, months, days of the week and years",
                    "write all six")
            } else if (fields[2] == "?") == (fields[4] == "?") {
                rule.report(
                    expression, "One of the two kinds of days is '?', unlike in '\(text)'",
                    "write ? for the days or for the days of the week")
            }
        },
        .error("swift-cdk:events/duplicate-target", type) { rule in
            var known: Set<String> = []
            for target in rule["Targets"].elements {
                guard let id = target["Id"].text, !known.insert(id).inserted else { continue }
                rule.report(target["Id"], "Another target of the rule has the id '\(id)'", "give it another id")
            }
        },
        .error("swift-cdk:events/target-input", type) { rule in
            for target in rule["Targets"].elements {
                let given = ["Input", "InputPath", "InputTransformer"].filter { target[$0].isPresent }
                guard given.count > 1 else { continue }
                rule.report(
                    target, "What the target gets is said by \(NearestNames.list(given, "and")), and only one can be set",
                    "keep one of them")
            }
        },
        .error("swift-cdk:events/input-json", type) { rule in
            for target in rule["Targets"].elements {
                // The error is that of a parser; the rule says it in the words of the service.
                guard let text = target["Input"].text, (try? JSON(parsing: text)) == nil else { continue }
                rule.report(
                    target["Input"], "The input is not JSON: '\(text.prefix(40))'", "write it as JSON: a text stands in quotation marks")
            }
        },
        // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
        .error("swift-cdk:events/transformer-variable", type) { rule in
            for target in rule["Targets"].elements {
                let transformer = target["InputTransformer"]
                let paths = transformer["InputPathsMap"]
                guard let template = transformer["InputTemplate"].text, paths.isAbsent || paths.value?.object != nil else { continue }
                for name in template.placeholders where !name.hasPrefix("aws.events.") && paths[name].isAbsent {
                    rule.report(
                        transformer["InputTemplate"], "The template names <\(name)>, and no path gives it", "add '\(name)' to InputPathsMap"
                    )
                }
            }
        },
        // "RoleArn is required for target arn:aws:states:…": https://github.com/awsdocs/aws-cloudformation-user-guide/pull/1178,
        // https://github.com/hashicorp/terraform-provider-aws/pull/19913
        .error("swift-cdk:events/target-role", type) { rule in
            for target in rule["Targets"].elements where target["RoleArn"].isAbsent {
                guard let service = rule.service(of: target["Arn"]), let name = startedThings[service] else { continue }
                rule.report(target, "A rule starts \(name) with a role", "set RoleArn to a role that events.amazonaws.com may take on")
            }
        },
        .error("swift-cdk:events/cluster-parameters", type) { rule in
            for target in rule["Targets"].elements where rule.service(of: target["Arn"]) == "ecs" && target["EcsParameters"].isAbsent {
                rule.report(target, "A cluster runs a task definition, and none is named", "set EcsParameters")
            }
        },
        // https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_SqsParameters.html
        .error("swift-cdk:events/fifo-group", type) { rule in
            for target in rule["Targets"].elements where target["SqsParameters"].isAbsent {
                guard
                    rule.target(of: target["Arn"], type: "AWS::SQS::Queue")?.isFifo == true
                        || target["Arn"].arn.map({ $0.service == "sqs" && $0.resource.hasSuffix(".fifo") }) == true
                else { continue }
                rule.report(target, "Messages of a FIFO queue belong to a group", "set SqsParameters.MessageGroupId")
            }
        },
        .error("swift-cdk:events/dead-letter-queue", type) { rule in
            for target in rule["Targets"].elements {
                rule.refuseFifo(target["DeadLetterConfig", "Arn"], "The dead-letter queue of a target")
            }
        },
        // Deployed, and nothing is called: https://github.com/buildkite/on-demand/pull/26
        // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
        .warning("swift-cdk:events/target-permission", type) { rule in
            for target in rule["Targets"].elements where target["RoleArn"].isAbsent {
                let service = "events.amazonaws.com"
                let place = target["Arn"]
                if let function = rule.function(place), !rule.template.mayCall(function, from: service) {
                    rule.report(
                        place, "Nothing in the template lets \(service) call \(function.name), so that it is never called",
                        "add a permission of the function")
                } else if let queue = rule.target(of: place, type: "AWS::SQS::Queue"),
                    !rule.template.mayReach(queue, from: service, "sqs:SendMessage")
                {
                    rule.report(
                        place, "No policy lets \(service) send to \(queue.name), so that nothing arrives", "add a policy of the queue")
                } else if let topic = rule.target(of: place, type: "AWS::SNS::Topic"),
                    !rule.template.mayReach(topic, from: service, "sns:Publish")
                {
                    rule.report(
                        place, "No policy lets \(service) publish to \(topic.name), so that nothing arrives", "add a policy of the topic")
                }
            }
        },
        // https://docs.aws.amazon.com/scheduler/latest/APIReference/API_FlexibleTimeWindow.html
        .error("swift-cdk:scheduler/flexible-window", "AWS::Scheduler::Schedule") { schedule in
            let window = schedule["FlexibleTimeWindow"]
            let minutes = window["MaximumWindowInMinutes"]
            if window["Mode"].text == "FLEXIBLE", minutes.isAbsent {
                schedule.report(window, "A flexible window has a length", "set MaximumWindowInMinutes")
            } else if window["Mode"].text == "OFF", minutes.isPresent {
                schedule.report(minutes, "A window has a length, and it is off", "set Mode to FLEXIBLE, or remove it")
            }
        },
    ]
}

extension ResourceCheckup {
    /// The service of a target.
    fileprivate func service(of value: KnownValue) -> String? {
        if let service = value.arn?.service { return service }
        guard let type = value.reference.flatMap({ template.resource($0.name)?.type }) else { return nil }
        return startedTypes[type]
    }
}

/// What rules start with a role, by service.
private let startedThings = [
    "states": "a state machine", "codebuild": "a project of CodeBuild", "codepipeline": "a pipeline", "kinesis": "a stream",
    "firehose": "a delivery stream", "batch": "a queue of Batch", "ecs": "a cluster",
]

/// Their services, by type.
private let startedTypes = [
    "AWS::StepFunctions::StateMachine": "states", "AWS::CodeBuild::Project": "codebuild", "AWS::CodePipeline::Pipeline": "codepipeline",
    "AWS::Kinesis::Stream": "kinesis", "AWS::KinesisFirehose::DeliveryStream": "firehose", "AWS::Batch::JobQueue": "batch",
    "AWS::ECS::Cluster": "ecs",
]

extension String {
    /// The names in `<name>`.
    fileprivate var placeholders: [String] {
        split(separator: "<").dropFirst().compactMap { part in
            let name = part.prefix { $0 != ">" }
            let isName = !name.isEmpty && name.count < part.count && name.allSatisfy { $0.isLetter || $0.isNumber || "._-".contains($0) }
            return isName ? String(name) : nil
        }
    }
}
