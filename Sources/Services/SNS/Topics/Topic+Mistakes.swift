import CDK

extension Topic {
    /// The settings that SNS does not accept.
    /// [Source](https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html)
    func mistakes(
        contentBasedDeduplication: Bool?, fifoThroughputScope: FIFOThroughputScope?, archivedDays: Int?, displayName: String?,
        _ deliveryLogging: [DeliveryLogging]
    ) -> [Diagnostic] {
        var mistakes: [Diagnostic] = []
        let settings = [
            ("contentBasedDeduplication", "content-based deduplication", contentBasedDeduplication == true),
            ("fifoThroughputScope", "a FIFO throughput scope", fifoThroughputScope != nil),
            ("archivedFor", "an archive of its messages", archivedDays != nil),
        ]
        for (label, name, isSet) in settings where isSet && !isFIFO {
            mistakes.append(
                .error(
                    "swift-cdk:sns/fifo-setting", "Only a FIFO topic can have \(name), and isFIFO is not true",
                    action: "leave \(label) out, or set isFIFO", in: label))
        }
        if let archivedDays, !(1...365).contains(archivedDays) {
            mistakes.append(
                .error(
                    "swift-cdk:sns/archive-period", "A topic keeps messages for 1 to 365 days, not for \(archivedDays)",
                    action: "set archivedFor between .days(1) and .days(365)", in: "archivedFor"))
        }
        if let length = displayName?.utf16.count, length > 100 {
            mistakes.append(
                .error(
                    "swift-cdk:sns/display-name", "The sender's name has at most 100 characters, but this one has \(length)",
                    action: "shorten displayName", in: "displayName"))
        }
        for rate in deliveryLogging.compactMap(\.successSampleRate) where !(0...100).contains(rate) {
            mistakes.append(
                .error(
                    "swift-cdk:sns/success-sample-rate", "0 to 100 percent of the successful deliveries can be logged, not \(rate)",
                    action: "set successSampleRate between 0 and 100", in: "deliveryLogging"))
        }
        return mistakes
    }
}
