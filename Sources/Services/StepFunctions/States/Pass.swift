import CDK

/// A state that hands its input on, or something that is made of it.
public final class Pass: State, ContinuingState {
    private let result: AnyValue?

    /// Creates the state.
    ///
    /// - Parameters:
    ///   - scope: The scope of the construct.
    ///   - id: The id within the scope.
    ///   - stateName: The name in the state machine; the id if not given.
    ///   - comment: A note for people, in the definition.
    ///   - inputPath: The part of the input that the state sees; all of it if not given.
    ///   - parameters: The output of the state, made of its input.
    ///   - result: The output of the state, whatever its input.
    ///   - resultPath: Its place in the input; in place of the input if not given.
    ///   - outputPath: The part that the next state gets; all of it if not given.
    ///   - outputs: The output of the state in JSONata.
    ///   - assign: Variables to set.
    ///   - language: The query language; the state machine's if not given.
    ///   - file: The Swift file of the call, by which diagnostics find it.
    ///   - line: The line of the call in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, stateName: String? = nil, comment: String? = nil, inputPath: JSONPath? = nil,
        parameters: PayloadTemplate? = nil, result: AnyValue? = nil, resultPath: JSONPath? = nil, outputPath: JSONPath? = nil,
        outputs: PayloadTemplate? = nil, assign: PayloadTemplate? = nil, language: QueryLanguage? = nil, file: String = #fileID,
        line: Int = #line
    ) {
        self.result = result
        super.init(
            Node(scope, id, file: file, line: line),
            StateSettings(
                stateName: stateName, comment: comment, language: language, inputPath: inputPath, parameters: parameters,
                resultPath: resultPath, outputPath: outputPath, outputs: outputs, assign: assign))
    }

    override func definition(_ language: LanguageContext) -> AnyValue {
        var fields = StateFields()
        fields.add("Type", "Pass")
        fields.add(languageFields(language))
        fields.add("Comment", settings.comment)
        fields.add("Result", result)
        fields.add("ResultPath", path: settings.resultPath)
        fields.add(dataFields())
        fields.add(nextFields)
        fields.add("Assign", template: settings.assign)
        return fields.value
    }
}
