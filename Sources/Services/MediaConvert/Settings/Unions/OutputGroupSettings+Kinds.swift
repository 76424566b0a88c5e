extension OutputGroupSettings {
    static let union = SettingsUnion(
        kind: "Type",
        settings: [
            "CMAF_GROUP_SETTINGS": "CmafGroupSettings", "DASH_ISO_GROUP_SETTINGS": "DashIsoGroupSettings",
            "FILE_GROUP_SETTINGS": "FileGroupSettings", "HLS_GROUP_SETTINGS": "HlsGroupSettings",
            "MS_SMOOTH_GROUP_SETTINGS": "MsSmoothGroupSettings",
        ], withoutSettings: [], needsSettings: true)

    // A kind of output group with its settings.

    /// A package of CMAF, for HLS and DASH at once.
    public static func cmaf(_ settings: CmafGroupSettings) -> Self { Self(cmafGroupSettings: settings, type: "CMAF_GROUP_SETTINGS") }
    /// A package of DASH.
    public static func dashISO(_ settings: DashIsoGroupSettings) -> Self {
        Self(dashIsoGroupSettings: settings, type: "DASH_ISO_GROUP_SETTINGS")
    }
    /// Standalone files.
    public static func file(_ settings: FileGroupSettings) -> Self { Self(fileGroupSettings: settings, type: "FILE_GROUP_SETTINGS") }
    /// A package of HLS.
    public static func hls(_ settings: HlsGroupSettings) -> Self { Self(hlsGroupSettings: settings, type: "HLS_GROUP_SETTINGS") }
    /// A package of Smooth Streaming.
    public static func msSmooth(_ settings: MsSmoothGroupSettings) -> Self {
        Self(msSmoothGroupSettings: settings, type: "MS_SMOOTH_GROUP_SETTINGS")
    }
}
