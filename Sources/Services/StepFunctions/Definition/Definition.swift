import CDK
import CloudAssembly

/// A state machine's definition: what is written, and what is checked.
struct Definition {
    /// The graph of the states; nil for texts.
    let graph: StateGraph?
    private let body: DefinitionBody
    private let comment: String?
    private let timeout: Duration?
    private let language: QueryLanguage?
    private let node: Node

    init(_ body: DefinitionBody, comment: String?, timeout: Duration?, language: QueryLanguage?, at node: Node) {
        self.body = body
        self.comment = comment
        self.timeout = timeout
        self.language = language
        self.node = node
        if case .states(let start) = body { graph = StateGraph(start, "State Machine definition") } else { graph = nil }
    }

    /// The value of `DefinitionString`.
    var text: Value<String> {
        switch body {
        case .states: Fn.jsonText(.lazy { json })
        case .json(let json): Fn.jsonText(json)
        case .text(let text): text
        }
    }

    private var json: AnyValue {
        guard let graph else { return .absent }
        var fields = StateFields()
        fields.add(graph.definition(LanguageContext(machine: language, declared: language)))
        fields.add("TimeoutSeconds", timeout.map { AnyValue($0.whole(.seconds, for: node)) })
        fields.add("Comment", comment)
        fields.add("QueryLanguage", language?.rawValue)
        return fields.value
    }

    // MARK: Checking

    /// Reports at the states, or at the state machine, what is wrong.
    func check(at node: Node, isExpress: Bool, hasSubstitutions: Bool) {
        switch body {
        case .states:
            guard let graph, !graph.isBrokenAnywhere, reportNames(graph) else { return }
            reportLanguages(graph)
            report(LiteralDefinition.json(json.raw), isExpress, node, states: graph.allStates)
        case .json(let json): report(LiteralDefinition.json(json.raw), isExpress, node, states: [])
        case .text(let text):
            guard let literal = text.literal else { return }
            do {
                report(try JSON(parsing: Array(literal.utf8)), isExpress, node, states: [])
            } catch {
                // Placeholders can stand where JSON has no texts.
                if !hasSubstitutions { node.report("The definition is not JSON: \(error)", action: "correct the text") }
            }
        }
    }

    private func report(_ json: JSON, _ isExpress: Bool, _ node: Node, states: [State]) {
        let byName = Dictionary(states.map { ($0.name, $0) }) { first, _ in first }
        for problem in DefinitionCheck.problems(in: json, isExpress: isExpress) {
            let place = problem.state.flatMap { byName[$0]?.node } ?? node
            if let id = problem.warningID {
                Annotations.of(place).addWarning("@aws-cdk/aws-stepfunctions:\(id)", problem.message)
            } else {
                place.report(problem.message, action: problem.action)
            }
        }
    }

    /// Reports names that several states have; false if there are any.
    private func reportNames(_ graph: StateGraph) -> Bool {
        var known: [String: State] = [:]
        var isUnique = true
        for state in graph.allStates {
            guard let first = known[state.name], let graph = state.graph, let other = first.graph else {
                known[state.name] = state
                continue
            }
            isUnique = false
            state.node.report(
                "State with name '\(state.name)' occurs in both \(graph) and \(other). All states must have unique names.",
                action: "give one of them a stateName, or prefix the states of a fragment")
        }
        return isUnique
    }

    private func reportLanguages(_ graph: StateGraph) {
        guard language == .jsonata else { return }
        for state in graph.allStates where state.settings.language == .jsonPath {
            state.node.report(
                "'queryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine \(state.node.path)",
                action: "leave the language of the state machine out, and set it for single states")
        }
    }
}
