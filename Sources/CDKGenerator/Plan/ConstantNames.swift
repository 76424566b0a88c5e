/// Names of constants after their texts: `aws:kms` becomes `awsKMS`.
///
/// Words are separated by anything but letters and digits and by the case of letters. The first word is written in lower-case letters, the
/// others with a capital or, if they are well-known abbreviations, in capitals. A `_` stays where a dot or `_` separates two numbers, and
/// a `v` comes before a leading digit.
enum ConstantNames {
    /// The constants of a set of texts.
    ///
    /// A text whose name another one has already is left out: it can be given as a literal.
    static func members(of texts: [String]) -> [ConstantPlan.Member] {
        var taken: Set<String> = []
        return texts.compactMap { text in
            let name = name(text)
            return taken.insert(name).inserted ? ConstantPlan.Member(name: name, text: text) : nil
        }
    }

    static func name(_ text: String) -> String {
        var name = ""
        for word in words(of: text) {
            if name.isEmpty {
                name = word.text.lowercased()
                if let first = name.first, first.isNumber { name = "v" + name }
            } else {
                if word.followsVersionSeparator, name.last?.isNumber == true, word.text.first?.isNumber == true { name += "_" }
                name += capitalized(word, keepsCase: hasMixedCase(text))
            }
        }
        if name.isEmpty { return "empty" }
        return ReservedNames.constants.contains(name) ? name + "Value" : name
    }

    private struct Word {
        var text: String
        let followsVersionSeparator: Bool
    }

    private static func hasMixedCase(_ text: String) -> Bool {
        text.contains(where: \.isLowercase) && text.contains(where: \.isUppercase)
    }

    private static func capitalized(_ word: Word, keepsCase: Bool) -> String {
        let upper = word.text.uppercased()
        if Abbreviations.all.contains(upper) { return Abbreviations.spelling[upper] ?? upper }
        if keepsCase, word.text.first?.isUppercase == true { return word.text }
        return word.text.prefix(1).uppercased() + word.text.dropFirst().lowercased()
    }

    private static func words(of text: String) -> [Word] {
        var words: [Word] = []
        var separator: Character?
        for piece in text.splitKeepingSeparator(where: { !($0.isASCII && ($0.isLetter || $0.isNumber)) }) {
            guard let first = piece.first else { continue }
            if !(first.isASCII && (first.isLetter || first.isNumber)) {
                separator = piece.count == 1 ? first : nil
                continue
            }
            for (index, part) in caseWords(of: piece).enumerated() {
                words.append(Word(text: part, followsVersionSeparator: index == 0 && (separator == "." || separator == "_")))
            }
            separator = nil
        }
        return words
    }

    /// The words of letters and digits, by the case of the letters.
    private static func caseWords(of piece: Substring) -> [String] {
        let characters = Array(piece)
        var words: [String] = []
        var start = 0
        func cut(at index: Int) {
            if index > start { words.append(String(characters[start..<index])) }
            start = index
        }
        for index in characters.indices.dropFirst() {
            let character = characters[index]
            let next = index + 1 < characters.count ? characters[index + 1] : nil
            if character.isUppercase, characters[index - 1].isLowercase || (characters[index - 1].isNumber && next?.isLowercase == true) {
                cut(at: index)
            } else if character.isLowercase, characters[index - 1].isUppercase, index - start > 1 {
                // A run of capitals ends: in a capital that begins the next word, unless all of it is an abbreviation (TLSv1).
                let run = String(characters[start..<index])
                let isAbbreviation = Abbreviations.all.contains(run) && !Abbreviations.all.contains(String(run.dropLast()))
                cut(at: isAbbreviation ? index : index - 1)
            }
        }
        cut(at: characters.count)
        return words
    }
}

extension String {
    /// The pieces of which all or no characters are separators, in order.
    fileprivate func splitKeepingSeparator(where isSeparator: (Character) -> Bool) -> [Substring] {
        var pieces: [Substring] = []
        var start = startIndex
        for index in indices where index > start && isSeparator(self[index]) != isSeparator(self[self.index(before: index)]) {
            pieces.append(self[start..<index])
            start = index
        }
        if start < endIndex { pieces.append(self[start...]) }
        return pieces
    }
}
