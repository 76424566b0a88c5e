/// What is wrong with a definition, and with which part of a state.
package struct DefinitionFinding {
    package let diagnostic: Diagnostic
    package let part: StatePart?

    init(_ diagnostic: Diagnostic, _ part: StatePart?) {
        self.diagnostic = diagnostic
        self.part = part
    }
}

/// A part of a state that has a line of its own, by its number in the definition.
package enum StatePart {
    /// A way to try again.
    case retry(Int)
    /// A way to go on after errors.
    case handler(Int)
    /// A rule of a choice.
    case rule(Int)
}
