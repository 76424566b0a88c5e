import CDK

/// A state that ends the execution, branch or iteration well.
public final class Succeed: State {
    /// Creates the state.
    ///
    /// - Parameters:
    ///   - scope: The scope of the construct.
    ///   - id: The id within the scope.
    ///   - stateName: The name in the state machine; the id if not given.
    ///   - comment: A note for people, in the definition.
    ///   - inputPath: The part of the input that the state sees; all of it if not given.
    ///   - outputPath: The part that the next state gets; all of it if not given.
    ///   - outputs: The output of the state. Only in JSONata.
    ///   - language: The query language; the state machine's if not given.
    ///   - file: The Swift file of the call, by which diagnostics find it.
    ///   - line: The line of the call in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, stateName: String? = nil, comment: String? = nil, inputPath: JSONPath? = nil,
        outputPath: JSONPath? = nil, outputs: PayloadTemplate? = nil, language: QueryLanguage? = nil, file: String = #fileID,
        line: Int = #line
    ) {
        super.init(
            Node(scope, id, file: file, line: line),
            StateSettings(
                stateName: stateName, comment: comment, language: language, inputPath: inputPath, outputPath: outputPath, outputs: outputs))
    }

    override func definition(_ language: LanguageContext) -> AnyValue {
        var fields = StateFields()
        fields.add("Type", "Succeed")
        fields.add(languageFields(language))
        fields.add("Comment", settings.comment)
        fields.add(dataFields())
        return fields.value
    }
}

/// An error's name or cause: a text, or what a path leads to.
public enum FailReason: ExpressibleByStringInterpolation {
    /// A text.
    case text(Value<String>)
    /// A path, or one of the functions that make a text.
    case path(JSONPath)

    /// A literal text.
    public init(stringLiteral value: String) { self = .text(Value(value)) }
    /// A text with deferred values in it.
    public init(stringInterpolation: TextInterpolation) { self = .text(Value(stringInterpolation: stringInterpolation)) }

    func field(_ name: String) -> (String, AnyValue) {
        switch self {
        case .text(let text): (name, AnyValue(text))
        case .path(let path): ("\(name)Path", path.value)
        }
    }
}

/// A state that ends the execution with an error.
public final class Fail: State {
    private let error: FailReason?
    private let cause: FailReason?

    /// Creates the state.
    ///
    /// - Parameters:
    ///   - scope: The scope of the construct.
    ///   - id: The id within the scope.
    ///   - error: The error's name.
    ///   - cause: The explanation for people.
    ///   - stateName: The name in the state machine; the id if not given.
    ///   - comment: A note for people, in the definition.
    ///   - language: The query language; the state machine's if not given.
    ///   - file: The Swift file of the call, by which diagnostics find it.
    ///   - line: The line of the call in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, error: FailReason? = nil, cause: FailReason? = nil, stateName: String? = nil,
        comment: String? = nil, language: QueryLanguage? = nil, file: String = #fileID, line: Int = #line
    ) {
        self.error = error
        self.cause = cause
        super.init(
            Node(scope, id, file: file, line: line), StateSettings(stateName: stateName, comment: comment, language: language))
    }

    override func definition(_ language: LanguageContext) -> AnyValue {
        var fields = StateFields()
        fields.add("Type", "Fail")
        fields.add(languageFields(language))
        fields.add("Comment", settings.comment)
        if let error { fields.add([error.field("Error")]) }
        if let cause { fields.add([cause.field("Cause")]) }
        return fields.value
    }
}
