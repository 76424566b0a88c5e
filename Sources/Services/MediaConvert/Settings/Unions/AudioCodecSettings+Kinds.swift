extension AudioCodecSettings {
    static let union = SettingsUnion(
        kind: "Codec",
        settings: [
            "AAC": "AacSettings", "AC3": "Ac3Settings", "AC4": "Ac4Settings", "AIFF": "AiffSettings", "EAC3": "Eac3Settings",
            "EAC3_ATMOS": "Eac3AtmosSettings", "FLAC": "FlacSettings", "MP2": "Mp2Settings", "MP3": "Mp3Settings", "OPUS": "OpusSettings",
            "VORBIS": "VorbisSettings", "WAV": "WavSettings",
        ], withoutSettings: ["PASSTHROUGH"], needsSettings: true)

    // A codec with its settings.

    /// AAC.
    public static func aac(_ settings: AacSettings) -> Self { Self(aacSettings: settings, codec: "AAC") }
    /// Dolby Digital (AC-3).
    public static func ac3(_ settings: Ac3Settings) -> Self { Self(ac3Settings: settings, codec: "AC3") }
    /// Dolby AC-4.
    public static func ac4(_ settings: Ac4Settings) -> Self { Self(ac4Settings: settings, codec: "AC4") }
    /// AIFF, uncompressed.
    public static func aiff(_ settings: AiffSettings) -> Self { Self(aiffSettings: settings, codec: "AIFF") }
    /// Dolby Digital Plus (E-AC-3).
    public static func eac3(_ settings: Eac3Settings) -> Self { Self(codec: "EAC3", eac3Settings: settings) }
    /// Dolby Digital Plus with Dolby Atmos.
    public static func eac3Atmos(_ settings: Eac3AtmosSettings) -> Self { Self(codec: "EAC3_ATMOS", eac3AtmosSettings: settings) }
    /// FLAC, without loss.
    public static func flac(_ settings: FlacSettings) -> Self { Self(codec: "FLAC", flacSettings: settings) }
    /// MPEG-1 Audio Layer II.
    public static func mp2(_ settings: Mp2Settings) -> Self { Self(codec: "MP2", mp2Settings: settings) }
    /// MP3.
    public static func mp3(_ settings: Mp3Settings) -> Self { Self(codec: "MP3", mp3Settings: settings) }
    /// Opus.
    public static func opus(_ settings: OpusSettings) -> Self { Self(codec: "OPUS", opusSettings: settings) }
    /// Vorbis.
    public static func vorbis(_ settings: VorbisSettings) -> Self { Self(codec: "VORBIS", vorbisSettings: settings) }
    /// WAV, uncompressed.
    public static func wav(_ settings: WavSettings) -> Self { Self(codec: "WAV", wavSettings: settings) }

    /// The audio of the input as it is.
    public static var passthrough: Self { Self(codec: .passthrough) }
}
