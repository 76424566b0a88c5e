/// How large the pictures of a codec may be
/// (https://docs.aws.amazon.com/mediaconvert/latest/ug/supported-output-resolution-maximums-by-codec.html).
enum LargestPictures {
    static let rules = [
        SettingsRule("largest-pictures") { (video: VideoDescription, findings) in
            guard let codec = video.codecSettings?.codec, let largest = sizes[codec.text] else { return }
            if largest.shapes.contains(where: { $0.holds(video.width, video.height) }) { return }
            let found = [video.width.map { "width \($0)" }, video.height.map { "height \($0)" }].compactMap { $0 }
            let shapes = largest.shapes.map { "\($0.width)x\($0.height)" }
            findings.add(
                "",
                "Pictures of \(codec.text) have at most \(shapes.joined(separator: " or ")), and this one has "
                    + found.joined(separator: " and "),
                action: codec == .h265 ? "choose a smaller size" : "choose a smaller size, or H_265")
        }
    ]

    private struct Shape {
        let width: Int
        let height: Int

        /// A side that is left out is the service's to choose.
        func holds(_ width: Int?, _ height: Int?) -> Bool { width ?? 0 <= self.width && height ?? 0 <= self.height }
    }

    private struct Largest {
        let shapes: [Shape]

        static func oneWay(_ width: Int, _ height: Int) -> Largest { Largest(shapes: [Shape(width: width, height: height)]) }

        static func eitherWay(_ width: Int, _ height: Int) -> Largest {
            Largest(shapes: [Shape(width: width, height: height), Shape(width: height, height: width)])
        }
    }

    private static let sizes: [String: Largest] = [
        "AV1": .oneWay(4096, 2160), "AVC_INTRA": .eitherWay(1920, 1080), "GIF": .oneWay(3840, 3840), "H_264": .eitherWay(4096, 2160),
        "H_265": .eitherWay(8192, 4320), "MPEG2": .oneWay(1920, 1152), "PRORES": .oneWay(4096, 4096), "VC3": .eitherWay(1920, 1080),
        "VP8": .eitherWay(4096, 2160), "VP9": .eitherWay(4096, 2160), "XAVC": .oneWay(4096, 2160),
    ]
}
