extension ContainerSettings {
    static let union = SettingsUnion(
        kind: "Container",
        settings: [
            "CMFC": "CmfcSettings", "F4V": "F4vSettings", "M2TS": "M2tsSettings", "M3U8": "M3u8Settings", "MOV": "MovSettings",
            "MP4": "Mp4Settings", "MPD": "MpdSettings", "MXF": "MxfSettings",
        ], withoutSettings: ["GIF", "ISMV", "OGG", "RAW", "WEBM", "Y4M"], needsSettings: false)

    // A container, with settings beside its defaults or without.

    /// Fragmented MP4 of CMAF, with settings.
    public static func cmfc(_ settings: CmfcSettings) -> Self { Self(cmfcSettings: settings, container: "CMFC") }
    /// Flash video (F4V), with settings.
    public static func f4v(_ settings: F4vSettings) -> Self { Self(container: "F4V", f4vSettings: settings) }
    /// An MPEG-2 transport stream, with settings.
    public static func m2ts(_ settings: M2tsSettings) -> Self { Self(container: "M2TS", m2tsSettings: settings) }
    /// Segments of HLS, as MPEG-2 transport streams, with settings.
    public static func m3u8(_ settings: M3u8Settings) -> Self { Self(container: "M3U8", m3u8Settings: settings) }
    /// QuickTime (MOV), with settings.
    public static func mov(_ settings: MovSettings) -> Self { Self(container: "MOV", movSettings: settings) }
    /// MP4, with settings.
    public static func mp4(_ settings: Mp4Settings) -> Self { Self(container: "MP4", mp4Settings: settings) }
    /// Fragmented MP4 of DASH, with settings.
    public static func mpd(_ settings: MpdSettings) -> Self { Self(container: "MPD", mpdSettings: settings) }
    /// MXF, with settings.
    public static func mxf(_ settings: MxfSettings) -> Self { Self(container: "MXF", mxfSettings: settings) }

    /// Fragmented MP4 of CMAF, with the defaults of the service.
    public static var cmfc: Self { Self(container: "CMFC") }
    /// Flash video (F4V), with the defaults of the service.
    public static var f4v: Self { Self(container: "F4V") }
    /// An MPEG-2 transport stream, with the defaults of the service.
    public static var m2ts: Self { Self(container: "M2TS") }
    /// Segments of HLS, as MPEG-2 transport streams, with the defaults of the service.
    public static var m3u8: Self { Self(container: "M3U8") }
    /// QuickTime (MOV), with the defaults of the service.
    public static var mov: Self { Self(container: "MOV") }
    /// MP4, with the defaults of the service.
    public static var mp4: Self { Self(container: "MP4") }
    /// Fragmented MP4 of DASH, with the defaults of the service.
    public static var mpd: Self { Self(container: "MPD") }
    /// MXF, with the defaults of the service.
    public static var mxf: Self { Self(container: "MXF") }
    /// Moving GIF images.
    public static var gif: Self { Self(container: "GIF") }
    /// Fragmented MP4 of Smooth Streaming.
    public static var ismv: Self { Self(container: "ISMV") }
    /// Ogg.
    public static var ogg: Self { Self(container: "OGG") }
    /// No container: images of their own.
    public static var raw: Self { Self(container: "RAW") }
    /// WebM.
    public static var webm: Self { Self(container: "WEBM") }
    /// Frames without compression (YUV4MPEG2).
    public static var y4m: Self { Self(container: "Y4M") }
}
