extension Names {
    /// A physical name made from the names of the stack and the constructs below it.
    ///
    /// - Parameters:
    ///   - scope: The construct that is named.
    ///   - maximumLength: In UTF-16 code units; longer names are cut in the middle.
    ///   - separator: Between the components.
    ///   - allowedSpecialCharacters: Characters kept besides letters and digits.
    ///   - prefix: Goes in front of the name, and counts for its length.
    /// - Returns: The name; unless it is one component that fits, a hash of the components is its end.
    public static func uniqueResourceName(
        _ scope: any Scope, maximumLength: Int = 256, separator: String = "", allowedSpecialCharacters: String = "", prefix: String = ""
    ) -> String {
        var components: [String] = []
        for node in scope.node.scopes {
            if let stack = node as? StackNode, !stack.isNested {
                components = [stack.name]
            } else if !components.isEmpty {
                components.append(node.id)
            }
        }
        return uniqueResourceName(
            components: components, maximumLength: maximumLength, separator: separator,
            allowedSpecialCharacters: allowedSpecialCharacters, prefix: prefix, at: scope.node)
    }
}
