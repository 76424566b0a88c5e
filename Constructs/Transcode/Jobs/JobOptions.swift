import CDK

/// Pictures of an asset at regular times, for lists and posters.
public struct Thumbnails: Sendable, Hashable {
    /// From one picture to the next: whole seconds.
    public var interval: Duration
    /// At most so many of an asset.
    public var maximum: Int
    /// In pixels, of a source in landscape.
    ///
    /// The height follows the source's shape.
    public var width: Int
    /// Of JPEG, 1 to 100.
    ///
    /// The poster is the first picture that takes more bytes than one of a single color. The lower the quality, the fewer do; where none
    /// does, it is the picture at a tenth of the film.
    public var quality: Int

    /// Pictures of an asset at regular times.
    ///
    /// - Parameters:
    ///   - interval: From one picture to the next: whole seconds.
    ///   - maximum: At most so many of an asset.
    ///   - width: In pixels, of a source in landscape: an even number.
    ///   - quality: Of JPEG, 1 to 100.
    public init(every interval: Duration = .seconds(10), maximum: Int = 100, width: Int = 640, quality: Int = 80) {
        self.interval = interval
        self.maximum = maximum
        self.width = width
        self.quality = quality
    }

    /// The least whose height, of 16:9, is as high as MediaConvert asks.
    private static let widths = 58...Rendition.sides.upperBound
    /// What MediaConvert takes.
    /// [Source](https://docs.aws.amazon.com/mediaconvert/latest/apireference/jobs.html#jobs-model-framecapturesettings)
    private static let qualities = 1...100

    /// Of 16:9.
    var height: Int { width * 9 / 32 * 2 }

    var mistakes: [Diagnostic] {
        var mistakes: [Diagnostic] = []
        if interval.seconds < 1 {
            mistakes.append(
                .error(
                    "swift-cdk:media/thumbnail-interval", "Thumbnails every \(interval) are too many",
                    action: "use an interval of .seconds(1) or more"))
        } else if interval.milliseconds % 1_000 != 0 {
            mistakes.append(
                .error(
                    "swift-cdk:media/thumbnail-interval-fraction", "Thumbnails every \(interval) cannot be made",
                    action: "use whole seconds"))
        }
        if !(1...10_000_000).contains(maximum) {
            mistakes.append(.error("swift-cdk:media/thumbnail-count", "\(maximum) thumbnails cannot be made", action: "use 1 or more"))
        }
        if !Self.widths.contains(width) || width % 2 != 0 {
            mistakes.append(
                .error(
                    "swift-cdk:media/thumbnail-width", "Thumbnails are \(width) pixels wide",
                    action: "use an even number from \(Self.widths.lowerBound) to \(Self.widths.upperBound)"))
        }
        if !Self.qualities.contains(quality) {
            mistakes.append(.error("swift-cdk:media/thumbnail-quality", "Thumbnails have quality \(quality)", action: "use 1 to 100"))
        }
        return mistakes
    }
}

/// A short piece of an asset in one file.
public struct Preview: Sendable, Hashable {
    /// 10 to 30 seconds; all of an asset that is shorter.
    public var length: Duration
    /// The rendition's size and quality.
    public var rendition: Rendition

    /// A piece of a length, in the size and quality of a rendition.
    ///
    /// - Parameters:
    ///   - length: 10 to 30 seconds, whole ones.
    ///   - rendition: The size and quality.
    public init(_ length: Duration = .seconds(15), as rendition: Rendition = .sd480) {
        self.length = length
        self.rendition = rendition
    }

    var mistakes: [Diagnostic] {
        let isLengthRight = (10...30).contains(length.seconds) && length.milliseconds % 1_000 == 0
        let length = Diagnostic.error(
            "swift-cdk:media/preview-length", "A preview of \(length) cannot be made", action: "use 10 to 30 whole seconds"
        )
        return (isLengthRight ? [] : [length]) + rendition.mistakes
    }
}

/// Lets MediaConvert choose the renditions by what is in each asset, in place of the ladder.
///
/// Priced as the professional tier, because several passes are made.
/// [Source](https://docs.aws.amazon.com/mediaconvert/latest/ug/auto-abr.html)
public struct AutomatedABR: Sendable, Hashable {
    /// Of the best rendition, in bits a second.
    public var maximumBitrate: Int
    /// Of the smallest rendition, in bits a second.
    public var minimumBitrate: Int
    /// 3 to 15.
    public var maximumRenditions: Int

    /// The limits within which MediaConvert chooses.
    ///
    /// - Parameters:
    ///   - maximumBitrate: Of the best rendition, in bits a second: 100,000,000 at most.
    ///   - minimumBitrate: Of the smallest rendition, in bits a second: 100,000 at least.
    ///   - maximumRenditions: 3 to 15.
    public init(maximumBitrate: Int = 8_000_000, minimumBitrate: Int = 600_000, maximumRenditions: Int = 8) {
        self.maximumBitrate = maximumBitrate
        self.minimumBitrate = minimumBitrate
        self.maximumRenditions = maximumRenditions
    }

    var mistakes: [Diagnostic] {
        var mistakes: [Diagnostic] = []
        if minimumBitrate < 100_000 || maximumBitrate > 100_000_000 || minimumBitrate >= maximumBitrate {
            mistakes.append(
                .error(
                    "swift-cdk:media/abr-bitrates",
                    "Automated ABR cannot choose between \(minimumBitrate) and \(maximumBitrate) bits a second",
                    action: "use a minimum of 100000 or more, below a maximum of 100000000 at most"))
        }
        if !(3...15).contains(maximumRenditions) {
            mistakes.append(
                .error(
                    "swift-cdk:media/abr-renditions", "Automated ABR makes 3 to 15 renditions, not \(maximumRenditions)",
                    action: "use 3 to 15"))
        }
        return mistakes
    }
}
