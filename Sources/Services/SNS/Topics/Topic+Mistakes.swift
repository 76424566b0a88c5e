import CDK

extension Topic {
    func reportMistakes(
        contentBasedDeduplication: Bool?, fifoThroughputScope: FIFOThroughputScope?, archivedDays: Int?, displayName: String?,
        _ deliveryLogging: [DeliveryLogging]
    ) {
        let action = "leave it out, or set isFIFO"
        if contentBasedDeduplication == true, !isFIFO {
            node.report("Content based deduplication can only be enabled for FIFO SNS topics.", action: action)
        }
        if archivedDays != nil, !isFIFO {
            node.report("`messageRetentionPeriodInDays` is only valid for FIFO SNS topics.", action: "leave archivedFor out, or set isFIFO")
        }
        if fifoThroughputScope != nil, !isFIFO {
            node.report("`fifoThroughputScope` can only be set for FIFO SNS topics.", action: action)
        }
        if let archivedDays, !(1...365).contains(archivedDays) {
            node.report(
                "`messageRetentionPeriodInDays` must be an integer between 1 and 365",
                action: "set archivedFor between .days(1) and .days(365)")
        }
        if let length = displayName?.utf16.count, length > 100 {
            node.report("displayName must be less than or equal to 100 characters, got \(length)", action: "shorten the displayName")
        }
        if deliveryLogging.contains(where: { $0.successSampleRate.map { !(0...100).contains($0) } ?? false }) {
            node.report(
                "Success feedback sample rate must be an integer between 0 and 100", action: "set successSampleRate between 0 and 100")
        }
    }
}
