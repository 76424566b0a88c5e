/// Where and why a text is not YAML that CloudFormation takes.
public struct YAMLSyntaxError: Error, Equatable, CustomStringConvertible {
    /// Line of the error, from 1.
    public let line: Int
    /// Column of the error, from 1, in Unicode scalars.
    public let column: Int
    /// The thing that was expected or found.
    public let reason: String

    /// Line, column and reason.
    public var description: String { "line \(line), column \(column): \(reason)" }
}
