/// A place in a YAML text, which moves on character by character.
struct YAMLCursor {
    /// Where a character is.
    struct Place {
        var line: Int
        var column: Int
    }

    private let scalars: [Unicode.Scalar]
    private(set) var index = 0
    /// Where the line begins.
    private var lineStart = 0
    private(set) var line = 0

    init(_ text: some Sequence<UInt8>) throws(YAMLSyntaxError) {
        guard let decoded = String(validating: Array(text), as: UTF8.self) else {
            throw YAMLSyntaxError(line: 1, column: 1, reason: "the text is not UTF-8")
        }
        var scalars = Array(decoded.unicodeScalars)
        if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
        self.scalars = scalars
        if let bad = scalars.firstIndex(where: { !Self.isPrintable($0) }) {
            while index < bad { advance() }
            throw error("the character U+\(String(scalars[bad].value, radix: 16, uppercase: true)) must be written as an escape")
        }
    }

    /// The column of the place, from 0.
    var column: Int { index - lineStart }
    var place: Place { Place(line: line, column: column) }
    var isAtEnd: Bool { index >= scalars.count }
    /// The character at the place; nil at the end.
    var current: Unicode.Scalar? { peek(0) }

    func peek(_ distance: Int) -> Unicode.Scalar? {
        index + distance < scalars.count ? scalars[index + distance] : nil
    }

    /// Whether white space, a line break or the end is at a distance.
    func isBlank(_ distance: Int = 0) -> Bool {
        guard let scalar = peek(distance) else { return true }
        return scalar == " " || scalar == "\t" || Self.isBreak(scalar)
    }

    /// Whether the line or the text ends here.
    var isAtLineEnd: Bool { current.map(Self.isBreak) ?? true }

    /// Whether a line that separates documents begins here.
    var isAtDocumentMarker: Bool {
        guard column == 0, let first = current, first == "-" || first == "." else { return false }
        return peek(1) == first && peek(2) == first && isBlank(3)
    }

    mutating func advance(_ count: Int = 1) {
        for _ in 0..<count where index < scalars.count {
            let scalar = scalars[index]
            index += 1
            if Self.isBreak(scalar), !(scalar == "\r" && current == "\n") {
                line += 1
                lineStart = index
            }
        }
    }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard current == scalar else { return false }
        advance()
        return true
    }

    /// Takes a line break, if one is here; as which character it counts.
    mutating func takeBreak() -> Unicode.Scalar? {
        guard let scalar = current, Self.isBreak(scalar) else { return nil }
        advance(scalar == "\r" && peek(1) == "\n" ? 2 : 1)
        return scalar == "\u{2028}" || scalar == "\u{2029}" ? scalar : "\n"
    }

    /// Goes on while a condition holds; the characters on the way.
    mutating func take(while condition: (Unicode.Scalar) -> Bool) -> String {
        let start = index
        while let scalar = current, condition(scalar) { advance() }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[start..<index])
        return String(text)
    }

    /// Goes on to what stands next: over spaces, tabs that separate, comments and empty lines.
    ///
    /// - Returns: Whether a line ended on the way.
    mutating func skipToContent() -> Bool {
        let start = line
        while true {
            while current == " " || current == "\t" { advance() }
            if current == "#" { while !isAtLineEnd { advance() } }
            if takeBreak() == nil { return line > start }
        }
    }

    /// Whether nothing but white space is before the place on its line.
    var isFirstOnLine: Bool { scalars[lineStart..<index].allSatisfy { $0 == " " || $0 == "\t" } }

    /// Whether tabs are part of the white space before the place on its line.
    var isIndentedByTabs: Bool { scalars[lineStart..<index].contains("\t") }

    func error(_ reason: String) -> YAMLSyntaxError { error(reason, at: place) }

    func error(_ reason: String, at place: Place) -> YAMLSyntaxError {
        YAMLSyntaxError(line: place.line + 1, column: place.column + 1, reason: reason)
    }

    static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}
