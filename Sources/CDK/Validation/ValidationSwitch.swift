import CloudAssembly

/// Whether templates are checked, which the context decides: of the app, a stack or a construct.
enum ValidationSwitch {
    /// The context value that switches the checks off: `"off"` or `false`.
    static let contextKey = "swift-cdk:validation"

    /// The CLI hands over what its option `--context` says as text.
    static func isOff(_ node: Node) -> Bool {
        switch node.context(contextKey) {
        case .bool(false)?, .string("false")?, .string("off")?: true
        default: false
        }
    }
}
