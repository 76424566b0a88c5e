import CDK
import CDKIAM

/// States that lead to each other: those of a state machine, of a branch, or of a map's processor.
///
/// A graph takes in all states that its first one is joined with, in both directions, in the order of a depth-first walk.
final class StateGraph: CustomStringConvertible {
    let start: State
    private let purpose: String
    private(set) var states: [State]
    private var policies: [PolicyStatement] = []
    /// Takes the permissions: the graph around this one, or the role.
    private var addPolicy: ((PolicyStatement) -> Void)?
    /// Whether one of its states is in another graph too, so that nothing more can be said about it.
    var isBroken = false

    init(_ start: State, _ purpose: String) {
        self.start = start
        self.purpose = purpose
        states = [start]
        start.bind(to: self)
    }

    /// Lets go of the states, and of those who take the permissions.
    func letGo() {
        states = []
        addPolicy = nil
    }

    func add(_ state: State) {
        if state !== start { states.append(state) }
    }

    func add(_ policy: PolicyStatement) {
        if let addPolicy { addPolicy(policy) } else { policies.append(policy) }
    }

    /// Makes this a part of the graph around it.
    func attach(to outer: StateGraph) { sendPolicies { outer.add($0) } }

    /// Hands over the permissions that the states need, now and later.
    func sendPolicies(to add: @escaping (PolicyStatement) -> Void) {
        guard addPolicy == nil else { return }
        addPolicy = add
        for policy in policies { add(policy) }
        policies = []
    }

    /// The states here and in all graphs inside, outer ones first.
    var allStates: [State] { states + innerGraphs.flatMap(\.allStates) }

    private var innerGraphs: [StateGraph] { states.flatMap(\.innerGraphs) }

    /// Whether this graph or one inside is broken.
    var isBrokenAnywhere: Bool { isBroken || innerGraphs.contains(where: \.isBrokenAnywhere) }

    /// The states that can be reached from some, those included.
    static func reachable(from start: [State], withErrorHandlers: Bool) -> [State] {
        var found: [State] = []
        var seen: Set<ObjectIdentifier> = []
        var queue = start
        var index = 0
        while index < queue.count {
            let state = queue[index]
            index += 1
            guard seen.insert(ObjectIdentifier(state)).inserted else { continue }
            found.append(state)
            queue += state.transitions(withErrorHandlers: withErrorHandlers)
        }
        return found
    }

    /// The graph's part of a definition.
    func definition(_ language: LanguageContext) -> [(String, AnyValue)] {
        [("StartAt", AnyValue(start.name)), ("States", .object(states.map { ($0.name, $0.definition(language)) }))]
    }

    /// The purpose of the graph, and its first states.
    var description: String {
        let names = states.prefix(3).map(\.name) + (states.count > 3 ? ["..."] : [])
        return "\(purpose) (\(names.joined(separator: ", ")))"
    }
}

extension LanguageContext {
    /// For the graphs inside a state.
    var inner: LanguageContext { LanguageContext(machine: machine, declared: nil) }
}
