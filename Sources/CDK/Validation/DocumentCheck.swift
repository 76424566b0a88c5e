import CDKSchemas
import CloudAssembly

/// Checks the documents within properties, which the schemas of types know as objects or texts only.
struct DocumentCheck {
    private let actions: ActionNames

    init(_ stack: StackNode) { actions = stack.tree.slot(ActionNames.self) }

    func findings(_ resource: JSON, of type: CheckedType) -> [Diagnostic] {
        guard let properties = resource["Properties"] else { return [] }
        return PolicyCheck.findings(properties, at: type.policies, actions: actions)
            + RuntimeCheck.findings(properties, of: type.name) + EventPatternCheck.findings(properties, of: type.name)
    }
}
