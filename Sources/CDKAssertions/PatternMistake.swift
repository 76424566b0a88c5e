import CDK
import CloudAssembly

extension Pattern {
    /// Why nothing can be compared with the pattern as it was meant; nil if it can.
    var mistake: String? {
        for part in parts {
            if case .regularExpression(let expression) = part, (try? Regex(expression)) == nil {
                return "The pattern has /\(expression)/, which is no regular expression"
            }
            if part.elements.contains(where: \.isAbsent) {
                return "An array of the pattern has nil among its elements, which no array of a template has: leave it out"
            }
            for text in part.texts {
                guard let hint = DeferredTextMarker.find(in: text) else { continue }
                return
                    "The pattern has a text with a deferred value (\(hint)), which stands in no template as a text: say what stands there "
                    + "in its place, such as [\"Ref\": …], or .present"
            }
        }
        return nil
    }

    private var isAbsent: Bool {
        if case .absent = self { true } else { false }
    }

    /// The elements of a pattern for arrays.
    private var elements: [Pattern] {
        switch self {
        case .array(let elements), .arrayContaining(let elements), .arrayContainingInOrder(let elements): elements
        default: []
        }
    }

    /// The texts that it names itself.
    private var texts: [String] {
        switch self {
        case .equal(let json): json.texts
        case .prefix(let text), .suffix(let text), .substring(let text), .regularExpression(let text): [text]
        case .object(let members): members.keys
        default: []
        }
    }
}

extension JSON {
    /// All texts and names of members.
    fileprivate var texts: [String] {
        switch self {
        case .null, .bool, .number: []
        case .string(let text): [text]
        case .array(let elements): elements.flatMap(\.texts)
        case .object(let members): members.keys + members.values.flatMap(\.texts)
        }
    }
}
