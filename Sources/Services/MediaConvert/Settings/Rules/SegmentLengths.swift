import CloudAssembly

/// Fragments begin at closed groups of pictures, and segments at fragments.
///
/// The length of fragments is a multiple of group size times closed cadence; otherwise players ask for segments that do not exist
/// (https://docs.aws.amazon.com/mediaconvert/latest/ug/setting-the-fragment-length.html). A segment consists of whole fragments. The
/// service rounds other segments up to the next group, each rendition's to its own. Lengths that are left out are the service's defaults
/// and are not looked at.
enum SegmentLengths {
    static let rules = [
        SettingsRule("segment-lengths") { (group: OutputGroup, findings) in
            guard let settings = group.outputGroupSettings, let lengths = Lengths(settings) else { return }
            if let segment = lengths.segment, let fragment = lengths.fragment, segment % fragment != 0 {
                findings.add(
                    "outputGroupSettings.\(lengths.member).segmentLength",
                    "Segments of \(segment) s do not consist of whole fragments, as fragmentLength is \(fragment) s",
                    action: "choose lengths of which one divides the other")
            }
            for (index, output) in (group.outputs ?? []).enumerated() {
                guard let codec = output.videoDescription?.codecSettings, let pictures = GroupOfPictures(codec) else { continue }
                let place = "outputs[\(index)].videoDescription.codecSettings.\(pictures.codec)"
                if pictures.closedCadence == 0 {
                    findings.add(
                        "\(place).gopClosedCadence", "A cadence of 0 closes no group but the first, and segments begin at closed ones",
                        action: "use 1, or leave it out")
                } else if let seconds = pictures.closedSeconds {
                    check(seconds, lengths, place, &findings)
                }
            }
        }
    ]

    private static func check(_ seconds: Double, _ lengths: Lengths, _ place: String, _ findings: inout SettingsRule.Findings) {
        let length = lengths.fragment.map { ("fragmentLength", $0) } ?? lengths.segment.map { ("segmentLength", $0) }
        guard let (name, length) = length, !isMultiple(Double(length), of: seconds) else { return }
        findings.add(
            "\(place).gopSize", "There is a closed group every \(rounded(seconds)) s, and \(name), \(length) s, is no multiple of that",
            action: "choose sizes of which one divides the other")
    }

    private static func rounded(_ seconds: Double) -> String { JSON.text(of: (seconds * 1000).rounded() / 1000) }

    /// Within what the frame rates of NTSC differ from whole numbers: 60 frames of 30000/1001 per second are two seconds.
    private static func isMultiple(_ length: Double, of part: Double) -> Bool {
        let count = (length / part).rounded()
        return count >= 1 && abs(count * part - length) <= length * 0.0011
    }

    /// The lengths of a streaming group, in seconds.
    private struct Lengths {
        let member: String
        let segment: Int?
        let fragment: Int?

        init?(_ settings: OutputGroupSettings) {
            if let cmaf = settings.cmafGroupSettings {
                self.init("cmafGroupSettings", segment: cmaf.segmentLength, fragment: cmaf.fragmentLength)
            } else if let dash = settings.dashIsoGroupSettings {
                self.init("dashIsoGroupSettings", segment: dash.segmentLength, fragment: dash.fragmentLength)
            } else if let hls = settings.hlsGroupSettings {
                self.init("hlsGroupSettings", segment: hls.segmentLength, fragment: nil)
            } else if let smooth = settings.msSmoothGroupSettings {
                self.init("msSmoothGroupSettings", segment: nil, fragment: smooth.fragmentLength)
            } else {
                return nil
            }
        }

        /// Lengths that the model does not allow count as left out: they are reported already.
        private init(_ member: String, segment: Int?, fragment: Int?) {
            self.member = member
            self.segment = segment.flatMap { $0 > 0 ? $0 : nil }
            self.fragment = fragment.flatMap { $0 > 0 ? $0 : nil }
        }
    }
}
