/// The texts that a text with braces stands for: `a{b,c}` for `ab` and `ac`, `{1..3}` for `1`, `2` and `3`.
enum BraceExpansion {
    /// A text does not stand for more texts than these, as in the original.
    private static let maximumCount = 100_000
    /// Nor for texts of more bytes altogether.
    private static let maximumSize = 500_000
    /// Braces in braces, or behind braces, beyond these stay as they are, so that the stack does not overflow.
    private static let maximumDepth = 500

    static func expand(_ text: String) -> [String] { expand(text, depth: 0) }

    private static func expand(_ text: String, depth: Int) -> [String] {
        let characters = Array(text)
        guard depth < maximumDepth, let braces = firstBraces(characters) else { return [text] }
        let before = String(characters[..<braces.lowerBound])
        let after = expand(String(characters[(braces.upperBound + 1)...]), depth: depth + 1)
        let inner = Array(characters[(braces.lowerBound + 1)..<braces.upperBound])
        let choices = range(inner) ?? alternatives(inner).flatMap { expand($0, depth: depth + 1) }
        var texts: [String] = []
        var size = 0
        for choice in choices {
            for end in after where texts.count < maximumCount && size < maximumSize {
                texts.append(before + choice + end)
                size += texts[texts.count - 1].utf8.count
            }
            if texts.count == maximumCount || size >= maximumSize { break }
        }
        return texts
    }

    /// The places of the first braces that hold a comma or a range.
    private static func firstBraces(_ text: [Character]) -> Range<Int>? {
        for start in text.indices where text[start] == "{" && (start == 0 || (text[start - 1] != "$" && text[start - 1] != "\\")) {
            var depth = 0
            for end in start..<text.count {
                if text[end] == "{" { depth += 1 }
                if text[end] == "}" { depth -= 1 }
                guard depth == 0 else { continue }
                let inner = Array(text[(start + 1)..<end])
                if alternatives(inner).count > 1 || range(inner) != nil { return start..<end }
                break
            }
        }
        return nil
    }

    /// The parts between the commas, but not those within inner braces.
    private static func alternatives(_ text: [Character]) -> [String] {
        var parts = [""]
        var depth = 0
        for character in text {
            if character == "{" { depth += 1 }
            if character == "}" { depth -= 1 }
            if character == ",", depth == 0 { parts.append("") } else { parts[parts.count - 1].append(character) }
        }
        return parts
    }

    /// The numbers or letters of `1..5`, `a..e` or `1..9..2`.
    private static func range(_ text: [Character]) -> [String]? {
        let parts = String(text).pieces(separatedBy: "..")
        guard parts.count == 2 || parts.count == 3, let step = parts.count == 3 ? Int(parts[2]) : 1 else { return nil }
        let numbers = [Int(parts[0]), Int(parts[1])].compactMap { $0 }
        let isNumeric = numbers.count == 2
        // What is neither two numbers nor two letters is no range, and stays as it is.
        let letters = parts.prefix(2).compactMap { $0.utf8.count == 1 ? $0.utf8.first.map(Int.init) : nil }
        guard let ends = isNumeric ? numbers : letters.count == 2 ? letters : nil else { return nil }
        // An app does not mean more files than it could ever have.
        guard ends.allSatisfy({ $0.magnitude < 100_000 }), step.magnitude < 100_000 else { return nil }
        let stride = Swift.stride(from: ends[0], through: ends[1], by: max(1, abs(step)) * (ends[0] <= ends[1] ? 1 : -1))
        let isPadded = isNumeric && parts.prefix(2).contains { $0.hasPrefix("0") && $0.count > 1 }
        let width = isPadded ? max(parts[0].count, parts[1].count) : 0
        return stride.map { value in
            guard isNumeric else { return String(UnicodeScalar(UInt8(value))) }
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
    }
}
