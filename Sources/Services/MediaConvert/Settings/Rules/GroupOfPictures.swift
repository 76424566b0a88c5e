/// The pictures from one key frame to the next, as a codec's settings state them.
struct GroupOfPictures {
    /// Seconds from one closed group to the next, at which players can begin; nil if the service chooses or the frame rate is the input's.
    let closedSeconds: Double?
    /// The number of groups from one closed one to the next; 0 if only the first is closed.
    let closedCadence: Int?
    /// The codec's member of `CodecSettings`, by its label.
    let codec: String

    init?(_ settings: VideoCodecSettings) {
        // AV1, VP8 and VP9 count frames; their groups are closed.
        if let h264 = settings.h264Settings {
            self.init(
                codec: "h264Settings", size: h264.gopSize, isInSeconds: h264.gopSizeUnits == .seconds, isFixed: h264.gopSizeUnits != .auto,
                cadence: h264.gopClosedCadence, numerator: h264.framerateNumerator, denominator: h264.framerateDenominator)
        } else if let h265 = settings.h265Settings {
            self.init(
                codec: "h265Settings", size: h265.gopSize, isInSeconds: h265.gopSizeUnits == .seconds, isFixed: h265.gopSizeUnits != .auto,
                cadence: h265.gopClosedCadence, numerator: h265.framerateNumerator, denominator: h265.framerateDenominator)
        } else {
            return nil
        }
    }

    private init(codec: String, size: Double?, isInSeconds: Bool, isFixed: Bool, cadence: Int?, numerator: Int?, denominator: Int?) {
        self.codec = codec
        closedCadence = cadence
        let rate: Double? =
            if let numerator, let denominator, numerator > 0, denominator > 0 { Double(numerator) / Double(denominator) } else { nil }
        guard isFixed, let size, size > 0, let seconds = isInSeconds ? size : rate.map({ size / $0 }) else {
            closedSeconds = nil
            return
        }
        closedSeconds = seconds * Double(max(cadence ?? 1, 1))
    }
}
