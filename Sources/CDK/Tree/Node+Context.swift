import CloudAssembly

extension Node {
    /// The context value for `key` here or in the nearest scope that sets it; nil if there is none.
    public final func context(_ key: String) -> JSON? {
        if let value = contextValues[key] { return value }
        return scope == nil ? tree.context[key] : scope?.context(key)
    }

    /// All context values that hold here: those of the nearest scopes win.
    public final var allContext: OrderedMap<JSON> {
        var values = scope?.allContext ?? tree.context
        for (key, value) in contextValues { values[key] = value }
        return values
    }

    /// Sets a context value for this node and all below.
    ///
    /// Once the node has children, which may have read it, a call is reported.
    public final func setContext(_ key: String, _ value: JSON) {
        if !children.isEmpty {
            report(
                .error(
                    "swift-cdk:tree/late-context",
                    "The context value '\(key)' was set when there were children already, which may have read it: "
                        + children.keys.joined(separator: ", "), action: "set it before creating the first child"))
        }
        contextValues[key] = value
    }
}
