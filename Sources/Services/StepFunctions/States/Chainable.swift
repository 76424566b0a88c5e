import CDK

/// States that begin at one state, and to whose ends others can be joined: a state, a chain, a fragment.
public protocol Chainable: StateMachineDefinition {
    /// The state at which the execution enters.
    var startState: State { get }
    /// The places to which the next state can be joined; none for states that end the execution.
    var endStates: [ChainEnd] { get }
    /// The name in messages.
    var chainID: String { get }
}

extension Chainable {
    /// The states as a definition.
    public var definitionBody: DefinitionBody { .states(startState) }
}

/// A place to which the next state can be joined.
public struct ChainEnd {
    enum Kind {
        case next(State)
        /// The way of a choice when none of its rules matches.
        case otherwise(Choice)
    }

    let kind: Kind

    func connect(to state: State, at line: SourceLocation?) {
        switch kind {
        case .next(let end): end.setNext(state, at: line)
        case .otherwise(let choice): choice.setOtherwise(state, at: line)
        }
    }
}

/// A state that another state can follow.
public protocol ContinuingState: State {}

extension ContinuingState {
    /// Continues with other states.
    @discardableResult
    public func next(_ other: any Chainable, file: String = #fileID, line: Int = #line) -> Chain {
        setNext(other.startState, at: .ofUser(file, line))
        return Chain(start: self, ends: other.endStates, id: other.chainID)
    }
}

/// States one after the other.
///
///     let workflow = validate.next(transcode).next(publish)
public struct Chain: Chainable {
    /// The first state.
    public let startState: State
    /// The ends of the last states.
    public let endStates: [ChainEnd]
    /// The name of the chain in messages: that of its last part.
    public let chainID: String

    init(start: State, ends: [ChainEnd], id: String) {
        startState = start
        endStates = ends
        chainID = id
    }

    /// A chain of what is chained already.
    public init(_ states: any Chainable) {
        self.init(start: states.startState, ends: states.endStates, id: states.chainID)
    }

    /// Continues with other states, from each of the chain's ends.
    @discardableResult
    public func next(_ other: any Chainable, file: String = #fileID, line: Int = #line) -> Chain {
        let location = SourceLocation.ofUser(file, line)
        if endStates.isEmpty {
            startState.node.report(
                .error(
                    "swift-cdk:stepfunctions/end-of-chain", "Nothing can follow '\(chainID)', at which the chain ends",
                    action: "continue from a state that does not end the execution", at: location))
        }
        for end in endStates { end.connect(to: other.startState, at: location) }
        return Chain(start: startState, ends: other.endStates, id: other.chainID)
    }

    /// The chain as the one branch of a parallel state: so it can be retried and its errors caught as a whole.
    @discardableResult
    public func toSingleState(
        _ id: String, stateName: String? = nil, comment: String? = nil, inputPath: JSONPath? = nil, parameters: PayloadTemplate? = nil,
        resultSelector: PayloadTemplate? = nil, resultPath: JSONPath? = nil, outputPath: JSONPath? = nil, file: String = #fileID,
        line: Int = #line
    ) -> Parallel {
        Parallel(
            startState, id, stateName: stateName, comment: comment, inputPath: inputPath, parameters: parameters,
            resultSelector: resultSelector, resultPath: resultPath, outputPath: outputPath, file: file, line: line
        ).branch(self)
    }
}
