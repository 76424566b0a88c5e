import CDKEvents

/// Endings of the files that a pipeline takes, whatever their case.
///
///     IngestBucket(…, accepting: ["mp4", "mov"])
///     IngestBucket(…, accepting: .video + .audio)
public struct MediaExtensions: Sendable, Hashable, ExpressibleByArrayLiteral {
    /// Without the dot, in lower case.
    public let list: [String]

    public init(_ list: [String]) {
        self.list = list.map { $0.lowercased() }
    }

    public init(arrayLiteral list: String...) {
        self.init(list)
    }

    /// The containers that cameras and editors write.
    public static let video = MediaExtensions(["mp4", "mov", "mkv", "mxf", "avi", "webm", "m4v", "mpg", "ts"])

    /// What recorders write.
    public static let audio = MediaExtensions(["mp3", "m4a", "aac", "wav", "flac", "ogg"])

    public static func + (left: MediaExtensions, right: MediaExtensions) -> MediaExtensions {
        MediaExtensions(left.list + right.list)
    }

    /// EventBridge's patterns for keys with these endings, in any case.
    ///
    /// Endings alone: a pattern with a prefix and an ending has a wildcard, and a rule with more than a few of those is refused as too
    /// complex (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html, "Wildcard matching
    /// complexity"; https://github.com/vals-ai/Valkyrie/pull/278).
    var keyPatterns: [EventMatch] { list.map { .suffixIgnoringCase(".\($0)") } }
}
