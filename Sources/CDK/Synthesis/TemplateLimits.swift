import CloudAssembly

/// The limits that CloudFormation sets to a template (Semantics 26).
enum TemplateLimits {
    private static let resources = 500
    /// The most UTF-16 code units that a template may have.
    private static let length = 1_000_000

    static func check(_ template: JSON, text: [UInt8], isCompact: Bool, _ stack: StackNode) {
        checkResources(template, stack)
        // Counting code units takes time, and a text has no more of them than bytes.
        guard text.count > length * 8 / 10 else { return }
        let count = String(decoding: text, as: UTF8.self).utf16.count
        guard count > length * 8 / 10 else { return }
        stack.report(
            .warning(
                "@aws-cdk/core:Stack.templateSize",
                "The template has \(count) characters, \(count > length ? "more than" : "close to") CloudFormation's limit of \(length)",
                action: "move resources to another stack" + (isCompact ? "" : ", or set suppressTemplateIndentation")))
    }

    private static func checkResources(_ template: JSON, _ stack: StackNode) {
        let limit = stack.number("@aws-cdk/core:stackResourceLimit").map { Int(exactly: $0.rounded(.down)) ?? .max } ?? resources
        guard limit > 0, let all = template["Resources"]?.object else { return }
        if all.count > limit {
            var counts = OrderedMap<Int>()
            // It only counts: what has no type is told by the check of resources.
            for resource in all.values { counts[resource["Type"]?.string ?? "", default: 0] += 1 }
            let list = counts.map { "\($0.key) (\($0.value))" }.joined(separator: ", ")
            stack.report(
                .error(
                    "swift-cdk:stacks/too-many-resources", "The stack has \(all.count) resources, \(limit) is the most: \(list)",
                    action: "move some to another stack"))
        } else if all.count * 10 >= limit * 8 {
            Annotations.of(stack).addInfo(
                "swift-cdk:stacks/many-resources", "The stack has \(all.count) resources, \(limit) is the most")
        }
    }
}
