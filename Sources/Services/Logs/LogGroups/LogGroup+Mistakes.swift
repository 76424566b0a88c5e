import CDK

extension LogGroup {
    /// The settings that CloudWatch Logs does not accept.
    /// [Source](https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch_Logs_Log_Classes.html)
    static func mistakes(
        _ retention: LogRetention?, isDelivery: Bool, _ dataProtectionPolicy: DataProtectionPolicy?, _ indexedFields: [String]?
    ) -> [Diagnostic] {
        var mistakes: [Diagnostic] = []
        if isDelivery {
            let settings = [
                ("retention", "retention", retention != nil),
                ("dataProtectionPolicy", "data protection policy", dataProtectionPolicy != nil),
                ("indexedFields", "indexed fields", indexedFields != nil),
            ]
            for (label, name, isGiven) in settings where isGiven {
                mistakes.append(
                    .error(
                        "swift-cdk:logs/delivery-class", "A log group of the class .delivery has no \(name) of its own",
                        action: "leave \(label) out, or use another logGroupClass", in: label))
            }
        }
        if let days = retention?.days, !LogRetention.lengths.contains(days) {
            let longer = LogRetention.lengths.first { $0 > days }
            mistakes.append(
                .error(
                    "swift-cdk:logs/retention", "CloudWatch Logs does not keep events for \(days) days",
                    action: longer.map { "use .days(\($0)), the next longer time, or .forever" } ?? "use .tenYears or .forever",
                    in: "retention"))
        }
        if let count = indexedFields?.count, count > 20 {
            mistakes.append(
                .error(
                    "swift-cdk:logs/indexed-fields", "A log group indexes at most 20 fields, but this one indexes \(count)",
                    action: "leave \(count - 20) of them out", in: "indexedFields"))
        }
        if dataProtectionPolicy?.identifiers.isEmpty == true {
            mistakes.append(
                .error(
                    "swift-cdk:logs/no-identifiers", "The data protection policy names no data to look for",
                    action: "give it an identifier, such as .managed(\"EmailAddress\")", in: "dataProtectionPolicy"))
        }
        return mistakes
    }
}
