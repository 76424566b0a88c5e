import CDK

/// An expression of metrics, as far as it can be read without CloudWatch's own parser.
struct ExpressionText {
    private let literals: [String]

    init(_ expression: Value<String>) {
        literals =
            switch expression.raw {
            case .string(let text): [text]
            case .text(let pieces):
                pieces.compactMap { piece in
                    if case .string(let text) = piece { text } else { nil }
                }
            default: []
            }
    }

    /// The length of what is literal, in UTF-16 code units.
    var length: Int { literals.reduce(0) { $0 + $1.utf16.count } }

    /// Whether the literal text holds another.
    func contains(_ text: String) -> Bool {
        literals.contains { literal in
            literal.utf8.indices.contains { literal.utf8[$0...].starts(with: text.utf8) }
        }
    }

    /// The names of other series in the expression.
    var identifiers: [String] {
        var identifiers: [String] = []
        var current = ""
        for scalar in Self.withoutQuotes(literals.joined()).unicodeScalars {
            if current.isEmpty ? Self.isSmallLetter(scalar) : Self.isWordCharacter(scalar) {
                current.unicodeScalars.append(scalar)
            } else {
                if !current.isEmpty { identifiers.append(current) }
                current = ""
            }
        }
        return current.isEmpty ? identifiers : identifiers + [current]
    }

    /// Whether the expression says itself which metrics it is about, in ways that are not looked into.
    var findsMetricsItself: Bool {
        let words = literals.joined(separator: " ").uppercased().unicodeScalars.split { !Self.isWordCharacter($0) }.map { String($0) }
        return words.contains { ["INSIGHT_RULE_METRIC", "SELECT", "SEARCH", "METRICS"].contains($0) }
    }

    static func isIdentifier(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first else { return false }
        return isSmallLetter(first) && text.unicodeScalars.allSatisfy(isWordCharacter)
    }

    /// The text without what stands between quotes.
    private static func withoutQuotes(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            if scalar == "\"" || scalar == "'", let end = rest.firstIndex(of: scalar) {
                rest = rest[rest.index(after: end)...]
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    private static func isSmallLetter(_ scalar: Unicode.Scalar) -> Bool { ("a"..."z").contains(scalar) }

    private static func isWordCharacter(_ scalar: Unicode.Scalar) -> Bool {
        isSmallLetter(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar) || scalar == "_"
    }
}
