import CDK
import CloudAssembly

/// A state that is given as it stands in the definition, for what the other states cannot say.
///
///     CustomState(scope, "Query", definition: ["Type": "Task", "Resource": "arn:aws:states:::athena:startQueryExecution.sync", …])
///
/// What leads on is added to the definition; the role's permissions are not.
public final class CustomState: State, ContinuingState, FallibleState {
    private let given: AnyValue

    /// Creates the state.
    ///
    /// - Parameters:
    ///   - scope: The scope of the construct.
    ///   - id: The id within the scope.
    ///   - definition: The state as an object of the Amazon States Language, without its name and without what it leads to.
    ///   - stateName: The name in the state machine; the id if not given.
    ///   - file: The Swift file of the call, by which diagnostics find it.
    ///   - line: The line of the call in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, definition: AnyValue, stateName: String? = nil, file: String = #fileID, line: Int = #line
    ) {
        given = definition
        super.init(Node(scope, id, file: file, line: line), StateSettings(stateName: stateName))
        if case .object = definition.raw { return }
        node.report(
            .error(
                "swift-cdk:stepfunctions/custom-definition", "The definition of the state is no object",
                action: "write the state's fields: [\"Type\": …]"))
    }

    override func definition(_ language: LanguageContext) -> AnyValue {
        guard case .object(let own) = given.raw else { return given }
        var members = OrderedMap<TemplateValue>()
        for (key, value) in nextFields { members[key] = value.raw }
        for (key, value) in own { members[key] = value }
        for (key, value) in errorFields(language) {
            // Those of the definition come after those that were added.
            guard case .list(let first) = value.raw, case .list(let second)? = own[key] else {
                members[key] = value.raw
                continue
            }
            members[key] = .list(first + second)
        }
        return AnyValue(raw: .object(members))
    }
}
