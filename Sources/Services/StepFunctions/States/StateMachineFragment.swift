import CDK

/// States that are reused as one: a class of its own that makes them, or several of the same kind in one state machine.
///
///     final class Notification: StateMachineFragment {
///         init(_ scope: any Scope, _ id: String, topic: any TopicReference) {
///             let scope = Node(scope, id)
///             let prepare = Pass(scope, "Prepare", …)
///             super.init(scope, prepare.next(SNSPublish(scope, "Publish", topic: topic, message: …)))
///         }
///     }
///     transcode.next(Notification(stack, "Success", topic: topic).prefixStates())
open class StateMachineFragment: Construct, Chainable {
    /// The first state.
    public let startState: State
    /// The ends of the last states.
    public let endStates: [ChainEnd]
    /// The id of the fragment.
    public var chainID: String { node.id }

    /// - Parameters:
    ///   - node: The fragment's own node, below which its states are.
    ///   - states: All of its states, by way of the first.
    public init(_ node: Node, _ states: any Chainable) {
        startState = states.startState
        endStates = states.endStates
        super.init(node)
    }

    /// Puts a text before the names of all states below, so that several fragments of the same kind fit into one state machine.
    ///
    /// - Parameter prefix: The fragment's id and a colon if not given.
    /// - Returns: The fragment itself.
    @discardableResult
    public final func prefixStates(_ prefix: String? = nil) -> Self {
        State.prefixStates(below: self, with: prefix ?? "\(node.id): ")
        return self
    }

    /// Continues with other states, from each of the fragment's ends.
    @discardableResult
    public final func next(_ other: any Chainable, file: String = #fileID, line: Int = #line) -> Chain {
        Chain(self).next(other, file: file, line: line)
    }

    /// The fragment as the one branch of a parallel state, its states' names prefixed: so it can be retried and its errors caught as a
    /// whole.
    ///
    /// - Parameters:
    ///   - id: The fragment's own id if not given.
    ///   - prefix: The text before the states' names; the parallel state's id and a colon if not given.
    ///   - stateName: The name in the state machine; the id if not given.
    ///   - comment: A note for people, in the definition.
    ///   - inputPath: The part of the input that the state sees; all of it if not given.
    ///   - parameters: The input of the branch; that of the state if not given.
    ///   - resultSelector: A choice from the list of the branch's results; all of it if not given.
    ///   - resultPath: The place of the result in the input; in place of the input if not given.
    ///   - outputPath: The part that the next state gets; all of it if not given.
    ///   - file: The Swift file of the call, by which diagnostics find it.
    ///   - line: The line of the call in that file.
    /// - Returns: The parallel state.
    @discardableResult
    public final func toSingleState(
        _ id: String? = nil, prefix: String? = nil, stateName: String? = nil, comment: String? = nil, inputPath: JSONPath? = nil,
        parameters: PayloadTemplate? = nil, resultSelector: PayloadTemplate? = nil, resultPath: JSONPath? = nil,
        outputPath: JSONPath? = nil, file: String = #fileID, line: Int = #line
    ) -> Parallel {
        let id = id ?? node.id
        prefixStates(prefix ?? "\(id): ")
        return Parallel(
            self, id, stateName: stateName, comment: comment, inputPath: inputPath, parameters: parameters,
            resultSelector: resultSelector, resultPath: resultPath, outputPath: outputPath, file: file, line: line
        ).branch(self)
    }
}
