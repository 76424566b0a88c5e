import CloudAssembly

/// The limits that CloudFormation sets to a template (Semantics 26).
enum TemplateLimits {
    private static let resources = 500
    /// In UTF-16 code units.
    private static let length = 1_000_000

    static func check(_ template: JSON, text: [UInt8], isCompact: Bool, _ stack: StackNode) {
        checkResources(template, stack)
        // Counting code units takes time, and a text has no more of them than bytes.
        guard text.count > length * 8 / 10 else { return }
        let count = String(decoding: text, as: UTF8.self).utf16.count
        guard count > length * 8 / 10 else { return }
        let verb = count > length ? "exceeds" : "is approaching"
        let advice = isCompact ? "" : " or set suppressTemplateIndentation"
        Annotations.of(stack).addWarning(
            "@aws-cdk/core:Stack.templateSize",
            "Template size \(verb) limit: \(count)/\(length). Split resources into multiple stacks\(advice) to reduce template size.")
    }

    private static func checkResources(_ template: JSON, _ stack: StackNode) {
        let limit = stack.context("@aws-cdk/core:stackResourceLimit")?.number.map { Int(exactly: $0.rounded(.down)) ?? .max } ?? resources
        guard limit > 0, let all = template["Resources"]?.object else { return }
        if all.count > limit {
            var counts = OrderedMap<Int>()
            for resource in all.values { counts[resource["Type"]?.string ?? "", default: 0] += 1 }
            let list = counts.map { "\($0.key) (\($0.value))" }.joined(separator: ", ")
            stack.report(
                "Number of resources in stack '\(stack.path)': \(all.count) is greater than allowed maximum of \(limit): \(list)",
                action: "split the stack")
        } else if all.count * 10 >= limit * 8 {
            Annotations.of(stack).addInfo("Number of resources: \(all.count) is approaching allowed maximum of \(limit)")
        }
    }
}
