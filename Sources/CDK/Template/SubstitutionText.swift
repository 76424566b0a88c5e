/// The text of a call of `Fn::Sub`.
enum SubstitutionText {
    /// What stands in the place of a variable.
    enum Replacement {
        /// A text instead of the variable.
        case text(String)
        /// Another variable.
        case name(String)
    }

    /// The text with variables replaced.
    ///
    /// - Parameters:
    ///   - text: The text, with variables such as `${Name}`; `${!Name}` is none.
    ///   - replacement: Gets the name of each variable; nil leaves it as it is.
    /// - Returns: The text with what stands for each variable.
    static func replace(in text: String, _ replacement: (_ name: String) -> Replacement?) -> String {
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        var index = 0
        while index < scalars.count {
            guard scalars[index] == "$", index + 1 < scalars.count, scalars[index + 1] == "{" else {
                result.append(scalars[index])
                index += 1
                continue
            }
            guard let end = scalars[index...].firstIndex(of: "}") else {
                result.append(contentsOf: scalars[index...])
                break
            }
            var name = String.UnicodeScalarView()
            name.append(contentsOf: scalars[(index + 2)..<end].drop { $0 == " " })
            while name.last == " " { name.removeLast() }
            // `${!x}` is the text `${x}`.
            switch name.first == "!" ? nil : replacement(String(name)) {
            case .text(let text)?: result.append(contentsOf: text.unicodeScalars)
            case .name(let other)?: result.append(contentsOf: "${\(other)}".unicodeScalars)
            case nil: result.append(contentsOf: scalars[index...end])
            }
            index = end + 1
        }
        return String(result)
    }
}
