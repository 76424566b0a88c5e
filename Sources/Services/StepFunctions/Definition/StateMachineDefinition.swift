import CDK

/// The content of a state machine: states that are joined, or a text.
///
///     StateMachine(stack, "Workflow", definition: validate.next(transcode))
///     StateMachine(stack, "Workflow", definition: .text("{\"StartAt\": …}"))
public protocol StateMachineDefinition {
    /// The content of the definition.
    var definitionBody: DefinitionBody { get }
}

/// A state machine's definition.
public enum DefinitionBody {
    /// The first of joined states.
    case states(State)
    /// The definition as JSON.
    case json(AnyValue)
    /// The definition as the text of its JSON.
    case text(Value<String>)
}

/// A definition that is not made of states.
public struct GivenDefinition: StateMachineDefinition {
    /// The definition.
    public let definitionBody: DefinitionBody
}

extension StateMachineDefinition where Self == GivenDefinition {
    /// A definition in the Amazon States Language.
    ///
    /// Placeholders such as `${name}` are replaced by the substitutions.
    public static func text(_ text: Value<String>) -> GivenDefinition { GivenDefinition(definitionBody: .text(text)) }

    /// A definition in the Amazon States Language, which may hold deferred values.
    public static func json(_ json: AnyValue) -> GivenDefinition { GivenDefinition(definitionBody: .json(json)) }
}
