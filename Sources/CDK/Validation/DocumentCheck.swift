import CDKSchemas
import CloudAssembly

/// Checks the documents within properties, which the schemas of types know as objects or texts only.
struct DocumentCheck {
    private let actions: ActionNames

    init(_ stack: StackNode) { actions = stack.tree.slot(ActionNames.self) }

    /// - Parameters:
    ///   - resource: The resource.
    ///   - type: Its type.
    ///   - policies: Where policies stand in it.
    /// - Returns: What is wrong with them.
    func findings(_ resource: JSON, of type: String, _ policies: [PolicyPlace]) -> [Diagnostic] {
        guard let properties = resource["Properties"] else { return [] }
        return PolicyCheck.findings(properties, at: policies, actions: actions) + RuntimeCheck.findings(properties, of: type)
            + EventPatternCheck.findings(properties, of: type)
    }
}
