import CDK

/// A state that decides how to go on.
///
///     Choice(scope, "IsFinished")
///         .when(.stringEquals("$.job.status", "COMPLETE"), next: recordSuccess)
///         .when(.or(.stringEquals("$.job.status", "ERROR"), .stringEquals("$.job.status", "CANCELED")), next: recordFailure)
///         .otherwise(wait)
public final class Choice: State {
    private struct Rule {
        let condition: Condition
        let state: State
        let comment: String?
        let assign: PayloadTemplate?
        let outputs: PayloadTemplate?
        /// The line that made it, for diagnostics.
        let location: SourceLocation?
    }

    private var rules: [Rule] = []
    private var otherwise: State?
    private var otherwiseLine: SourceLocation?

    override package func letGoOfOthers() {
        super.letGoOfOthers()
        (rules, otherwise) = ([], nil)
    }

    /// Creates a choice.
    ///
    /// - Parameters:
    ///   - scope: The scope of the construct.
    ///   - id: The id within the scope.
    ///   - stateName: The name in the state machine; the id if not given.
    ///   - comment: A note for people, in the definition.
    ///   - inputPath: The part of the input that the state sees; all of it if not given.
    ///   - outputPath: The part that the next state gets; all of it if not given.
    ///   - outputs: The input of the next state. Only in JSONata.
    ///   - assign: Variables to set when no rule matches.
    ///   - language: The query language; the state machine's if not given.
    ///   - file: The Swift file of the call, by which diagnostics find it.
    ///   - line: The line of the call in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, stateName: String? = nil, comment: String? = nil, inputPath: JSONPath? = nil,
        outputPath: JSONPath? = nil, outputs: PayloadTemplate? = nil, assign: PayloadTemplate? = nil, language: QueryLanguage? = nil,
        file: String = #fileID, line: Int = #line
    ) {
        super.init(
            Node(scope, id, file: file, line: line),
            StateSettings(
                stateName: stateName, comment: comment, language: language, inputPath: inputPath, outputPath: outputPath, outputs: outputs,
                assign: assign))
    }

    /// Goes on with these states if the condition holds and none before did.
    ///
    /// - Parameters:
    ///   - condition: The condition.
    ///   - next: The states to go on with.
    ///   - comment: A note for people, in the definition.
    ///   - outputs: Their input. Only in JSONata.
    ///   - assign: Variables to set.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    /// - Returns: The choice itself, for further rules.
    @discardableResult
    public func when(
        _ condition: Condition, next: any Chainable, comment: String? = nil, outputs: PayloadTemplate? = nil,
        assign: PayloadTemplate? = nil, file: String = #fileID, line: Int = #line
    ) -> Choice {
        let location = SourceLocation.ofUser(file, line)
        node.reporting(at: location) {
            check(assign, "Assign")
            check(outputs, "Output")
            node.report(condition.mistakes)
        }
        rules.append(
            Rule(condition: condition, state: next.startState, comment: comment, assign: assign, outputs: outputs, location: location))
        lead(to: next.startState)
        return self
    }

    /// Goes on with these states if no condition holds.
    @discardableResult
    public func otherwise(_ next: any Chainable, file: String = #fileID, line: Int = #line) -> Choice {
        setOtherwise(next, at: .ofUser(file, line))
        return self
    }

    func setOtherwise(_ next: any Chainable, at line: SourceLocation?) {
        if otherwise != nil {
            node.report(
                .error(
                    "swift-cdk:stepfunctions/second-otherwise", "The choice has an otherwise already", action: "leave one of the two out",
                    at: line, other: otherwiseLine))
            return
        }
        otherwise = next.startState
        otherwiseLine = line
        if let graph { next.startState.bind(to: graph) }
    }

    /// A chain whose ends are those of all ways that were given up to now.
    ///
    /// - Parameters:
    ///   - includesErrorHandlers: Whether the ends of the states that handle errors are among them.
    ///   - includesOtherwise: Whether to go on there as well if no condition holds.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    /// - Returns: A chain from the choice to these ends.
    public func afterwards(
        includesErrorHandlers: Bool = false, includesOtherwise: Bool = false, file: String = #fileID, line: Int = #line
    ) -> Chain {
        var ends = StateGraph.reachable(from: [self], withErrorHandlers: includesErrorHandlers)
            .filter { $0.transitions(withErrorHandlers: includesErrorHandlers).isEmpty }.flatMap(\.endStates)
        if includesOtherwise {
            if otherwise != nil {
                node.report(
                    .error(
                        "swift-cdk:stepfunctions/otherwise-in-use", "The choice has an otherwise already, so nothing can be joined there",
                        action: "leave includesOtherwise out", at: .ofUser(file, line), other: otherwiseLine))
            } else {
                ends.append(ChainEnd(kind: .otherwise(self)))
            }
        }
        return Chain(start: self, ends: ends, id: chainID)
    }

    override func location(of part: StatePart) -> SourceLocation? {
        if case .rule(let number) = part, rules.indices.contains(number) { return rules[number].location }
        return super.location(of: part)
    }

    override func transitions(withErrorHandlers: Bool) -> [State] {
        (otherwise.map { [$0] } ?? []) + rules.map(\.state)
    }

    override func definition(_ language: LanguageContext) -> AnyValue {
        var fields = StateFields()
        fields.add("Type", "Choice")
        fields.add(languageFields(language))
        fields.add("Comment", settings.comment)
        fields.add(dataFields())
        if !rules.isEmpty { fields.add("Choices", AnyValue(rules.map { definition($0, self.language(in: language)) })) }
        fields.add("Default", otherwise?.name)
        fields.add("Assign", template: settings.assign)
        return fields.value
    }

    private func definition(_ rule: Rule, _ language: QueryLanguage) -> AnyValue {
        var fields = StateFields()
        fields.add(rule.condition.members)
        if language == .jsonata { fields.add("Output", template: rule.outputs) }
        fields.add("Assign", template: rule.assign)
        fields.add("Next", rule.state.name)
        fields.add("Comment", rule.comment)
        return fields.value
    }
}
