import CDK

/// The time that a state waits.
public enum WaitTime {
    /// A time, in whole seconds.
    case duration(Duration)
    /// Until a time as RFC 3339 has it, such as `2026-11-25T12:00:00Z`.
    case timestamp(Value<String>)
    /// As many seconds as stand in the input.
    case secondsPath(JSONPath)
    /// Until a time that stands in the input.
    case timestampPath(JSONPath)
    /// As many seconds as a JSONata expression gives.
    case secondsExpression(Value<String>)

    func field(of state: State) -> (String, AnyValue) {
        switch self {
        case .duration(let duration): ("Seconds", AnyValue(duration.whole(.seconds, for: state)))
        case .timestamp(let time): ("Timestamp", AnyValue(time))
        case .secondsPath(let path): ("SecondsPath", path.value)
        case .timestampPath(let path): ("TimestampPath", path.value)
        case .secondsExpression(let expression): ("Seconds", AnyValue(expression))
        }
    }
}

/// A state that lets time pass.
public final class Wait: State, ContinuingState {
    private let time: WaitTime

    /// Creates the state.
    ///
    /// - Parameters:
    ///   - scope: The scope of the construct.
    ///   - id: The id within the scope.
    ///   - time: The time to wait, or until which.
    ///   - stateName: The name in the state machine; the id if not given.
    ///   - comment: A note for people, in the definition.
    ///   - inputPath: The part of the input that the state sees; all of it if not given.
    ///   - outputPath: The part that the next state gets; all of it if not given.
    ///   - outputs: The input of the next state. Only in JSONata.
    ///   - assign: Variables to set.
    ///   - language: The query language; the state machine's if not given.
    ///   - file: The Swift file of the call, by which diagnostics find it.
    ///   - line: The line of the call in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, time: WaitTime, stateName: String? = nil, comment: String? = nil, inputPath: JSONPath? = nil,
        outputPath: JSONPath? = nil, outputs: PayloadTemplate? = nil, assign: PayloadTemplate? = nil, language: QueryLanguage? = nil,
        file: String = #fileID, line: Int = #line
    ) {
        self.time = time
        super.init(
            Node(scope, id, file: file, line: line),
            StateSettings(
                stateName: stateName, comment: comment, language: language, inputPath: inputPath, outputPath: outputPath, outputs: outputs,
                assign: assign))
    }

    override func definition(_ language: LanguageContext) -> AnyValue {
        var fields = StateFields()
        fields.add("Type", "Wait")
        fields.add(languageFields(language))
        fields.add("Comment", settings.comment)
        fields.add([time.field(of: self)])
        fields.add(dataFields())
        fields.add(nextFields)
        fields.add("Assign", template: settings.assign)
        return fields.value
    }
}
