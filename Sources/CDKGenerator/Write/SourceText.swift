/// Swift source as it is being written: lines with indentation.
struct SourceText {
    /// The most columns of a line; longer ones are broken.
    static let maximumWidth = 140

    private(set) var lines: [String] = []
    private var depth = 0

    var text: String { lines.joined(separator: "\n") + "\n" }

    mutating func line(_ text: String = "") {
        lines.append(text.isEmpty ? "" : indentation + text)
    }

    /// A line that ends in `{`, what `body` writes, and `}`.
    mutating func block(_ opening: String, _ body: (inout SourceText) -> Void) {
        line(opening + " {")
        depth += 1
        body(&self)
        depth -= 1
        line("}")
    }

    /// A block with one expression, on one line if it fits.
    mutating func shortBlock(_ opening: String, _ expression: String) {
        let single = "\(opening) { \(expression) }"
        if indentation.count + single.count <= Self.maximumWidth {
            line(single)
        } else {
            block(opening) { $0.line(expression) }
        }
    }

    /// A computed property that is a text of pieces between bars, broken after bars.
    mutating func list(_ declaration: String, of pieces: [String]) {
        let single = "\(declaration) { \(pieces.joined(separator: "|").literal) }"
        if indentation.count + single.count <= Self.maximumWidth {
            line(single)
            return
        }
        block(declaration) { $0.text(of: pieces, separator: "|") }
    }

    /// A call with a text of names between spaces, broken after spaces.
    mutating func call(_ function: String, names: [String], _ others: String) {
        let single = "\(function)\(names.joined(separator: " ").literal), \(others))"
        if indentation.count + single.count <= Self.maximumWidth {
            line(single)
        } else {
            text(function, of: names, separator: " ", ", \(others))")
        }
    }

    /// A text on several lines, of pieces with separators between them.
    private mutating func text(_ opening: String = "", of pieces: [String], separator: String, _ closing: String = "") {
        line(opening + "\"\"\"")
        depth += opening.isEmpty ? 0 : 1
        var current = ""
        for (index, piece) in pieces.enumerated() {
            let piece = piece.literal.dropFirst().dropLast() + (index == pieces.count - 1 ? "" : separator)
            if indentation.count + current.count + piece.count >= Self.maximumWidth {
                line(current + "\\")
                current = ""
            }
            current += piece
        }
        line(current)
        line("\"\"\"" + closing)
        depth -= opening.isEmpty ? 0 : 1
    }

    /// A documentation comment, broken between words.
    ///
    /// The bullet stands before the first line; the others are indented as far as its text.
    mutating func comment(_ text: String, bullet: String = "") {
        let hanging = String(repeating: " ", count: bullet.count)
        var current = bullet
        for word in text.split(separator: " ") {
            if current.isEmpty || current.last == " " {
                current += word
            } else if indentation.count + 4 + current.count + 1 + word.count <= Self.maximumWidth {
                current += " " + word
            } else {
                line("/// " + current)
                current = hanging + word
            }
        }
        line(current.isEmpty ? "///" : "/// " + current)
    }

    /// `opening`, the arguments and `closing` on one line, or one argument a line.
    mutating func list(_ opening: String, _ arguments: [String], _ closing: String) {
        let single = opening + arguments.joined(separator: ", ") + closing
        if indentation.count + single.count <= Self.maximumWidth {
            line(single)
            return
        }
        line(opening)
        for (index, argument) in arguments.enumerated() {
            line("    " + argument + (index == arguments.count - 1 ? "" : ","))
        }
        line(closing)
    }

    /// `opening`, the arguments and `closing`, on as few lines as possible.
    mutating func packedList(_ opening: String, _ arguments: [String], _ closing: String) {
        let indent = String(repeating: " ", count: 4)
        var current = opening
        for (index, argument) in arguments.enumerated() {
            let piece = argument + (index == arguments.count - 1 ? closing : ",")
            let space = index == 0 || current == indent ? "" : " "
            if indentation.count + current.count + space.count + piece.count > Self.maximumWidth {
                line(current)
                current = indent + piece
            } else {
                current += space + piece
            }
        }
        line(arguments.isEmpty ? current + closing : current)
    }

    mutating func indented(_ body: (inout SourceText) -> Void) {
        depth += 1
        body(&self)
        depth -= 1
    }

    private var indentation: String { String(repeating: "    ", count: depth) }
}

extension String {
    /// The word, in backticks if it is a keyword.
    var quotedIfKeyword: String { ReservedNames.keywords.contains(self) ? "`\(self)`" : self }

    /// The text as a Swift literal.
    var literal: String {
        var result = "\""
        for scalar in unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
