/// The structure of a pattern.
indirect enum PatternSyntax: Equatable, Sendable {
    /// One scalar of a set.
    case set(CharacterSet)
    case sequence([PatternSyntax])
    case alternatives([PatternSyntax])
    /// Without an upper bound if `maximum` is nil.
    case repetition(PatternSyntax, minimum: Int, maximum: Int?)
    case assertion(Assertion)
    case look(PatternSyntax, isBehind: Bool, isNegated: Bool)

    enum Assertion: Equatable, Sendable {
        case start
        /// The end, or before a line feed there.
        case end
        case veryEnd
        case wordBoundary
        case noWordBoundary
    }
}

/// Why a pattern cannot be used.
public struct PatternError: Error, Equatable, CustomStringConvertible {
    /// The part of the pattern that is not understood.
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}
