import CDK

extension DistributedMap {
    func reportMistakes() {
        for case .percentage(let number) in tolerances where !(0...100).contains(number) {
            node.report("toleratedFailurePercentage must be between 0 and 100", action: "the percentage is \(number)")
        }
        guard let label else { return }
        if label.utf16.count > 40 { node.report("label must be 40 characters or less", action: "shorten '\(label)'") }
        if label.unicodeScalars.contains(where: Self.isRefused) {
            node.report("label cannot contain any whitespace or special characters", action: "use letters, digits, '-' and '_'")
        }
    }

    private static func isRefused(_ scalar: UnicodeScalar) -> Bool {
        scalar.properties.isWhitespace || scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            || "?*<>{}\\[]:;,|^~$#%&`\"".unicodeScalars.contains(scalar)
    }
}
