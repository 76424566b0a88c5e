import CDK
import CDKIAM

/// A step of a state machine.
///
/// The kinds are ``Pass``, ``Choice``, ``Wait``, ``Parallel``, ``MapState``, ``DistributedMap``, ``Succeed``, ``Fail``, the tasks,
/// and ``CustomState`` for what none of these can say.
///
/// A state is a construct; its name in the state machine is its id, unless it is given another.
///
/// [Reference](https://docs.aws.amazon.com/step-functions/latest/dg/concepts-states.html)
open class State: Construct, Chainable, Circular {
    let settings: StateSettings
    /// The graph that the state is in: that of a state machine, a branch or a map's processor.
    private(set) var graph: StateGraph?
    private(set) var following: State?
    private var followingLine: SourceLocation?
    private(set) var retries: [Retry] = []
    private(set) var catches: [Catch] = []
    private var prefixes: [String] = []
    /// The states that lead here.
    private var incoming: [State] = []

    init(_ node: Node, _ settings: StateSettings) {
        self.settings = settings
        super.init(node)
        for (field, template) in settings.templates { check(template, field) }
        node.addValidation { [self] in
            graph == nil
                ? [
                    .warning(
                        "swift-cdk:stepfunctions/unused-state", "The state is in no state machine: no state of one leads to it",
                        action: "let one lead to it, or leave it out")
                ] : []
        }
    }

    package func letGoOfOthers() {
        graph?.letGo()
        (graph, following, catches, incoming) = (nil, nil, [], [])
    }

    // MARK: Chaining

    /// The state itself.
    public var startState: State { self }
    /// The end of the state; none if no state can follow.
    public var endStates: [ChainEnd] { self is any ContinuingState ? [ChainEnd(kind: .next(self))] : [] }
    /// The id of the state.
    public var chainID: String { node.id }

    func setNext(_ state: State, at line: SourceLocation?) {
        if following != nil {
            node.report(
                .error(
                    "swift-cdk:stepfunctions/second-next", "The state is followed by another already",
                    action: "join the new state to the end of the chain instead", at: line, other: followingLine))
            return
        }
        following = state
        followingLine = line
        lead(to: state)
    }

    /// Makes `state` known as one that is reached from here.
    func lead(to state: State) {
        state.incoming.append(self)
        if let graph { state.bind(to: graph) }
    }

    /// The states that can follow.
    func transitions(withErrorHandlers: Bool) -> [State] {
        (following.map { [$0] } ?? []) + (withErrorHandlers ? catches.map(\.state) : [])
    }

    // MARK: Names

    /// The name in the state machine.
    public var name: String { prefixes.joined() + (settings.stateName ?? node.id) }

    /// Puts a text before the names of all states below a construct.
    public static func prefixStates(below scope: any Scope, with prefix: String) {
        guard !prefix.isEmpty else { return }
        for node in scope.node.descendants { (node.construct as? State)?.prefixes.insert(prefix, at: 0) }
    }

    // MARK: Graph

    /// The permissions that the state machine's role needs for the state.
    var policies: [PolicyStatement] { [] }
    /// The graphs inside the state: its branches, its processor.
    var innerGraphs: [StateGraph] { [] }

    /// Puts the state, and all that it is joined with, into a graph.
    func bind(to graph: StateGraph) {
        guard self.graph !== graph else { return }
        if let other = self.graph {
            node.report(
                .error(
                    "swift-cdk:stepfunctions/state-in-two-graphs", "The state is in \(other) already, and cannot be in \(graph) as well",
                    action: "make a state of its own for each state machine, branch and map"))
            graph.isBroken = true
            other.isBroken = true
            return
        }
        self.graph = graph
        graph.add(self)
        for policy in policies { graph.add(policy) }
        for state in incoming { state.bind(to: graph) }
        for state in transitions(withErrorHandlers: true) { state.bind(to: graph) }
        for inner in innerGraphs { inner.attach(to: graph) }
    }

    // MARK: Writing

    /// The state as it stands in the definition.
    func definition(_ language: LanguageContext) -> AnyValue { [:] }

    /// The state's own language where it is not the machine's.
    func languageFields(_ language: LanguageContext) -> [(String, AnyValue)] {
        let differs = language.declared != .jsonata && settings.language == .jsonata
        return differs ? [("QueryLanguage", AnyValue(QueryLanguage.jsonata.rawValue))] : []
    }

    var nextFields: [(String, AnyValue)] { following.map { [("Next", AnyValue($0.name))] } ?? [("End", true)] }

