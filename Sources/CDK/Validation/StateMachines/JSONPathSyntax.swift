import CloudAssembly

/// Reads paths and functions of the Amazon States Language (https://states-language.net/spec.html#paths).
package struct JSONPathSyntax {
    /// The kinds of texts that a field can have.
    enum Kind {
        /// A path.
        case path
        /// A path that names one place, in which something can be put.
        case reference
        /// A path, or a function of paths.
        case expression
    }

    private let text: String
    private let scalars: [UnicodeScalar]
    private var index = 0
    /// The paths that were read.
    private(set) var paths: [String] = []

    private struct Mistake: Error {
        let message: String
    }

    private init(_ text: String) {
        self.text = text
        scalars = Array(text.unicodeScalars)
    }

    /// The mistake in a field; nil if there is none.
    static func mistake(in text: String, _ kind: Kind) -> String? {
        var syntax = JSONPathSyntax(text)
        do {
            try syntax.read(kind)
            return nil
        } catch {
            let mistake = (error as? Mistake)?.message ?? "\(error)"
            return "\(mistake), at index \(syntax.index) of \(JSON.string(text).text())"
        }
    }

    /// The paths that an expression reads; the whole text if it is no expression.
    package static func paths(in text: String) -> [String] {
        var syntax = JSONPathSyntax(text)
        do {
            try syntax.read(.expression)
            return syntax.paths
        } catch {
            return [text]
        }
    }

    private mutating func read(_ kind: Kind) throws {
        skipSpace()
        if current == "$" {
            try readPath(isReference: kind == .reference)
        } else if kind != .expression {
            throw Mistake(message: "a path begins with $")
        } else if isName(current) {
            try readFunction()
        } else {
            throw Mistake(message: "a path or a function is missing")
        }
        skipSpace()
        if index < scalars.count { throw Mistake(message: "something follows that cannot be read") }
    }

    // MARK: Paths

    private mutating func readPath(isReference: Bool) throws {
        let start = index
        index += 1
        if current == "$" { index += 1 } else { skipName() }
        while let next = current {
            if next == "." {
                index += 1
                if current == "." {
                    if isReference { throw Mistake(message: "'..' does not name one place") }
                    index += 1
                }
                if current == "*" {
                    if isReference { throw Mistake(message: "'*' does not name one place") }
                    index += 1
                } else if current == "[" {
                    continue
                } else {
                    let name = index
                    skipName()
                    if index == name { throw Mistake(message: "a name is missing") }
                }
            } else if next == "[" {
                try readBrackets(isReference: isReference)
            } else {
                break
            }
        }
        var path = String.UnicodeScalarView()
        path.append(contentsOf: scalars[start..<index])
        paths.append(String(path))
    }

    private mutating func readBrackets(isReference: Bool) throws {
        index += 1
        skipSpace()
        guard let first = current else { throw Mistake(message: "the text ends too early") }
        if first == "'" || first == "\"" {
            try readText(quote: first)
            skipSpace()
            if current == "]" {
                index += 1
                return
            }
        } else if first == "]" {
            throw Mistake(message: "an index or a name in quotes is missing")
        }
        let isIndex = ("0"..."9").contains(first) || first == "-"
        var depth = 1
        var isPlain = isIndex
        while depth > 0 {
            guard let scalar = current else { throw Mistake(message: "the text ends too early") }
            switch scalar {
            case "[": depth += 1
            case "]": depth -= 1
            case "'": try readText(quote: "'")
            case "0"..."9", "-": break
            default: isPlain = false
            }
            if scalar != "'" { index += 1 }
        }
        if isReference, !isPlain { throw Mistake(message: "brackets with more than an index or a name do not name one place") }
    }

    private mutating func skipName() {
        while isName(current) { index += 1 }
    }

    // MARK: Functions

    /// The numbers of arguments that each function takes (https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html).
    private static let argumentCounts: [String: ClosedRange<Int>] = [
        "States.Array": 0...Int.max, "States.ArrayPartition": 2...2, "States.ArrayContains": 2...2, "States.ArrayRange": 3...3,
        "States.ArrayGetItem": 2...2, "States.ArrayLength": 1...1, "States.ArrayUnique": 1...1, "States.Base64Encode": 1...1,
        "States.Base64Decode": 1...1, "States.Hash": 2...2, "States.JsonMerge": 3...3, "States.StringToJson": 1...1,
        "States.JsonToString": 1...1, "States.MathRandom": 2...3, "States.MathAdd": 2...2, "States.StringSplit": 2...2,
        "States.UUID": 0...0, "States.Format": 1...Int.max,
    ]

    private mutating func readFunction() throws {
        let start = index
        while isName(current) || current == "." { index += 1 }
        var characters = String.UnicodeScalarView()
        characters.append(contentsOf: scalars[start..<index])
        let name = String(characters)
        guard current == "(" else { throw Mistake(message: "an opening parenthesis is missing") }
        guard let counts = Self.argumentCounts[name] else {
            index = start
            throw Mistake(message: "there is no function '\(name)'")
        }
        index += 1
        var count = 0
        var template: String?
        skipSpace()
        while current != ")" {
            let argument = try readArgument()
            if count == 0 { template = argument }
            count += 1
            skipSpace()
            if current == "," {
                index += 1
                skipSpace()
                if current == ")" { throw Mistake(message: "an argument is missing") }
            } else if current != ")" {
                throw Mistake(message: current == nil ? "the text ends too early" : "a comma or a closing parenthesis is missing")
            }
        }
        index += 1
        if !counts.contains(count) {
            let expected = counts.lowerBound == counts.upperBound ? "\(counts.lowerBound)" : "at least \(counts.lowerBound)"
            throw Mistake(message: "\(name) takes \(expected) \(expected == "1" ? "argument" : "arguments") and has \(count)")
        }
        if name == "States.Format", let template, Self.placeholders(in: template) != count - 1 {
            throw Mistake(
                message: "States.Format has \(Self.placeholders(in: template)) {} in its template and \(count - 1) values")
        }
    }

    /// Reads an argument; the characters of a text.
    private mutating func readArgument() throws -> String? {
        guard let first = current else { throw Mistake(message: "the text ends too early") }
        if first == "$" {
            try readPath(isReference: false)
        } else if first == "'" {
            let start = index + 1
            try readText(quote: "'")
            var characters = String.UnicodeScalarView()
            characters.append(contentsOf: scalars[start..<(index - 1)])
            return String(characters)
        } else if first == "-" || ("0"..."9").contains(first) {
            index += 1
            while let digit = current, ("0"..."9").contains(digit) || ".eE+-".unicodeScalars.contains(digit) { index += 1 }
        } else if isName(first) {
            let start = index
            while isName(current) || current == "." { index += 1 }
            var word = String.UnicodeScalarView()
            word.append(contentsOf: scalars[start..<index])
            if ["true", "false", "null"].contains(String(word)), current != "(" { return nil }
            index = start
            try readFunction()
        } else {
            throw Mistake(message: "an argument is a path, a function, a number or a text in single quotes")
        }
        return nil
    }

    private mutating func readText(quote: UnicodeScalar) throws {
        index += 1
        while let scalar = current, scalar != quote { index += scalar == "\\" ? 2 : 1 }
        if current == nil { throw Mistake(message: "the text ends too early") }
        index += 1
    }

    /// The number of `{}` in a template of `States.Format` that are not escaped.
    private static func placeholders(in template: String) -> Int {
        var count = 0
        var previous: UnicodeScalar?
        var isEscaped = false
        for scalar in template.unicodeScalars {
            if isEscaped {
                isEscaped = false
                previous = nil
                continue
            }
            if scalar == "\\" { isEscaped = true }
            if scalar == "}", previous == "{" { count += 1 }
            previous = scalar
        }
        return count
    }

    // MARK: Characters

    private var current: UnicodeScalar? { index < scalars.count ? scalars[index] : nil }

    private mutating func skipSpace() {
        while let scalar = current, scalar == " " || scalar == "\t" || scalar == "\n" { index += 1 }
    }

    /// Letters of any script, digits, `_` and `-`.
    private func isName(_ scalar: UnicodeScalar?) -> Bool {
        guard let scalar else { return false }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_" || scalar == "-"
            || scalar.value > 0x7F
    }
}
