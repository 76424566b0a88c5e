extension Names {
    /// A name made from all ids from the root down to the construct, in letters and digits, as logical ids have to be.
    public static func uniqueID(_ scope: any Scope) -> String {
        uniqueID(components: scope.node.scopes.map(\.id).filter { !$0.isEmpty }, at: scope.node)
    }

    /// The name for these components; reports those that hold deferred values at the node.
    static func uniqueID(components: [String], at node: Node) -> String {
        reportDeferredText(components, at: node)
        return uniqueID(components: components)
    }

    /// The name of a stack: a unique resource name over the ids of its scopes, of at most 128 UTF-16 code units.
    static func stackName(components: [String], prefix: String, at node: Node) -> String {
        let maximumLength = 128
        if components.count == 1 {
            let name = prefix + components[0]
            if name.utf16.count <= maximumLength { return name }
        }
        return uniqueResourceName(
            components: components, maximumLength: maximumLength, separator: "", allowedSpecialCharacters: "", prefix: prefix, at: node)
    }

    /// The name for these components; reports those that hold deferred values at the node.
    static func uniqueResourceName(
        components: [String], maximumLength: Int, separator: String, allowedSpecialCharacters: String, prefix: String, at node: Node
    ) -> String {
        reportDeferredText(components, at: node)
        return uniqueResourceName(
            components: components, maximumLength: maximumLength, separator: separator,
            allowedSpecialCharacters: allowedSpecialCharacters, prefix: prefix)
    }

    private static func reportDeferredText(_ components: [String], at node: Node) {
        for component in components where DeferredTextMarker.find(in: component) != nil {
            // What a nested stack makes beside itself is called after it.
            if component.hasSuffix(".NestedStack") || component.hasSuffix(".NestedStackResource") { continue }
            // At the construct that has the id, so that it is told once.
            let owner = node.scopes.first { $0.id == component } ?? node
            owner.report(.deferredID(component))
        }
    }
}

extension Node {
    /// A name of this place that is stable and unique in the app: `c8` and 40 hexadecimal digits.
    public final var address: String { Names.address(ids: scopes.lazy.map(\.id)) }
}

extension Diagnostic {
    /// An id that is known only when the stack is deployed.
    static func deferredID(_ id: String) -> Diagnostic {
        .error(
            "swift-cdk:tree/deferred-id", "An id holds a deferred value: \(id)", action: "use an id that is known when the tree is built")
    }
}
