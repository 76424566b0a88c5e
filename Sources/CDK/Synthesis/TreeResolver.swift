/// A resolver for `tree.json`, where properties stand under their camel-case names.
final class TreeResolver: TemplateResolver {
    private let names: CamelCaseNames

    init(_ node: Node, _ names: CamelCaseNames) {
        self.names = names
        super.init(consumer: node.stack, node: node)
    }

    override func name(of property: String) -> String { names.name(of: property) }

    /// Does nothing: the template has warned of the text.
    override func meet(_ text: UnlistedText) {}
}

/// The camel-case names of an app's properties, kept because the same few come again with every resource.
final class CamelCaseNames {
    private var names: [String: String] = [:]

    func name(of property: String) -> String {
        if let name = names[property] { return name }
        let name = PropertyNames.name(property)
        names[property] = name
        return name
    }
}
