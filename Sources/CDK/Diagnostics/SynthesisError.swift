/// Why an app could not be synthesized: all diagnostics of it.
public struct SynthesisError: Error, CustomStringConvertible {
    /// At least one error; warnings besides.
    public let diagnostics: [Diagnostic]

    /// Creates an error of these diagnostics.
    public init(diagnostics: [Diagnostic]) {
        self.diagnostics = diagnostics
    }

    /// Each diagnostic on lines of its own.
    public var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}
