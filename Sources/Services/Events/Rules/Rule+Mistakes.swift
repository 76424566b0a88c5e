import CDK

extension Rule {
    func reportMistakes(ruleName: String?, hasSchedule: Bool) {
        for problem in pattern.problems { problem.report(at: node) }
        if let ruleName {
            if !(1...64).contains(ruleName.utf16.count) {
                node.report(
                    "Event rule name must be between 1 and 64 characters. Received: \(ruleName)", action: "use a shorter name, or none")
            }
            if !EventBusName.isAllowed(ruleName, besides: "._-") {
                node.report(
                    "Event rule name \(ruleName) can contain only letters, numbers, periods, hyphens, or underscores with no spaces.",
                    action: "correct the name")
            }
        }
        if pattern.property == nil, !hasSchedule {
            node.report("Either 'eventPattern' or 'schedule' must be defined", action: "give the rule a pattern or a schedule")
        }
        if targets.count > 5 {
            node.report("Event rule cannot have more than 5 targets.", action: "create a second rule with the same pattern")
        }
    }

    /// Reports a target that the rule cannot reach.
    func check(_ resource: any Scope, arn: ARN) {
        let own = node.environment
        let other = Environment(of: resource, arn: arn)
        let places = [(own.account, other.account), (own.region?.rawValue, other.region?.rawValue)]
        if places.contains(where: { ($0 == nil) != ($1 == nil) }) {
            Annotations.of(self).addWarning(
                "@aws-cdk/aws-events:ruleUnresolvedEnvironment",
                "Either the Event Rule or target has an unresolved environment. \n           If they are being used in a cross-environment "
                    + "setup you need to specify the environment for both.")
        }
        guard places.contains(where: { $0 != nil && $1 != nil && $0 != $1 }) else { return }
        node.report(
            "The target '\(resource.node.path)' is in another account or region than the rule: \(other.url) instead of \(own.url)",
            action: "send the events to an event bus there with .eventBus, and create a rule for the target there")
    }
}
