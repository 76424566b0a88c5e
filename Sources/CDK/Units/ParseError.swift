/// The error of a text that is not what it is read as, such as a literal that is no ARN.
public struct ParseError: Error, Hashable, CustomStringConvertible {
    /// The text and what is wrong with it, in a sentence.
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}
