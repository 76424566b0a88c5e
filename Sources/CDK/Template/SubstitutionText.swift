/// The text of a call of `Fn::Sub`.
enum SubstitutionText {
    /// What stands in the place of a variable.
    enum Replacement {
        /// A text instead of the variable.
        case text(String)
        /// Another variable.
        case name(String)
    }

    private enum Piece {
        case text(Substring.UnicodeScalarView)
        /// `${` to `}`, and what is between them.
        case variable(Substring.UnicodeScalarView, name: Substring.UnicodeScalarView)
    }

    /// The names between `${` and `}`, as they are written, without those that `!` excepts.
    static func variables(in text: String) -> [String] {
        pieces(of: text).compactMap { piece in
            guard case .variable(_, let name) = piece, name.first != "!" else { return nil }
            return String(name)
        }
    }

    /// The text with variables replaced.
    ///
    /// - Parameters:
    ///   - text: The text, with variables such as `${Name}`; `${!Name}` is none.
    ///   - replacement: Gets the name of each variable, without spaces around it; nil leaves it as it is.
    /// - Returns: The text with what stands for each variable.
    static func replace(in text: String, _ replacement: (_ name: String) -> Replacement?) -> String {
        var result = String.UnicodeScalarView()
        for piece in pieces(of: text) {
            switch piece {
            case .text(let text): result.append(contentsOf: text)
            case .variable(let written, let name):
                var name = name.drop { $0 == " " }
                while name.last == " " { name.removeLast() }
                // `${!x}` is the text `${x}`.
                switch name.first == "!" ? nil : replacement(String(name)) {
                case .text(let text)?: result.append(contentsOf: text.unicodeScalars)
                case .name(let other)?: result.append(contentsOf: "${\(other)}".unicodeScalars)
                case nil: result.append(contentsOf: written)
                }
            }
        }
        return String(result)
    }

    private static func pieces(of text: String) -> [Piece] {
        var pieces: [Piece] = []
        var rest = text.unicodeScalars[...]
        var search = rest
        while let start = search.firstIndex(of: "$") {
            search = search[search.index(after: start)...]
            guard search.first == "{" else { continue }
            guard let end = search.firstIndex(of: "}") else { break }
            pieces.append(.text(rest[..<start]))
            pieces.append(.variable(rest[start...end], name: search[..<end].dropFirst()))
            search = search[search.index(after: end)...]
            rest = search
        }
        return pieces + [.text(rest)]
    }
}
