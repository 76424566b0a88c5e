/// Texts in quotes.
extension YAMLReader {
    mutating func singleQuoted() throws(YAMLSyntaxError) -> String {
        let start = cursor.place
        cursor.advance()
        var text = String.UnicodeScalarView()
        while true {
            text.append(contentsOf: cursor.take { $0 != "'" && $0 != " " && $0 != "\t" && !YAMLCursor.isBreak($0) }.unicodeScalars)
            if cursor.current == "'", cursor.peek(1) == "'" {
                text.append("'")
                cursor.advance(2)
            } else if cursor.take("'") {
                return String(text)
            } else {
                try appendSpace(to: &text, from: start)
            }
        }
    }

    mutating func doubleQuoted() throws(YAMLSyntaxError) -> String {
        let start = cursor.place
        cursor.advance()
        var text = String.UnicodeScalarView()
        while true {
            text.append(
                contentsOf: cursor.take { $0 != "\"" && $0 != "\\" && $0 != " " && $0 != "\t" && !YAMLCursor.isBreak($0) }.unicodeScalars)
            if cursor.take("\"") {
                return String(text)
            } else if cursor.current == "\\" {
                try appendEscape(to: &text)
            } else {
                try appendSpace(to: &text, from: start)
            }
        }
    }

    /// Takes white space within quotes; line breaks are folded.
    private mutating func appendSpace(to text: inout String.UnicodeScalarView, from start: YAMLCursor.Place) throws(YAMLSyntaxError) {
        let space = cursor.take { $0 == " " || $0 == "\t" }
        if cursor.isAtEnd { throw cursor.error("a text in quotes is not closed", at: start) }
        guard cursor.isAtLineEnd else {
            text.append(contentsOf: space.unicodeScalars)
            return
        }
        let first = cursor.takeBreak() ?? "\n"
        let others = try takeQuotedBreaks()
        if first != "\n" { text.append(first) } else if others.isEmpty { text.append(" ") }
        text.append(contentsOf: others)
    }

    /// Goes over empty lines and the white space before the next text.
    private mutating func takeQuotedBreaks() throws(YAMLSyntaxError) -> [Unicode.Scalar] {
        var breaks: [Unicode.Scalar] = []
        while true {
            if cursor.isAtDocumentMarker { throw cursor.error("a text in quotes is not closed before the end of the document") }
            while cursor.current == " " || cursor.current == "\t" { cursor.advance() }
            guard let next = cursor.takeBreak() else { return breaks }
            breaks.append(next)
        }
    }

    private mutating func appendEscape(to text: inout String.UnicodeScalarView) throws(YAMLSyntaxError) {
        let place = cursor.place
        cursor.advance()
        if cursor.takeBreak() != nil {
            text.append(contentsOf: try takeQuotedBreaks())
            return
        }
        guard let letter = cursor.current else { throw cursor.error("a text in quotes is not closed", at: place) }
        cursor.advance()
        if let scalar = Self.escapes[letter] {
            text.append(scalar)
        } else if let count = Self.digitCounts[letter] {
            text.append(try codePoint(digits: count, at: place))
        } else {
            throw cursor.error("'\\\(letter)' is not an escape", at: place)
        }
    }

    /// The character of an escape; of the two halves of a pair of surrogates, as JSON has them, that of both.
    private mutating func codePoint(digits count: Int, at place: YAMLCursor.Place) throws(YAMLSyntaxError) -> Unicode.Scalar {
        let value = try hexadecimal(count, at: place)
        if let scalar = Unicode.Scalar(value) { return scalar }
        if (0xD800...0xDBFF).contains(value), cursor.current == "\\", cursor.peek(1) == "u" {
            cursor.advance(2)
            let low = try hexadecimal(4, at: place)
            if (0xDC00...0xDFFF).contains(low), let scalar = Unicode.Scalar(0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)) {
                return scalar
            }
        }
        throw cursor.error("the escape is not a character", at: place)
    }

    private mutating func hexadecimal(_ count: Int, at place: YAMLCursor.Place) throws(YAMLSyntaxError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<count {
            guard let scalar = cursor.current, scalar.isASCII, let digit = Character(scalar).hexDigitValue else {
                throw cursor.error("expected \(count) hexadecimal digits", at: place)
            }
            value = value << 4 | UInt32(digit)
            cursor.advance()
        }
        return value
    }

    private static let escapes: [Unicode.Scalar: Unicode.Scalar] = [
        "0": "\0", "a": "\u{7}", "b": "\u{8}", "t": "\t", "\t": "\t", "n": "\n", "v": "\u{B}", "f": "\u{C}", "r": "\r", "e": "\u{1B}",
        " ": " ", "\"": "\"", "/": "/", "\\": "\\", "N": "\u{85}", "_": "\u{A0}", "L": "\u{2028}", "P": "\u{2029}",
    ]
    private static let digitCounts: [Unicode.Scalar: Int] = ["x": 2, "u": 4, "U": 8]
}
