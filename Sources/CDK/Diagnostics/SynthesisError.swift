/// Why an app could not be synthesized: all of its problems.
public struct SynthesisError: Error, CustomStringConvertible {
    /// At least one error; warnings besides.
    public let diagnostics: [Diagnostic]

    /// Creates an error of these problems.
    public init(diagnostics: [Diagnostic]) {
        self.diagnostics = diagnostics
    }

    /// Each problem on lines of its own.
    public var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}
