import CDK
import CloudAssembly

extension DistributedMap {
    func reportMistakes() {
        for case .percentage(let number) in tolerances where !(0...100).contains(number) {
            node.report(
                .error(
                    "swift-cdk:stepfunctions/failure-percentage",
                    "The percentage of iterations that may fail is \(JSON.text(of: number)), and 0 to 100 are possible",
                    action: "set the .percentage between 0 and 100"))
        }
        guard let label else { return }
        if label.utf16.count > 40 {
            node.report(
                .error(
                    "swift-cdk:stepfunctions/label-length", "The label has \(label.utf16.count) characters, and at most 40 are possible",
                    action: "shorten label"))
        }
        if label.unicodeScalars.contains(where: Self.isRefused) {
            node.report(
                .error(
                    "swift-cdk:stepfunctions/label-characters", "The label '\(label)' has spaces, or signs that ARNs cannot have",
                    action: "use letters, digits, '-' and '_'"))
        }
    }

    private static func isRefused(_ scalar: UnicodeScalar) -> Bool {
        scalar.properties.isWhitespace || scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            || "?*<>{}\\[]:;,|^~$#%&`\"".unicodeScalars.contains(scalar)
    }
}