    /// The fields of what the state reads and gives.
    ///
    /// - Parameter parametersField: The field of the parameters: `Arguments` in JSONata, for states that have them there.
    /// - Returns: The fields that the state has, by name.
    func dataFields(parametersField: String = "Parameters") -> [(String, AnyValue)] {
        var fields = StateFields()
        fields.add("InputPath", path: settings.inputPath)
        fields.add(parametersField, template: settings.parameters)
        fields.add("OutputPath", path: settings.outputPath)
        fields.add("Output", template: settings.outputs)
        return fields.members
    }

    func errorFields(_ language: LanguageContext) -> [(String, AnyValue)] {
        var fields = StateFields()
        if !retries.isEmpty { fields.add("Retry", AnyValue(writtenRetries.map { $0.definition(of: self) })) }
        if !catches.isEmpty { fields.add("Catch", AnyValue(writtenCatches.map { $0.definition(self.language(in: language)) })) }
        return fields.members
    }

    // What handles all errors comes last: nothing after it would be looked at.
    private var writtenRetries: [Retry] { retries.filter { !$0.errors.contains(.all) } + retries.filter { $0.errors.contains(.all) } }
    private var writtenCatches: [Catch] { catches.filter { !$0.errors.contains(.all) } + catches.filter { $0.errors.contains(.all) } }

    /// The line that made a part of the state; nil for parts that have none.
    func location(of part: StatePart) -> SourceLocation? {
        switch part {
        case .retry(let number): writtenRetries.indices.contains(number) ? writtenRetries[number].location : nil
        case .handler(let number): writtenCatches.indices.contains(number) ? writtenCatches[number].location : nil
        case .rule: nil
        }
    }

    /// The language that the state is in.
    func language(in context: LanguageContext) -> QueryLanguage { settings.language ?? context.machine ?? .jsonPath }

    // MARK: Checks

    /// Reports a template that a definition cannot have.
    func check(_ template: PayloadTemplate?, _ field: String) {
        guard let template else { return }
        if template.isPath, field != "Output", field != "Payload" {
            node.report(
                .error(
                    "swift-cdk:stepfunctions/template-is-path", "\(field) is one path, and has to be an object with paths in it",
                    action: "write an object, or choose a part of the input with inputPath"))
        }
        if template.hasPathInList {
            node.report(
                .error(
                    "swift-cdk:stepfunctions/path-in-list", "\(field) has a path in a list, and paths can only be members of objects",
                    action: "make the list with a function: .path(.array(\"$.first\", \"$.second\"))"))
        }
    }

    fileprivate func add(_ retry: Retry) {
        node.reporting(at: retry.location) { checkErrors(retry.errors) }
        retries.append(retry)
    }

    fileprivate func add(_ handler: Catch) {
        node.reporting(at: handler.location) { checkErrors(handler.errors) }
        catches.append(handler)
        lead(to: handler.state)
    }

    private func checkErrors(_ errors: [StateError]) {
        if errors.contains(.all), errors.count > 1 {
            node.report(
                .error(
                    "swift-cdk:stepfunctions/all-errors", "States.ALL stands beside other errors, and is all of them",
                    action: "leave the other errors out, or handle them separately"))
        }
    }
}

/// The language of the definition around a state.
struct LanguageContext {
    /// The language that the state machine names.
    let machine: QueryLanguage?
    /// The language that is known where the state stands: in inner graphs none is, so their states name theirs again.
    let declared: QueryLanguage?
}

/// A state whose errors can be handled: by trying again, or by going on with another state.
public protocol FallibleState: State {}

extension FallibleState {
    /// Tries again after errors.
    ///
    /// The first that names an error counts.
    @discardableResult
    public func retry(_ retries: Retry...) -> Self {
        for retry in retries { add(retry) }
        return self
    }

    /// Goes on with other states after errors that were not, or no longer, tried again.
    ///
    /// - Parameters:
    ///   - errors: The errors; all if not given.
    ///   - resultPath: The place of the error in the state's input: an object with `Error` and `Cause`. In place of the input if not given.
    ///   - assign: Variables to set.
    ///   - outputs: The input of the other states. Only in JSONata.
    ///   - handler: The states to go on with.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    /// - Returns: The state itself, for further handlers.
    @discardableResult
    public func `catch`(
        _ errors: [StateError] = [.all], resultPath: JSONPath? = nil, assign: PayloadTemplate? = nil, outputs: PayloadTemplate? = nil,
        next handler: any Chainable, file: String = #fileID, line: Int = #line
    ) -> Self {
        let location = SourceLocation.ofUser(file, line)
        node.reporting(at: location) {
            check(assign, "Assign")
            check(outputs, "Output")
        }
        add(
            Catch(
                errors: errors, resultPath: resultPath, assign: assign, outputs: outputs, state: handler.startState, location: location))
        return self
    }
}
