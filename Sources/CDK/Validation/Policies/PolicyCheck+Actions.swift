import CloudAssembly

/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
extension PolicyCheck {
    mutating func checkActions(_ value: JSON) {
        forEach(value) { check, action in
            guard let text = action.string else { return check.report(.policyShape("An action", "a text", in: check.path.text)) }
            check.checkAction(text)
        }
    }

    private mutating func checkAction(_ text: String) {
        if text == "*" || text == "*:*" { return }
        if let service = actions.service(ofFound: text), place.services?.contains(service) ?? true { return }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return report(.actionForm(text, in: path.text)) }
        let service = parts[0].lowercased()
        if service.contains("*") || service.contains("?") { return }
        if let services = place.services, !services.contains(service) {
            return report(.foreignAction(text, services, place.kind, in: path.text))
        }
        guard let known = actions.actions(of: service) else {
            return report(.unknownActionService(service, among: actions.services, in: path.text))
        }
        let name = parts[1].lowercased()
        if name.contains("*") || name.contains("?") {
            let pattern = Array(name.utf8)
            if !known.contains(where: { ActionPattern.matches(Array($0.utf8), pattern) }) {
                return report(.unmatchedAction(text, in: path.text))
            }
        } else if !known.contains(name) {
            let nearest = NearestNames.find(name, among: known).map { "\(service):\(ActionPattern.cased($0, as: String(parts[1])))" }
            return report(.unknownAction(text, nearest, in: path.text))
        }
        actions.noteFound(text, of: service)
    }
}

/// Actions as policies write them, with wildcards and in any case.
enum ActionPattern {
    /// Whether a pattern with `*` and `?` matches a text, without going back over more than one star.
    static func matches(_ text: [UInt8], _ pattern: [UInt8]) -> Bool {
        var (place, next) = (0, 0)
        var star: (pattern: Int, text: Int)?
        while place < text.count {
            if next < pattern.count, pattern[next] == UInt8(ascii: "*") {
                star = (next, place)
                next += 1
            } else if next < pattern.count, pattern[next] == UInt8(ascii: "?") || pattern[next] == text[place] {
                place += 1
                next += 1
            } else if let last = star {
                star = (last.pattern, last.text + 1)
                (place, next) = (last.text + 1, last.pattern + 1)
            } else {
                return false
            }
        }
        return pattern[next...].allSatisfy { $0 == UInt8(ascii: "*") }
    }

    /// A name in small letters with the capitals of another one, as far as both begin and end alike.
    static func cased(_ name: String, as other: String) -> String {
        let letters = Array(other.utf8)
        let small = Array(other.lowercased().utf8)
        var bytes = Array(name.utf8)
        let common = min(bytes.count, letters.count)
        var start = 0
        while start < common, bytes[start] == small[start] {
            bytes[start] = letters[start]
            start += 1
        }
        var end = 1
        while end <= common - start, bytes[bytes.count - end] == small[small.count - end] {
            bytes[bytes.count - end] = letters[letters.count - end]
            end += 1
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
