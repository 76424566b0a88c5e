import CDK

extension Rule {
    /// The most targets of a rule.
    /// [Source](https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html)
    static let maximumTargets = 5

    /// Mistakes that are known when everything has been added.
    func mistakes(ruleName: String?, hasSchedule: Bool) -> [Diagnostic] {
        var mistakes = pattern.mistakes
        if let ruleName {
            if !(1...64).contains(ruleName.utf16.count) {
                mistakes.append(
                    .error(
                        "swift-cdk:events/rule-name-length",
                        "The rule's name has \(ruleName.utf16.count) characters, and 1 to 64 are possible",
                        action: "correct ruleName, or leave it out"))
            }
            if !EventBusName.isAllowed(ruleName, besides: "._-") {
                mistakes.append(
                    .error(
                        "swift-cdk:events/rule-name-characters",
                        "The rule's name '\(ruleName)' does not consist of letters, digits, periods, hyphens and underscores alone",
                        action: "correct ruleName"))
            }
        }
        if pattern.property == nil, !hasSchedule {
            mistakes.append(
                .error(
                    "swift-cdk:events/rule-without-cause", "The rule has neither a pattern nor a schedule, so it would never send anything",
                    action: "give it a pattern or a schedule"))
        }
        if targets.count > Self.maximumTargets {
            mistakes.append(
                .error(
                    "swift-cdk:events/target-count",
                    "The rule has \(targets.count) targets, and at most \(Self.maximumTargets) are possible",
                    action: "create a second rule with the same pattern", at: surplus))
        }
        return mistakes
    }

    /// Reports a target that the rule cannot reach.
    func check(_ resource: any Scope, arn: ARN) {
        let own = node.environment
        let other = Environment(of: resource, arn: arn)
        let places = [(own.account, other.account), (own.region?.rawValue, other.region?.rawValue)]
        if places.contains(where: { ($0 == nil) != ($1 == nil) }) {
            node.report(
                .warning(
                    "@aws-cdk/aws-events:ruleUnresolvedEnvironment",
                    "Either the account and region of the rule are known or those of a target, so it is open whether the rule can "
                        + "reach it", action: "give both stacks an account and a region"))
        }
        guard places.contains(where: { $0 != nil && $1 != nil && $0 != $1 }) else { return }
        node.report(
            .error(
                "swift-cdk:events/target-elsewhere",
                "The target '\(resource.node.path)' is in another account or region than the rule: \(other.url) instead of "
                    + "\(own.url)", action: "send the events to an event bus there with .eventBus, and create a rule for the target there"))
    }
}
