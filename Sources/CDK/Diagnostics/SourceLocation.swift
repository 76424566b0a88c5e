/// A place in a Swift file: where a construct, or a value that one is given, was made.
public struct SourceLocation: Sendable, Hashable, CustomStringConvertible {
    /// Module and file, as `#fileID` gives them.
    public let file: String
    /// The line, from 1.
    public let line: Int

    /// A line of a file.
    ///
    /// - Parameters:
    ///   - file: Module and file, as `#fileID` gives them.
    ///   - line: The line, from 1.
    public init(file: String, line: Int) {
        self.file = file
        self.line = line
    }

    /// The place of a call; nil for calls in this library itself, of which its users know nothing.
    package static func ofUser(_ file: String, _ line: Int) -> SourceLocation? {
        file.hasPrefix("CDK") ? nil : SourceLocation(file: file, line: line)
    }

    /// File and line with a colon between them.
    public var description: String { "\(file):\(line)" }
}
