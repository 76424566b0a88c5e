extension VideoCodecSettings {
    static let union = SettingsUnion(
        kind: "Codec",
        settings: [
            "AV1": "Av1Settings", "AVC_INTRA": "AvcIntraSettings", "FRAME_CAPTURE": "FrameCaptureSettings", "GIF": "GifSettings",
            "H_264": "H264Settings", "H_265": "H265Settings", "MPEG2": "Mpeg2Settings", "PASSTHROUGH": "PassthroughSettings",
            "PRORES": "ProresSettings", "UNCOMPRESSED": "UncompressedSettings", "VC3": "Vc3Settings", "VP8": "Vp8Settings",
            "VP9": "Vp9Settings", "XAVC": "XavcSettings",
        ], withoutSettings: [], needsSettings: true)

    // A codec with its settings.

    /// AV1.
    public static func av1(_ settings: Av1Settings) -> Self { Self(av1Settings: settings, codec: "AV1") }
    /// AVC-Intra.
    public static func avcIntra(_ settings: AvcIntraSettings) -> Self { Self(avcIntraSettings: settings, codec: "AVC_INTRA") }
    /// Single images as JPEG files, frame by frame.
    public static func frameCapture(_ settings: FrameCaptureSettings) -> Self {
        Self(codec: "FRAME_CAPTURE", frameCaptureSettings: settings)
    }
    /// Moving GIF images.
    public static func gif(_ settings: GifSettings) -> Self { Self(codec: "GIF", gifSettings: settings) }
    /// H.264 (AVC).
    public static func h264(_ settings: H264Settings) -> Self { Self(codec: "H_264", h264Settings: settings) }
    /// H.265 (HEVC).
    public static func h265(_ settings: H265Settings) -> Self { Self(codec: "H_265", h265Settings: settings) }
    /// MPEG-2.
    public static func mpeg2(_ settings: Mpeg2Settings) -> Self { Self(codec: "MPEG2", mpeg2Settings: settings) }
    /// The video of the input as it is.
    public static func passthrough(_ settings: PassthroughSettings) -> Self { Self(codec: "PASSTHROUGH", passthroughSettings: settings) }
    /// Apple ProRes.
    public static func prores(_ settings: ProresSettings) -> Self { Self(codec: "PRORES", proresSettings: settings) }
    /// Frames without compression.
    public static func uncompressed(_ settings: UncompressedSettings) -> Self {
        Self(codec: "UNCOMPRESSED", uncompressedSettings: settings)
    }
    /// VC-3 (DNxHD).
    public static func vc3(_ settings: Vc3Settings) -> Self { Self(codec: "VC3", vc3Settings: settings) }
    /// VP8.
    public static func vp8(_ settings: Vp8Settings) -> Self { Self(codec: "VP8", vp8Settings: settings) }
    /// VP9.
    public static func vp9(_ settings: Vp9Settings) -> Self { Self(codec: "VP9", vp9Settings: settings) }
    /// XAVC.
    public static func xavc(_ settings: XavcSettings) -> Self { Self(codec: "XAVC", xavcSettings: settings) }
}
