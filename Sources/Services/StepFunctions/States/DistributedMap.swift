import CDK

/// A part of something: a number, or one that stands in the input.
public enum MapTolerance {
    /// A number of iterations.
    case count(Int)
    /// A number of iterations that stands in the input.
    case countPath(JSONPath)
    /// 0 to 100.
    case percentage(Double)
    /// A percentage of the iterations that stands in the input.
    case percentagePath(JSONPath)

    var field: (String, AnyValue)? {
        switch self {
        // As many as that fail anyway.
        case .count(0), .percentage(0): nil
        case .count(let number): ("ToleratedFailureCount", AnyValue(number))
        case .countPath(let path): ("ToleratedFailureCountPath", path.value)
        case .percentage(let number): ("ToleratedFailurePercentage", AnyValue(number))
        case .percentagePath(let path): ("ToleratedFailurePercentagePath", path.value)
        }
    }
}

/// A map whose iterations are executions of their own, up to 10,000 at the same time.
///
/// The state machine may start executions of itself for it, and redrive them.
public final class DistributedMap: MapState {
    private let executionType: StepFunctions.CfnStateMachine.StateMachineType
    let tolerances: [MapTolerance]
    let label: String?

    /// Creates the state, without an item processor.
    ///
    /// - Parameters:
    ///   - scope: The scope of the construct.
    ///   - id: The id within the scope.
    ///   - itemsPath: The place of the array in the input; the input is the array if not given.
    ///   - items: The array, or an expression that gives it. Only in JSONata.
    ///   - itemSelector: The input of each iteration; the element if not given.
    ///   - maxConcurrency: The number of items at the same time; as many as Step Functions can if not given, or 0.
    ///   - executionType: The type of the iterations.
    ///   - tolerances: The number of iterations that may fail; none if not given.
    ///   - label: The beginning of the iterations' ARNs; at most 40 characters, made from the state's name if not given.
    ///   - stateName: The name in the state machine; the id if not given.
    ///   - comment: A note for people, in the definition.
    ///   - inputPath: The part of the input that the state sees; all of it if not given.
    ///   - resultSelector: A choice from the list of the iterations' results; all of it if not given.
    ///   - resultPath: The place of the result in the input; in place of the input if not given.
    ///   - outputPath: The part that the next state gets; all of it if not given.
    ///   - outputs: The output of the state. Only in JSONata.
    ///   - assign: The variables to set.
    ///   - language: The query language; the state machine's if not given.
    ///   - file: The Swift file of the call, by which diagnostics find it.
    ///   - line: The line of the call in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, itemsPath: JSONPath? = nil, items: AnyValue? = nil, itemSelector: PayloadTemplate? = nil,
        maxConcurrency: MapConcurrency? = nil, executionType: StepFunctions.CfnStateMachine.StateMachineType = .standard,
        tolerating tolerances: MapTolerance..., label: String? = nil, stateName: String? = nil, comment: String? = nil,
        inputPath: JSONPath? = nil, resultSelector: PayloadTemplate? = nil, resultPath: JSONPath? = nil, outputPath: JSONPath? = nil,
        outputs: PayloadTemplate? = nil, assign: PayloadTemplate? = nil, language: QueryLanguage? = nil, file: String = #fileID,
        line: Int = #line
    ) {
        self.executionType = executionType
        self.tolerances = tolerances
        self.label = label
        super.init(
            Node(scope, id, file: file, line: line),
            StateSettings(
                stateName: stateName, comment: comment, language: language, inputPath: inputPath, resultSelector: resultSelector,
                resultPath: resultPath, outputPath: outputPath, outputs: outputs, assign: assign),
            itemsPath, items, itemSelector, maxConcurrency)
        reportMistakes()
    }

    override var processorConfig: AnyValue { ["Mode": "DISTRIBUTED", "ExecutionType": AnyValue(executionType)] }

    override func definition(_ language: LanguageContext) -> AnyValue {
        var fields = StateFields()
        fields.add(mapFields(language))
        for name in ["ToleratedFailurePercentage", "ToleratedFailureCount"] {
            for field in tolerances.compactMap(\.field) where field.0.hasPrefix(name) { fields.add([field]) }
        }
        fields.add("Label", label)
        return fields.value
    }
}
