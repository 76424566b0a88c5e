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
        if case .states(let start) = body { graph = StateGraph(start, "the state machine") } else { graph = nil }
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
                if !hasSubstitutions {
                    node.report(
                        .error(
                            "swift-cdk:stepfunctions/definition-json", "The definition is not JSON: \(error)", action: "correct the text"))
                }
            }
        }
    }

    private func report(_ json: JSON, _ isExpress: Bool, _ node: Node, states: [State]) {
        let byName = Dictionary(states.map { ($0.name, $0) }) { first, _ in first }
        for finding in DefinitionCheck.findings(in: json, isExpress: isExpress) {
            let found = finding.diagnostic
            guard let state = byName[found.place] else {
                node.report(found)
                continue
            }
            // The state is a construct, whose path says which one it is.
            let line = finding.part.flatMap(state.location)
            state.node.report(Diagnostic(found.severity, found.id, found.message, action: found.action, location: line))
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
                .error(
                    "swift-cdk:stepfunctions/state-name-twice",
                    "The name '\(state.name)' is that of two states: of one in \(graph) and of one in \(other)",
                    action: "give one of them a stateName, or prefix the states of a fragment", other: first.node.location))
        }
        return isUnique
    }

    private func reportLanguages(_ graph: StateGraph) {
        guard language == .jsonata else { return }
        for state in graph.allStates where state.settings.language == .jsonPath {
            state.node.report(
                .error(
                    "swift-cdk:stepfunctions/state-language", "The state is in JSONPath, and the state machine as a whole in JSONata",
                    action: "leave queryLanguage of the state machine out, and set the language of single states"))
        }
    }
}
