import CDKSchemas
import CloudAssembly

/// Checks the documents within properties, which the schemas of types know as objects or texts only.
struct DocumentCheck {
    private let actions: ActionNames

    init(_ stack: StackNode) { actions = stack.tree.slot(ActionNames.self) }

    func findings(_ resource: JSON, of type: String) -> [Diagnostic] {
        PolicyCheck.findings(resource, of: type, actions: actions) + RuntimeCheck.findings(resource, of: type)
            + EventPatternCheck.findings(resource, of: type)
    }
}
