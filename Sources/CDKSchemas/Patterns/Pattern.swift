/// A regular expression of a resource schema.
public struct Pattern: Equatable, Sendable {
    private let program: PatternProgram

    /// - Throws: ``PatternError`` if the pattern is none, or has what this matcher does not know.
    public init(_ text: String) throws(PatternError) {
        program = try PatternProgram(try PatternParser.parse(text))
    }

    /// Whether some part of a text matches; nil if finding out takes too many steps.
    public func matches(_ text: String) -> Bool? {
        PatternMatcher.matches(program, text)
    }
}
