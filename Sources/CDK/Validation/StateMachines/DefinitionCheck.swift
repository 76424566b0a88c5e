import CloudAssembly

/// Looks for what Step Functions refuses, or what cannot be meant, in a definition.
///
/// [Specification](https://states-language.net/spec.html),
/// [limits](https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html)
package struct DefinitionCheck {
    private let isExpress: Bool
    private var findings: [DefinitionFinding] = []
    private var names: Set<String> = []
    /// The part of the state that is being looked at.
    var part: StatePart?

    /// Mistakes in a definition, and what is probably not meant, each in its state.
    ///
    /// - Parameters:
    ///   - definition: The definition in the Amazon States Language.
    ///   - isExpress: Whether its executions are of the kind that neither waits nor runs jobs.
    /// - Returns: Diagnostics whose place is the name of the state; that of the state machine as a whole is empty.
    package static func findings(in definition: JSON, isExpress: Bool = false) -> [DefinitionFinding] {
        var check = DefinitionCheck(isExpress: isExpress)
        check.checkSeconds(definition, "TimeoutSeconds", 1...Self.maximumSeconds, nil)
        check.checkGraph(definition, "The state machine", owner: nil, language: definition["QueryLanguage"]?.string)
        return check.findings
    }

    private init(isExpress: Bool) { self.isExpress = isExpress }

    // MARK: Graphs

    private mutating func checkGraph(_ graph: JSON, _ place: String, owner: String?, language: String?) {
        guard let states = graph["States"]?.object, !states.isEmpty else {
            return report(owner, "no-states", "\(place) has no states", "give it States, or let it begin with a state")
        }
        guard let start = graph["StartAt"]?.string else {
            return report(owner, "no-start", "\(place) does not say where it begins", "give it StartAt, the name of the first state")
        }
        if states[start] == nil, !LiteralDefinition.isDeferred(start) {
            report(
                owner, "unknown-start", "\(place) begins at '\(start)', which is none of its states",
                "name one of: \(states.keys.joined(separator: ", "))")
        }
        for (name, state) in states {
            if !names.insert(name).inserted {
                report(
                    name, "state-name-twice", "Another state of the state machine has the same name",
                    "rename one of them, or prefix the states of a fragment")
            }
            if name.utf16.count > Self.maximumNameLength {
                report(
                    name, "state-name-length",
                    "The state's name has \(name.utf16.count) characters, and at most \(Self.maximumNameLength) are possible",
                    "give the state a shorter stateName")
            }
            checkState(name, state, states, language)
        }
        checkReachability(start, states)
    }

    private mutating func checkReachability(_ start: String, _ states: OrderedMap<JSON>) {
        // Where a list cannot be read, any state may be meant.
        guard states[start] != nil, states.values.allSatisfy({ Self.noLists(of: $0).isEmpty }) else { return }
        var reached: Set<String> = []
        var ahead = [start]
        while let name = ahead.popLast() {
            guard reached.insert(name).inserted, let state = states[name] else { continue }
            ahead += Self.targets(of: state).compactMap(\.target)
        }
        // Where a target is deferred, any state may be meant.
        guard !reached.contains(where: LiteralDefinition.isDeferred) else { return }
        for name in states.keys where !reached.contains(name) {
            report(
                name, "unreachable-state", "No state leads here from '\(start)', where the execution begins",
                "let a state lead to it, or leave it out")
        }
    }

    /// The fields that name a state to go on with.
    private static func targets(of state: JSON) -> [(place: String, target: String?)] {
        var targets: [(String, String?)] = []
        if let next = state["Next"] { targets.append(("Next", next.string)) }
        if let other = state["Default"] { targets.append(("Default", other.string)) }
        for (index, rule) in Self.list(state, "Choices").enumerated() {
            targets.append(("Choices[\(index)].Next", rule["Next"]?.string))
        }
        for (index, handler) in Self.list(state, "Catch").enumerated() {
            targets.append(("Catch[\(index)].Next", handler["Next"]?.string))
        }
        return targets
    }

    /// The elements of a field; a state with one that is no list is not looked at any further.
    static func list(_ state: JSON, _ field: String) -> [JSON] { state[field]?.array ?? [] }

    /// The fields that Step Functions reads as lists, and that are none (https://states-language.net/spec.html).
    private static func noLists(of state: JSON) -> [String] {
        ["Branches", "Catch", "Choices", "Retry"].filter { field in
            guard let value = state[field] else { return false }
            return value.array == nil && value.string.map(LiteralDefinition.isDeferred) != true
        }
    }

    // MARK: States

    static let jsonPath = "JSONPath"
    static let jsonata = "JSONata"
    private static let ends: Set<String> = ["Succeed", "Fail"]
    private static let kinds: Set<String> = ["Task", "Pass", "Choice", "Wait", "Succeed", "Fail", "Parallel", "Map"]

    private mutating func checkState(_ name: String, _ state: JSON, _ states: OrderedMap<JSON>, _ machineLanguage: String?) {
        guard let kind = state["Type"]?.string, Self.kinds.contains(kind) else {
            return report(
                name, "state-type", "The state has no Type that there is",
                "set it to one of: \(Self.kinds.sorted().joined(separator: ", "))")
        }
        let noLists = Self.noLists(of: state)
        for field in noLists { report(name, "no-list", "\(field) is no list", "put brackets around it") }
        guard noLists.isEmpty else { return }
        checkTransitions(name, kind, state, states)
        let language = state["QueryLanguage"]?.string ?? machineLanguage ?? Self.jsonPath
        checkLanguage(name, state, language)
        if language == Self.jsonata { checkExpressions(name, state) } else { checkPaths(name, state) }
        checkTimes(name, kind, state)
        checkRetries(name, state)
        switch kind {
        case "Choice": checkChoice(name, state)
        case "Parallel":
            let branches = Self.list(state, "Branches")
            if branches.isEmpty { report(name, "no-branches", "The state has no branches", "add one: .branch(…)") }
            for (index, branch) in branches.enumerated() {
                checkGraph(branch, "Branch \(index + 1)", owner: name, language: machineLanguage)
            }
        case "Map":
            if let processor = state["ItemProcessor"] ?? state["Iterator"] {
                checkGraph(processor, "The item processor", owner: name, language: machineLanguage)
            } else {
                report(
                    name, "no-processor", "The map has no item processor", "add one: .itemProcessor(…)")
            }
        case "Task": checkTask(name, state)
        default: break
        }
    }

    private mutating func checkTransitions(_ name: String, _ kind: String, _ state: JSON, _ states: OrderedMap<JSON>) {
        for (place, target) in Self.targets(of: state) {
            guard let target else {
                report(name, "no-target", "\(place) names no state", "set it to the name of a state")
                continue
            }
            if states[target] == nil, !LiteralDefinition.isDeferred(target) {
                report(
                    name, "unknown-target", "\(place) leads to '\(target)', which is none of the states beside it",
                    "name one of: \(states.keys.joined(separator: ", "))")
            }
        }
        if Self.ends.contains(kind) {
            if state["Next"] != nil {
                report(name, "next-of-end", "A state of type \(kind) ends the execution and cannot have Next", "leave Next out")
            }
        } else if kind == "Choice" {
            if state["Next"] != nil || state["End"] != nil {
                report(name, "next-of-choice", "A state of type Choice goes on by its rules and cannot have Next or End", "leave them out")
            }
        } else if state["Next"] == nil, state["End"]?.bool != true {
            report(
                name, "neither-next-nor-end", "The state has neither Next nor End", "add \"Next\" and the name of a state, or \"End\": true"
            )
        } else if state["Next"] != nil, state["End"]?.bool == true {
            report(name, "next-and-end", "The state has both Next and End", "leave one of them out")
        }
        for (index, handler) in Self.list(state, "Catch").enumerated() where handler["ErrorEquals"]?.array?.isEmpty != false {
            part = .handler(index)
            defer { part = nil }
            report(name, "no-errors", "Catch[\(index)] names no errors", "list them in ErrorEquals, or use States.ALL")
        }
    }

    private mutating func checkChoice(_ name: String, _ state: JSON) {
        let rules = Self.list(state, "Choices")
        if rules.isEmpty {
            report(name, "no-rules", "The choice has no rule, so nothing can match", "add one: .when(…, next: …)")
        } else if state["Default"] == nil, !ChoiceCoverage.isExhaustive(rules) {
            warn(
                name, "choice-without-default",
                "The choice has no default, so the execution fails with States.NoChoiceMatched where no rule matches",
                "say what to do then: .otherwise(…)")
        }
    }

    private mutating func checkTask(_ name: String, _ state: JSON) {
        guard let resource = state["Resource"]?.string, !resource.isEmpty else {
            return report(name, "no-resource", "The task has no Resource", "set it to what is called")
        }
        if isExpress, resource.contains(".waitForTaskToken") || resource.contains(".sync") {
            warn(
                name, "express-waits", "The task waits for a job or a task token, which executions of express state machines cannot",
                "make the state machine a standard one, or do not let the task wait")
        }
    }

    // MARK: Reporting

    private static let maximumNameLength = 80
    static let maximumSeconds = 99_999_999

    /// Adds a mistake of a kind that `name` tells apart from others.
    mutating func report(_ state: String?, _ name: String, _ message: String, _ action: String) {
        findings.append(.init(.error(Self.id(name), message, action: action, in: state ?? ""), part))
    }

    private mutating func warn(_ state: String?, _ name: String, _ message: String, _ action: String) {
        findings.append(.init(.warning(Self.id(name), message, action: action, in: state ?? ""), part))
    }

    private static func id(_ name: String) -> Diagnostic.ID { "swift-cdk:stepfunctions/\(name)" }
}
