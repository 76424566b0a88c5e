/// A place in a Swift file: where a construct was created.
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

    /// File and line with a colon between them.
    public var description: String { "\(file):\(line)" }
}
