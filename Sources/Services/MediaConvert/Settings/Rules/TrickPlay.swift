import CloudAssembly

/// Images for seeking (https://docs.aws.amazon.com/mediaconvert/latest/apireference/jobs.html, `imageBasedTrickPlaySettings`).
enum TrickPlay {
    static let rules = [
        SettingsRule("trick-play") { (group: CmafGroupSettings, findings) in checkUse(group.members, &findings) },
        SettingsRule("trick-play") { (group: DashIsoGroupSettings, findings) in checkUse(group.members, &findings) },
        SettingsRule("trick-play") { (group: HlsGroupSettings, findings) in checkUse(group.members, &findings) },
        SettingsRule("trick-play") { (images: CmafImageBasedTrickPlaySettings, findings) in checkImages(images.members, &findings) },
        SettingsRule("trick-play") { (images: CmafImageBasedTrickPlayVariant, findings) in checkImages(images.members, &findings) },
        SettingsRule("trick-play") { (images: DashIsoImageBasedTrickPlaySettings, findings) in checkImages(images.members, &findings) },
        SettingsRule("trick-play") { (images: DashIsoImageBasedTrickPlayVariant, findings) in checkImages(images.members, &findings) },
        SettingsRule("trick-play") { (images: HlsImageBasedTrickPlaySettings, findings) in checkImages(images.members, &findings) },
        SettingsRule("trick-play") { (images: HlsImageBasedTrickPlayVariant, findings) in checkImages(images.members, &findings) },
    ]

    private static func checkUse(_ group: SettingsMembers, _ findings: inout SettingsRule.Findings) {
        let mode: String? = group["ImageBasedTrickPlay"]
        if group.json["ImageBasedTrickPlaySettings"] != nil, mode != "ADVANCED" {
            findings.add(
                "imageBasedTrickPlaySettings", "The settings belong to the imageBasedTrickPlay ADVANCED",
                action: "set imageBasedTrickPlay, or remove them")
        }
    }

    /// Pixels that a tile image may be high.
    private static let highestTile = 4096

    private static func checkImages(_ images: SettingsMembers, _ findings: inout SettingsRule.Findings) {
        if let width: Int = images["ThumbnailWidth"], width % 8 != 0 {
            findings.add("thumbnailWidth", "The width is \(width), which is not divisible by 8", action: "use a multiple of 8")
        }
        let height: Int? = images["ThumbnailHeight"]
        let columns: Int? = images["TileWidth"]
        let rows: Int? = images["TileHeight"]
        if let height, height % 2 != 0 {
            findings.add("thumbnailHeight", "The height is \(height), which is not divisible by 2", action: "use a multiple of 2")
        }
        if let height, let rows, height > 0, rows > 0, height > highestTile / rows {
            findings.add(
                "tileHeight", "The \(rows) rows of \(height) pixels are more than the \(highestTile) that a tile image may be high",
                action: "use fewer rows, or lower images")
        }
        switch images["IntervalCadence"] as String? {
        case "FOLLOW_CUSTOM" where images.json["ThumbnailInterval"] == nil:
            findings.add(
                "thumbnailInterval", "The intervalCadence FOLLOW_CUSTOM needs an interval", action: "set it, or change intervalCadence")
        case "FOLLOW_SEGMENTATION" where columns != 1 || rows != 1:
            findings.add("intervalCadence", "FOLLOW_SEGMENTATION needs tiles of one image", action: "set tileWidth and tileHeight to 1")
        default: break
        }
    }
}
