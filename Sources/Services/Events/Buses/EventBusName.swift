/// Names of event buses.
enum EventBusName {
    static func isValid(_ text: String) -> Bool { (1...256).contains(text.utf16.count) && isAllowed(text, besides: "/.-_") }

    static func isPartnerSource(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count >= 3 && parts[0] == "aws.partner"
            && parts.dropFirst().allSatisfy { !$0.isEmpty && isAllowed(String($0), besides: ".-_") }
    }

    /// Whether the text has only ASCII letters, digits, and these.
    static func isAllowed(_ text: String, besides others: String) -> Bool {
        text.unicodeScalars.allSatisfy {
            ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0) || others.unicodeScalars.contains($0)
        }
    }
}
