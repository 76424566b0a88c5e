/// A site as browsers name it in the header `Origin`.
///
/// S3 and CloudFront compare it with what they are told letter by letter.
/// [Source](https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Origin)
enum WebOrigin {
    /// What a text has to be, for messages.
    static let form = "name an origin as browsers send it: https://, a host in lower case, and its port if not 443; no path, no *"

    /// Whether a browser can send the text, of a site with TLS.
    static func isValid(_ text: String) -> Bool {
        guard text.hasPrefix("https://") else { return false }
        let parts = text.dropFirst("https://".count).split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count > 1, !isPort(parts[1]) { return false }
        return isHost(parts[0])
    }

    /// Whether a text is the name of a host as browsers spell it.
    static func isHost(_ text: Substring) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy(isLabel)
    }

    /// Browsers leave out the usual port.
    private static func isPort(_ text: Substring) -> Bool {
        guard let number = UInt16(text), String(number) == text else { return false }
        return number > 0 && number != 443
    }

    private static func isLabel(_ text: Substring) -> Bool {
        let isMadeOfLetters = text.unicodeScalars.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" }
        return isMadeOfLetters && !text.isEmpty && !text.hasPrefix("-") && !text.hasSuffix("-")
    }
}
