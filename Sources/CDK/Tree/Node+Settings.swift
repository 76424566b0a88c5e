import CloudAssembly

/// Settings of the library that are context values.
///
/// A value of another type than the setting's is reported, once, because it would be ignored.
extension Node {
    /// A setting that is true or false; nil where it is not set.
    ///
    /// The texts `true` and `false` count too: the CLI hands over values of its option `--context` as text.
    final func flag(_ key: String) -> Bool? {
        switch context(key) {
        case nil, .null?: return nil
        case .bool(let flag)?: return flag
        case .string("true")?: return true
        case .string("false")?: return false
        case let value?: return wrong(key, value, "true or false")
        }
    }

    /// A setting that is a text; nil where it is not set.
    final func text(_ key: String) -> String? {
        switch context(key) {
        case nil, .null?: return nil
        case .string(let text)?: return text
        case let value?: return wrong(key, value, "a text")
        }
    }

    /// A setting that is a number; nil where it is not set.
    final func number(_ key: String) -> Double? {
        switch context(key) {
        case nil, .null?: return nil
        case .number(let number)?: return number
        case .string(let text)? where Double(text) != nil: return Double(text)
        case let value?: return wrong(key, value, "a number")
        }
    }

    /// A setting that is a list of texts; nil where it is not set.
    final func texts(_ key: String) -> [String]? {
        switch context(key) {
        case nil, .null?: return nil
        case let value?: return value.texts ?? wrong(key, value, "a list of texts")
        }
    }

    private final func wrong<Setting>(_ key: String, _ value: JSON, _ kind: String) -> Setting? {
        root.report(
            .error(
                "swift-cdk:tree/setting", "The context value \(key) is \(value.text()), and should be \(kind)",
                action: "correct it in cdk.json, cdk.context.json or on the command line"))
        return nil
    }
}

extension JSON {
    /// The texts of a list of texts; nil for anything else.
    var texts: [String]? {
        guard let elements = array else { return nil }
        let texts = elements.map(\.string)
        return texts.contains(nil) ? nil : texts.map { $0 ?? "" }
    }
}
