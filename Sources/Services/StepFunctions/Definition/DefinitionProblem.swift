/// A mistake in a definition, and what to do.
struct DefinitionProblem: Equatable {
    /// The state in which it is; nil for the state machine as a whole.
    var state: String?
    let message: String
    let action: String
    /// Names what is probably not wanted, but can be deployed.
    var warningID: String?
}
