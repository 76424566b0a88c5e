import CDK

/// The renditions of an asset, between which players switch as the connection allows, and how they are cut into segments.
///
///     let ladder: Ladder = [.hd1080, .hd720, .sd480, .sd360]
///
/// Mistakes are reported at synthesis.
public struct Ladder: Sendable, Hashable, ExpressibleByArrayLiteral {
    /// Best first.
    public var renditions: [Rendition]
    /// From one picture that stands by itself to the next; each such group is closed, so that players can switch there.
    public var groupOfPictures: Duration
    /// One file of a rendition. A whole number of groups of pictures.
    public var segment: Duration
    /// The part of a segment that can be played before the rest has come. Divides a segment.
    public var fragment: Duration

    public init(
        _ renditions: [Rendition], groupOfPictures: Duration = .seconds(2), segment: Duration = .seconds(6),
        fragment: Duration = .seconds(2)
    ) {
        self.renditions = renditions
        self.groupOfPictures = groupOfPictures
        self.segment = segment
        self.fragment = fragment
    }

    public init(arrayLiteral renditions: Rendition...) {
        self.init(renditions)
    }

    /// 1080p, 720p, 480p and 360p in H.264.
    public static let standard: Ladder = [.hd1080, .hd720, .sd480, .sd360]

    /// What MediaConvert takes for `Width` and `Height`, and for `MaxBitrate`, of the codecs used here
    /// (https://docs.aws.amazon.com/mediaconvert/latest/apireference/jobs.html).
    private static let sides = 32...8_192
    private static let bitrates = 1_000...1_152_000_000

    func reportMistakes(at scope: Node) {
        if renditions.isEmpty { scope.report("The ladder has no renditions", action: "name at least one, such as .hd720") }
        for (name, same) in Dictionary(grouping: renditions, by: \.name).sorted(by: { $0.key < $1.key }) where same.count > 1 {
            scope.report(
                "The ladder has \(same.count) renditions called '\(name)'", action: "name each differently: files are called after them")
        }
        for rendition in renditions { Self.reportMistakes(of: rendition, at: scope) }
        for (better, worse) in zip(renditions, renditions.dropFirst())
        where better.height < worse.height || (better.height == worse.height && better.maximumBitrate <= worse.maximumBitrate) {
            scope.report(
                "The ladder is not in order: '\(worse.name)' is no worse than '\(better.name)' before it",
                action: "name the best rendition first")
        }
        reportTimes(at: scope)
    }

    private static func reportMistakes(of rendition: Rendition, at scope: Node) {
        let name = rendition.name
        if name.isEmpty || !name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }) {
            scope.report("The rendition '\(name)' cannot end the names of files", action: "use letters, digits and hyphens, such as 720p")
        }
        for (what, side) in [("wide", rendition.width), ("high", rendition.height)] where !sides.contains(side) || side % 2 != 0 {
            scope.report(
                "The rendition '\(name)' is \(side) pixels \(what)",
                action: "use an even number from \(sides.lowerBound) to \(sides.upperBound)")
        }
        if rendition.height > rendition.width {
            scope.report(
                "The rendition '\(name)' is in portrait", action: "give the size for landscape: portrait sources get it turned")
        }
        if !bitrates.contains(rendition.maximumBitrate) {
            scope.report(
                "The rendition '\(name)' has a maximum of \(rendition.maximumBitrate) bits a second",
                action: "use \(bitrates.lowerBound) to \(bitrates.upperBound)")
        }
        if !(1...10).contains(rendition.quality) {
            scope.report("The rendition '\(name)' has quality \(rendition.quality)", action: "use 1 to 10")
        }
    }

    private func reportTimes(at scope: Node) {
        for (what, time) in [("segment", segment), ("fragment", fragment)] where time.seconds < 1 || time.milliseconds % 1_000 != 0 {
            scope.report("A \(what) of \(time) is not a whole number of seconds", action: "use .seconds(1) or more")
        }
        guard groupOfPictures.milliseconds > 0, fragment.milliseconds > 0 else {
            scope.report("A group of pictures of \(groupOfPictures) holds nothing", action: "use .seconds(2)")
            return
        }
        if segment.milliseconds % groupOfPictures.milliseconds != 0 {
            scope.report(
                "A segment of \(segment) is not a whole number of groups of pictures of \(groupOfPictures)",
                action: "let the group divide the segment, such as 2 seconds in 6")
        }
        if segment.milliseconds % fragment.milliseconds != 0 {
            scope.report(
                "A segment of \(segment) is not a whole number of fragments of \(fragment)",
                action: "let the fragment divide the segment, such as 2 seconds in 6")
        }
    }
}
