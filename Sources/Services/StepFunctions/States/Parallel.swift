import CDK

/// A state that runs several branches at the same time; its result is the list of theirs.
public final class Parallel: State, ContinuingState, FallibleState {
    private var branches: [StateGraph] = []
    /// Branches that are not in a graph yet: the first state machine to use this state decides their graph.
    private var pending: [any Chainable] = []

    override package func letGoOfOthers() {
        super.letGoOfOthers()
        (branches, pending) = ([], [])
    }

    /// Creates the state, without branches.
    ///
    /// - Parameters:
    ///   - scope: The scope of the construct.
    ///   - id: The id within the scope.
    ///   - stateName: The name in the state machine; the id if not given.
    ///   - comment: A note for people, in the definition.
    ///   - inputPath: The part of the input that the state sees; all of it if not given.
    ///   - parameters: The input of each branch; that of the state if not given. In JSONata they are the state's `Arguments`.
    ///   - resultSelector: A choice from the list of the branches' results; all of it if not given.
    ///   - resultPath: The place of the result in the input; in place of the input if not given.
    ///   - outputPath: The part that the next state gets; all of it if not given.
    ///   - outputs: The input of the next state. Only in JSONata.
    ///   - assign: Variables to set.
    ///   - language: The query language; the state machine's if not given.
    ///   - file: The Swift file of the call, by which diagnostics find it.
    ///   - line: The line of the call in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, stateName: String? = nil, comment: String? = nil, inputPath: JSONPath? = nil,
        parameters: PayloadTemplate? = nil, resultSelector: PayloadTemplate? = nil, resultPath: JSONPath? = nil,
        outputPath: JSONPath? = nil, outputs: PayloadTemplate? = nil, assign: PayloadTemplate? = nil, language: QueryLanguage? = nil,
        file: String = #fileID, line: Int = #line
    ) {
        super.init(
            Node(scope, id, file: file, line: line),
            StateSettings(
                stateName: stateName, comment: comment, language: language, inputPath: inputPath, parameters: parameters,
                resultSelector: resultSelector, resultPath: resultPath, outputPath: outputPath, outputs: outputs, assign: assign))
    }

    /// Adds branches.
    @discardableResult
    public func branch(_ branches: any Chainable...) -> Parallel {
        pending += branches
        if graph != nil { makeBranches() }
        return self
    }

    override var innerGraphs: [StateGraph] { branches }

    override func bind(to graph: StateGraph) {
        makeBranches()
        super.bind(to: graph)
    }

    private func makeBranches() {
        for branch in pending {
            let inner = StateGraph(branch.startState, "branch \(branches.count + 1) of '\(name)'")
            branches.append(inner)
            if let graph { inner.attach(to: graph) }
        }
        pending = []
    }

    override func definition(_ language: LanguageContext) -> AnyValue {
        var fields = StateFields()
        fields.add("Type", "Parallel")
        fields.add(languageFields(language))
        fields.add("Comment", settings.comment)
        fields.add("ResultPath", path: settings.resultPath)
        fields.add(nextFields)
        fields.add(dataFields(parametersField: self.language(in: language) == .jsonata ? "Arguments" : "Parameters"))
        fields.add(errorFields(language))
        fields.add("Branches", AnyValue(branches.map { .object($0.definition(language.inner)) }))
        fields.add("ResultSelector", template: settings.resultSelector)
        fields.add("Assign", template: settings.assign)
        return fields.value
    }
}
