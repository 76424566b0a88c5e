/// A regular expression of a resource schema.
public struct Pattern: Equatable, Sendable {
    private let program: PatternProgram

    /// - Throws: ``PatternError`` if the pattern is none, or has what this matcher does not know.
    public init(_ text: String) throws(PatternError) {
        program = try PatternProgram(try PatternParser.parse(text))
    }

    /// True if some part of a text matches; nil if finding out takes too many steps.
    public func matches(_ text: String) -> Bool? { match(text).isMatch }

    /// True if some part of a text matches, and how many steps it took to find out; nil if it took too many.
    public func match(_ text: String) -> (isMatch: Bool?, steps: Int) { PatternMatcher.match(program, text) }
}
