import CDK

/// Endings of the files that a pipeline takes, whatever their case.
///
///     IngestBucket(…, accepting: ["mp4", "mov"])
///     IngestBucket(…, accepting: .video + .audio)
///
/// An upload that ends otherwise is recorded and told as rejected.
public struct MediaExtensions: Sendable, Hashable, ExpressibleByArrayLiteral {
    /// Without the dot, in lower case.
    public let list: [String]

    /// The endings without the dot, in any case.
    public init(_ list: [String]) {
        self.list = list.map { $0.lowercased() }
    }

    /// The endings one by one, as in `["mp4", "mov"]`.
    public init(arrayLiteral list: String...) {
        self.init(list)
    }

    /// The endings of the containers with pictures that MediaConvert reads
    /// (https://docs.aws.amazon.com/mediaconvert/latest/ug/reference-codecs-containers-input.html), as cameras, phones and editors write
    /// them.
    public static let video = MediaExtensions([
        "mp4", "m4v", "mov", "qt", "3gp", "3g2", "mkv", "webm", "mxf", "avi", "divx", "wmv", "asf", "flv", "f4v", "mpg", "mpeg", "vob",
        "ts", "m2ts", "mts", "m2t", "trp",
    ])

    /// The sound that recorders write, as far as MediaConvert reads it.
    public static let audio = MediaExtensions([
        "mp3", "m4a", "aac", "wav", "flac", "ogg", "oga", "wma", "ac3", "ec3", "mka",
    ])

    /// The endings of both.
    public static func + (left: MediaExtensions, right: MediaExtensions) -> MediaExtensions {
        MediaExtensions(left.list + right.list)
    }

    /// As the functions read them.
    var listed: Value<String> { Value(list.joined(separator: ",")) }
}
