/// Texts of several lines, behind `|` or `>`.
extension YAMLReader {
    /// What becomes of the line breaks at the end of the text.
    private enum Chomping {
        /// The first stays.
        case clip
        /// None stays.
        case strip
        /// All stay.
        case keep
    }

    /// - Parameter indent: The column of the collection that the text is in.
    /// - Returns: The text, folded if it stands behind `>`.
    /// - Throws: ``YAMLSyntaxError`` if something else than indicators stands behind `|` or `>`.
    mutating func blockText(in indent: Int) throws(YAMLSyntaxError) -> String {
        let isFolded = cursor.current == ">"
        cursor.advance()
        let (chomping, indicator) = try header()
        let minimum = max(indent + 1, 1)
        var column = indicator.map { minimum + $0 - 1 } ?? minimum
        var breaks: [Unicode.Scalar] = []
        if indicator == nil {
            breaks = takeLeadingLines(&column)
        } else {
            breaks = takeEmptyLines(below: column)
        }

        var text = String.UnicodeScalarView()
        var lastBreak: Unicode.Scalar?
        while cursor.column == column, !cursor.isAtEnd {
            text.append(contentsOf: breaks)
            let isIndentedFurther = cursor.current == " " || cursor.current == "\t"
            text.append(contentsOf: cursor.take { !YAMLCursor.isBreak($0) }.unicodeScalars)
            lastBreak = cursor.takeBreak()
            breaks = takeEmptyLines(below: column)
            guard cursor.column == column, !cursor.isAtEnd else { break }
            let isNextIndentedFurther = cursor.current == " " || cursor.current == "\t"
            if isFolded, lastBreak == "\n", !isIndentedFurther, !isNextIndentedFurther {
                if breaks.isEmpty { text.append(" ") }
            } else if let lastBreak {
                text.append(lastBreak)
            }
        }
        if chomping != .strip, let lastBreak { text.append(lastBreak) }
        if chomping == .keep { text.append(contentsOf: breaks) }
        return String(text)
    }

    private mutating func header() throws(YAMLSyntaxError) -> (Chomping, Int?) {
        var chomping: Chomping?
        var indicator: Int?
        while !cursor.isBlank() {
            switch cursor.current {
            case "-" where chomping == nil: chomping = .strip
            case "+" where chomping == nil: chomping = .keep
            case let digit? where indicator == nil && ("1"..."9").contains(digit): indicator = Int(digit.value) - 0x30
            default: throw cursor.error("expected '+', '-' or a digit from 1 to 9, each at most once")
            }
            cursor.advance()
        }
        let hadSpace = cursor.isBlank() && !cursor.isAtLineEnd
        while cursor.current == " " || cursor.current == "\t" { cursor.advance() }
        if hadSpace, cursor.current == "#" { while !cursor.isAtLineEnd { cursor.advance() } }
        if !cursor.isAtLineEnd { throw cursor.error("expected the end of the line: the text begins on the next one") }
        _ = cursor.takeBreak()
        return (chomping ?? .clip, indicator)
    }

    /// Goes to the first line with text, whose column is that of all others.
    private mutating func takeLeadingLines(_ column: inout Int) -> [Unicode.Scalar] {
        var breaks: [Unicode.Scalar] = []
        while true {
            if let lineBreak = cursor.takeBreak() {
                breaks.append(lineBreak)
            } else if cursor.current == " " {
                cursor.advance()
                column = max(column, cursor.column)
            } else {
                return breaks
            }
        }
    }

    /// Goes over empty lines, and the spaces that indent the next one.
    private mutating func takeEmptyLines(below column: Int) -> [Unicode.Scalar] {
        var breaks: [Unicode.Scalar] = []
        while true {
            while cursor.column < column, cursor.current == " " { cursor.advance() }
            guard let lineBreak = cursor.takeBreak() else { return breaks }
            breaks.append(lineBreak)
        }
    }
}
