import CDK

extension LogGroup {
    func reportMistakes(
        _ retention: LogRetention?, isDelivery: Bool, _ dataProtectionPolicy: DataProtectionPolicy?, _ indexedFields: [String]?
    ) {
        if isDelivery {
            let given = [
                ("retention", retention != nil), ("dataProtectionPolicy", dataProtectionPolicy != nil),
                ("fieldIndexPolicies", indexedFields != nil),
            ]
            for (name, isGiven) in given where isGiven {
                node.report(
                    "\(name) is not supported for a log group with logGroupClass DELIVERY; remove \(name) or use a different LogGroupClass",
                    action: "leave \(name == "fieldIndexPolicies" ? "indexedFields" : name) out")
            }
        }
        if let days = retention?.days, days <= 0 {
            node.report("retentionInDays must be positive, got \(days)", action: "use .oneDay or longer")
        } else if let days = retention?.days, !LogRetention.lengths.contains(days) {
            let longer = LogRetention.lengths.first { $0 > days }
            node.report(
                "CloudWatch Logs does not keep events for \(days) days",
                action: longer.map { "use .days(\($0)), the next longer time, or .forever" } ?? "use .tenYears or .forever")
        }
        if let count = indexedFields?.count, count > 20 {
            node.report("A maximum of 20 fields can be indexed per log group", action: "leave \(count - 20) of them out")
        }
        if dataProtectionPolicy?.identifiers.isEmpty == true {
            node.report("DataIdentifier cannot be empty", action: "name what the data protection policy looks for")
        }
    }
}
