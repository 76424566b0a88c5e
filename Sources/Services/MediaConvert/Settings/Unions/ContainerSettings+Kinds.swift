extension ContainerSettings {
    static let union = SettingsUnion(
        kind: "Container",
        settings: [
            "CMFC": "CmfcSettings", "F4V": "F4vSettings", "M2TS": "M2tsSettings", "M3U8": "M3u8Settings", "MOV": "MovSettings",
            "MP4": "Mp4Settings", "MPD": "MpdSettings", "MXF": "MxfSettings",
        ], withoutSettings: ["GIF", "ISMV", "OGG", "RAW", "WEBM", "Y4M"], needsSettings: false)

    // A container, with settings beside its defaults or without.

    public static func cmfc(_ settings: CmfcSettings) -> Self { Self(cmfcSettings: settings, container: "CMFC") }
    public static func f4v(_ settings: F4vSettings) -> Self { Self(container: "F4V", f4vSettings: settings) }
    public static func m2ts(_ settings: M2tsSettings) -> Self { Self(container: "M2TS", m2tsSettings: settings) }
    public static func m3u8(_ settings: M3u8Settings) -> Self { Self(container: "M3U8", m3u8Settings: settings) }
    public static func mov(_ settings: MovSettings) -> Self { Self(container: "MOV", movSettings: settings) }
    public static func mp4(_ settings: Mp4Settings) -> Self { Self(container: "MP4", mp4Settings: settings) }
    public static func mpd(_ settings: MpdSettings) -> Self { Self(container: "MPD", mpdSettings: settings) }
    public static func mxf(_ settings: MxfSettings) -> Self { Self(container: "MXF", mxfSettings: settings) }

    public static var cmfc: Self { Self(container: "CMFC") }
    public static var f4v: Self { Self(container: "F4V") }
    public static var m2ts: Self { Self(container: "M2TS") }
    public static var m3u8: Self { Self(container: "M3U8") }
    public static var mov: Self { Self(container: "MOV") }
    public static var mp4: Self { Self(container: "MP4") }
    public static var mpd: Self { Self(container: "MPD") }
    public static var mxf: Self { Self(container: "MXF") }
    public static var gif: Self { Self(container: "GIF") }
    public static var ismv: Self { Self(container: "ISMV") }
    public static var ogg: Self { Self(container: "OGG") }
    public static var raw: Self { Self(container: "RAW") }
    public static var webm: Self { Self(container: "WEBM") }
    public static var y4m: Self { Self(container: "Y4M") }
}
