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
    /// One file of a rendition.
    ///
    /// A whole number of fragments.
    public var segment: Duration
    /// The part of a segment that can be played before the rest has come.
    ///
    /// A whole number of groups of pictures.
    public var fragment: Duration

    /// Renditions, and how they are cut.
    ///
    /// - Parameters:
    ///   - renditions: Best first.
    ///   - groupOfPictures: From one picture that stands by itself to the next.
    ///   - segment: One file of a rendition: a whole number of fragments.
    ///   - fragment: The part of a segment that can be played before the rest has come: a whole number of groups of pictures.
    public init(
        _ renditions: [Rendition], groupOfPictures: Duration = .seconds(2), segment: Duration = .seconds(6),
        fragment: Duration = .seconds(2)
    ) {
        self.renditions = renditions
        self.groupOfPictures = groupOfPictures
        self.segment = segment
        self.fragment = fragment
    }

    /// Renditions, best first, in segments of 6 seconds and fragments of 2.
    public init(arrayLiteral renditions: Rendition...) {
        self.init(renditions)
    }

    /// 1080p, 720p, 480p and 360p in H.264.
    public static let standard: Ladder = [.hd1080, .hd720, .sd480, .sd360]

    // MARK: Mistakes

    /// What is wrong with the ladder.
    var mistakes: [Diagnostic] { nameMistakes + renditions.flatMap(\.mistakes) + orderMistakes + timeMistakes }

    /// Files are called after renditions, and so are presets.
    private var nameMistakes: [Diagnostic] {
        guard !renditions.isEmpty else {
            return [.error("swift-cdk:media/no-renditions", "The ladder has no renditions", action: "name at least one, such as .hd720")]
        }
        var mistakes: [Diagnostic] = []
        for name in renditions.map(\.name) {
            if name.isEmpty || !name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }) {
                mistakes.append(
                    .error(
                        "swift-cdk:media/rendition-name", "The rendition '\(name)' cannot end the names of files",
                        action: "use letters, digits and hyphens, such as 720p"))
            }
            if OutputName(rawValue: name.lowercased()) != nil {
                mistakes.append(
                    .error(
                        "swift-cdk:media/rendition-name-taken", "The rendition '\(name)' has the name of another output of the pipeline",
                        action: "name it differently: " + OutputName.allCases.map(\.rawValue).joined(separator: ", ") + " are taken"))
            }
        }
        return mistakes + clashes
    }

    /// Renditions whose files would overwrite each other, or would where the case of letters does not count.
    private var clashes: [Diagnostic] {
        let action = "name each differently: files are called after them"
        var mistakes: [Diagnostic] = []
        for (_, same) in Dictionary(grouping: renditions, by: { $0.name.lowercased() }).sorted(by: { $0.key < $1.key })
        where same.count > 1 {
            let names = Set(same.map(\.name)).sorted()
            let what =
                names.count == 1
                ? "\(same.count) renditions called '\(names[0])'"
                : "renditions called " + names.map { "'\($0)'" }.joined(separator: " and ") + ", which differ by case only"
            mistakes.append(.error("swift-cdk:media/ladder-names", "The ladder has \(what)", action: action))
        }
        let names = Set(renditions.map(\.name))
        for name in names.sorted() where names.contains(name + Self.initialization) {
            let other = name + Self.initialization
            mistakes.append(
                .error(
                    "swift-cdk:media/rendition-name-begins",
                    "The beginning of the rendition '\(name)' has the name of the rendition '\(other)'", action: action))
        }
        return mistakes
    }

    /// What MediaConvert puts behind a rendition's name for the file that players read first
    /// (https://github.com/streaming-video-technology-alliance/common-media-library/tree/main/libs/cmaf-ham, `…init.cmfv`).
    private static let initialization = "init"

    private var orderMistakes: [Diagnostic] {
        zip(renditions, renditions.dropFirst()).filter { better, worse in
            better.height < worse.height || (better.height == worse.height && better.maximumBitrate <= worse.maximumBitrate)
        }.map { better, worse in
            .error(
                "swift-cdk:media/ladder-order", "The ladder is not in order: '\(worse.name)' is no worse than '\(better.name)' before it",
                action: "name the best rendition first")
        }
    }

    private var timeMistakes: [Diagnostic] {
        var mistakes: [Diagnostic] = []
        for (what, time) in [("segment", segment), ("fragment", fragment)] where time.seconds < 1 || time.milliseconds % 1_000 != 0 {
            mistakes.append(
                .error(
                    "swift-cdk:media/segment-time", "A \(what) of \(time) does not consist of whole seconds",
                    action: "use .seconds(1) or more"))
        }
        guard groupOfPictures.milliseconds > 0, fragment.milliseconds > 0 else {
            return mistakes + [
                .error(
                    "swift-cdk:media/group-of-pictures", "A group of pictures of \(groupOfPictures) holds nothing",
                    action: "use .seconds(2)")
            ]
        }
        // A fragment begins with a picture that stands by itself.
        if fragment.milliseconds % groupOfPictures.milliseconds != 0 {
            mistakes.append(
                .error(
                    "swift-cdk:media/fragment-length",
                    "A fragment of \(fragment) is not a whole number of groups of pictures of \(groupOfPictures)",
                    action: "let the group divide the fragment, such as 2 seconds in 2"))
        }
        if segment.milliseconds % fragment.milliseconds != 0 {
            mistakes.append(
                .error(
                    "swift-cdk:media/segment-length", "A segment of \(segment) is not a whole number of fragments of \(fragment)",
                    action: "let the fragment divide the segment, such as 2 seconds in 6"))
        }
        return mistakes
    }
}
