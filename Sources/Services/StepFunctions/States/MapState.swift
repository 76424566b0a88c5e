import CDK

/// The number of items that a map works on at the same time.
public enum MapConcurrency: ExpressibleByIntegerLiteral {
    /// At most this number; 0 for no limit.
    case limit(Int)
    /// A number that stands in the input.
    case path(JSONPath)
    /// A JSONata expression.
    case expression(Value<String>)

    /// At most this number of items.
    public init(integerLiteral value: Int) { self = .limit(value) }

    var field: (String, AnyValue)? {
        switch self {
        case .limit(0): nil
        case .limit(let number): ("MaxConcurrency", AnyValue(number))
        case .path(let path): ("MaxConcurrencyPath", path.value)
        case .expression(let expression): ("MaxConcurrency", AnyValue(expression))
        }
    }
}

/// A state that runs the same states for each element of an array; its result is the list of theirs.
///
///     MapState(scope, "EachRendition", itemsPath: "$.renditions", itemSelector: ["item": .path(.mapItemValue)], maxConcurrency: 4)
///         .itemProcessor(transcode.next(verify))
///
/// The iterations run inside the execution; ``DistributedMap`` gives each an execution of its own.
public class MapState: State, ContinuingState, FallibleState {
    private let items: AnyValue?
    private let itemsPath: JSONPath?
    private let itemSelector: PayloadTemplate?
    private let maxConcurrency: MapConcurrency?
    private var processor: StateGraph?
    private var processorLine: SourceLocation?

    override package func letGoOfOthers() {
        super.letGoOfOthers()
        processor = nil
    }

    /// Creates the state, without an item processor.
    ///
    /// - Parameters:
    ///   - scope: The scope of the construct.
    ///   - id: The id within the scope.
    ///   - itemsPath: The place of the array in the input; the input is the array if not given.
    ///   - items: The array, or an expression that gives it. Only in JSONata.
    ///   - itemSelector: The input of each iteration; the element if not given.
    ///   - maxConcurrency: The number of items at the same time; as many as Step Functions can if not given, or 0.
    ///   - stateName: The name in the state machine; the id if not given.
    ///   - comment: A note for people, in the definition.
    ///   - inputPath: The part of the input that the state sees; all of it if not given.
    ///   - resultSelector: A choice from the list of the iterations' results; all of it if not given.
    ///   - resultPath: The place of the result in the input; in place of the input if not given.
    ///   - outputPath: The part that the next state gets; all of it if not given.
    ///   - outputs: The input of the next state. Only in JSONata.
    ///   - assign: Variables to set.
    ///   - language: The query language; the state machine's if not given.
    ///   - file: The Swift file of the call, by which diagnostics find it.
    ///   - line: The line of the call in that file.
    @discardableResult
    public convenience init(
        _ scope: any Scope, _ id: String, itemsPath: JSONPath? = nil, items: AnyValue? = nil, itemSelector: PayloadTemplate? = nil,
        maxConcurrency: MapConcurrency? = nil, stateName: String? = nil, comment: String? = nil, inputPath: JSONPath? = nil,
        resultSelector: PayloadTemplate? = nil, resultPath: JSONPath? = nil, outputPath: JSONPath? = nil, outputs: PayloadTemplate? = nil,
        assign: PayloadTemplate? = nil, language: QueryLanguage? = nil, file: String = #fileID, line: Int = #line
    ) {
        self.init(
            Node(scope, id, file: file, line: line),
            StateSettings(
                stateName: stateName, comment: comment, language: language, inputPath: inputPath, resultSelector: resultSelector,
                resultPath: resultPath, outputPath: outputPath, outputs: outputs, assign: assign),
            itemsPath, items, itemSelector, maxConcurrency)
    }

    init(
        _ node: Node, _ settings: StateSettings, _ itemsPath: JSONPath?, _ items: AnyValue?, _ itemSelector: PayloadTemplate?,
        _ maxConcurrency: MapConcurrency?
    ) {
        self.items = items
        self.itemsPath = itemsPath
        self.itemSelector = itemSelector
        self.maxConcurrency = maxConcurrency
        super.init(node, settings)
        check(itemSelector, "ItemSelector")
        if case .limit(let number)? = maxConcurrency, number < 0 {
            node.report(
                .error(
                    "swift-cdk:stepfunctions/map-concurrency", "At most \(number) items are to be worked on at the same time",
                    action: "set maxConcurrency to 1 or more, or leave it out for no limit"))
        }
    }

    /// Sets the states that run for each element.
    @discardableResult
    public func itemProcessor(_ states: any Chainable, file: String = #fileID, line: Int = #line) -> Self {
        if processor != nil {
            node.report(
                .error(
                    "swift-cdk:stepfunctions/second-processor", "The map has an item processor already",
                    action: "chain the states into one",
                    at: .ofUser(file, line), other: processorLine))
            return self
        }
        let processor = StateGraph(states.startState, "the item processor of '\(name)'")
        self.processor = processor
        processorLine = .ofUser(file, line)
        if let graph { processor.attach(to: graph) }
        return self
    }

    override var innerGraphs: [StateGraph] { processor.map { [$0] } ?? [] }

    var processorConfig: AnyValue { ["Mode": "INLINE"] }

    override func definition(_ language: LanguageContext) -> AnyValue { .object(mapFields(language)) }

    func mapFields(_ language: LanguageContext) -> [(String, AnyValue)] {
        var fields = StateFields()
        fields.add("Type", "Map")
        fields.add(languageFields(language))
        fields.add("Comment", settings.comment)
        fields.add("ResultPath", path: settings.resultPath)
        fields.add(nextFields)
        fields.add(dataFields())
        fields.add("ResultSelector", template: settings.resultSelector)
        fields.add(errorFields(language))
        fields.add("Items", items)
        fields.add("ItemsPath", path: itemsPath)
        fields.add("ItemSelector", template: itemSelector)
        if let processor {
            fields.add("ItemProcessor", .object([("ProcessorConfig", processorConfig)] + processor.definition(language.inner)))
        }
        if let field = maxConcurrency?.field { fields.add([field]) }
        fields.add("Assign", template: settings.assign)
        return fields.members
    }
}
