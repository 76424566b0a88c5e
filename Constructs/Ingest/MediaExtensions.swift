/// Endings of the files that a pipeline takes.
public struct MediaExtensions: Sendable, Hashable {
    /// Without the dot, in lower case.
    public let list: [String]

    public init(_ list: [String]) {
        self.list = list.map { $0.lowercased() }
    }

    /// The containers that cameras and editors write.
    public static let video = MediaExtensions(["mp4", "mov", "mkv", "mxf", "avi", "webm", "m4v", "mpg", "ts"])

    /// Patterns of EventBridge for keys with these endings, in lower and in upper case: a pattern is case-sensitive, and values of one
    /// field are alternatives, so prefix and ending have to be in one pattern.
    func keyPatterns(prefix: String) -> [String] {
        list.flatMap { ["\(prefix)*.\($0)", "\(prefix)*.\($0.uppercased())"] }
    }
}
