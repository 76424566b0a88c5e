import CDK

/// One video of the ladder: what viewers with a certain screen and connection see.
public struct Rendition: Sendable, Hashable {
    /// How the video is compressed.
    public enum Codec: Sendable, Hashable {
        /// AVC, which every player knows.
        case h264(H264Profile)
        /// HEVC, which needs about half the bits; not every browser plays it.
        case hevc
    }

    /// The abilities that a decoder needs: `main` for small screens, `high` compresses better.
    public enum H264Profile: String, Sendable {
        /// For small screens and old players.
        case main = "MAIN"
        /// Compresses better; for larger screens.
        case high = "HIGH"
    }

    /// The end of the rendition's file names: letters, digits and hyphens.
    public var name: String
    /// In pixels, of a source in landscape.
    public var width: Int
    /// In pixels, of a source in landscape.
    public var height: Int
    /// The most that a second may take, in bits.
    public var maximumBitrate: Int
    /// Of quality-defined variable bitrate, 1 to 10.
    public var quality: Int
    /// How the video is compressed.
    public var codec: Codec

    /// A rendition of a size and quality.
    ///
    /// - Parameters:
    ///   - name: The end of its file names: letters, digits and hyphens.
    ///   - width: In pixels, of a source in landscape: an even number.
    ///   - height: In pixels, of a source in landscape: an even number, at most the width.
    ///   - maximumBitrate: The most that a second may take, in bits.
    ///   - quality: Of quality-defined variable bitrate, 1 to 10.
    ///   - codec: How the video is compressed.
    public init(name: String, width: Int, height: Int, maximumBitrate: Int, quality: Int, codec: Codec = .h264(.main)) {
        self.name = name
        self.width = width
        self.height = height
        self.maximumBitrate = maximumBitrate
        self.quality = quality
        self.codec = codec
    }

    /// 1920 x 1080 pixels in H.264, profile `high`: 6 Mbit/s at most.
    public static let hd1080 = Rendition(
        name: "1080p", width: 1920, height: 1080, maximumBitrate: 6_000_000, quality: 8, codec: .h264(.high))
    /// 1280 x 720 pixels in H.264, profile `high`: 4 Mbit/s at most.
    public static let hd720 = Rendition(
        name: "720p", width: 1280, height: 720, maximumBitrate: 4_000_000, quality: 8, codec: .h264(.high))
    /// 854 x 480 pixels in H.264, profile `main`: 1.5 Mbit/s at most.
    public static let sd480 = Rendition(name: "480p", width: 854, height: 480, maximumBitrate: 1_500_000, quality: 7)
    /// 640 x 360 pixels in H.264, profile `main`: 0.8 Mbit/s at most.
    public static let sd360 = Rendition(name: "360p", width: 640, height: 360, maximumBitrate: 800_000, quality: 7)
}

extension Rendition {
    /// What MediaConvert takes for `Width` and `Height`, and for `MaxBitrate`, of the codecs used here
    /// (https://docs.aws.amazon.com/mediaconvert/latest/apireference/jobs.html).
    static let sides = 32...8_192
    private static let bitrates = 1_000...1_152_000_000
    private static let qualities = 1...10

    /// What is wrong with the rendition besides its name, which only a ladder uses.
    var mistakes: [Diagnostic] {
        var mistakes: [Diagnostic] = []
        for (what, side) in [("wide", width), ("high", height)] where !Self.sides.contains(side) || side % 2 != 0 {
            mistakes.append(
                .error(
                    "swift-cdk:media/rendition-size", "The rendition '\(name)' is \(side) pixels \(what)",
                    action: "use an even number from \(Self.sides.lowerBound) to \(Self.sides.upperBound)"))
        }
        if height > width {
            mistakes.append(
                .error(
                    "swift-cdk:media/rendition-in-portrait", "The rendition '\(name)' is in portrait",
                    action: "give the size for landscape: portrait sources get it turned"))
        }
        if !Self.bitrates.contains(maximumBitrate) {
            mistakes.append(
                .error(
                    "swift-cdk:media/rendition-bitrate", "The rendition '\(name)' has a maximum of \(maximumBitrate) bits a second",
                    action: "use \(Self.bitrates.lowerBound) to \(Self.bitrates.upperBound)"))
        }
        if !Self.qualities.contains(quality) {
            mistakes.append(
                .error("swift-cdk:media/rendition-quality", "The rendition '\(name)' has quality \(quality)", action: "use 1 to 10"))
        }
        return mistakes
    }
}
