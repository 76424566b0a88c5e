import CDK

/// A state that hands its input on, or something that is made of it.
public final class Pass: State, ContinuingState {
    private let result: AnyValue?

    /// - Parameters:
    ///   - result: What the state gives, whatever its input.
    ///   - parameters: What the state gives, made of its input.
    ///   - resultPath: Where it is put in the input; in place of the input if not given.
    ///   - outputs: What the state gives in JSONata.
    ///   - assign: Variables to set.
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
        fields.add(dataFields)
        fields.add(nextFields)
        fields.add("Assign", template: settings.assign)
        return fields.value
    }
}
