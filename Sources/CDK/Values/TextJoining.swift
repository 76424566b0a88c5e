import CloudAssembly

/// Texts of pieces of which CloudFormation joins those that are known only at deployment (Semantics 5.1).
enum TextJoining {
    /// The text of pieces that follow each other.
    static func concatenated(_ pieces: [JSON?]) -> JSON {
        let pieces = pieces.compactMap { $0 }
        let joined = minimal("", pieces)
        if joined.isEmpty { return .string("") }
        // What is made of literals alone is one; a join that has become a literal by merging stays a join.
        if pieces.count == 1 || joined.count == 1 && pieces.allSatisfy({ literal($0) != nil }) { return joined[0] }
        return ["Fn::Join": ["", .array(joined)]]
    }

    /// `Fn::Join` of values; the value itself where one is left.
    static func joined(_ delimiter: String, _ values: [JSON]) -> JSON {
        let joined = minimal(delimiter, values)
        return joined.count == 1 ? joined[0] : ["Fn::Join": [.string(delimiter), .array(joined)]]
    }

    /// Merges neighbouring literals and splices joins with the same delimiter in.
    private static func minimal(_ delimiter: String, _ values: [JSON]) -> [JSON] {
        var result: [JSON] = []
        func append(_ value: JSON) {
            if let text = literal(value), let last = result.last, let before = literal(last) {
                result[result.count - 1] = .string(before + delimiter + text)
            } else {
                result.append(value)
            }
        }
        for value in values {
            if let nested = nestedJoin(value, delimiter) { nested.forEach(append) } else { append(value) }
        }
        return result
    }

    private static func literal(_ value: JSON) -> String? {
        switch value {
        case .string(let text): text
        case .number(let number): JSON.text(of: number)
        default: nil
        }
    }

    private static func nestedJoin(_ value: JSON, _ delimiter: String) -> [JSON]? {
        guard case .object(let members) = value, members.count == 1, case .array(let arguments)? = members["Fn::Join"],
            arguments.count == 2, arguments[0] == .string(delimiter), case .array(let values) = arguments[1]
        else { return nil }
        return values
    }
}
