import CloudAssembly

/// Images for seeking (https://docs.aws.amazon.com/mediaconvert/latest/apireference/jobs.html, `imageBasedTrickPlaySettings`).
enum TrickPlay {
    static let rules = [
        SettingsRule { (group: CmafGroupSettings, findings) in checkUse(group.members, &findings) },
        SettingsRule { (group: DashIsoGroupSettings, findings) in checkUse(group.members, &findings) },
        SettingsRule { (group: HlsGroupSettings, findings) in checkUse(group.members, &findings) },
        SettingsRule { (images: CmafImageBasedTrickPlaySettings, findings) in checkImages(images.members, &findings) },
        SettingsRule { (images: CmafImageBasedTrickPlayVariant, findings) in checkImages(images.members, &findings) },
        SettingsRule { (images: DashIsoImageBasedTrickPlaySettings, findings) in checkImages(images.members, &findings) },
        SettingsRule { (images: DashIsoImageBasedTrickPlayVariant, findings) in checkImages(images.members, &findings) },
        SettingsRule { (images: HlsImageBasedTrickPlaySettings, findings) in checkImages(images.members, &findings) },
        SettingsRule { (images: HlsImageBasedTrickPlayVariant, findings) in checkImages(images.members, &findings) },
    ]

    private static func checkUse(_ group: SettingsMembers, _ findings: inout SettingsRule.Findings) {
        let mode: String? = group["ImageBasedTrickPlay"]
        if group.json["ImageBasedTrickPlaySettings"] != nil, mode != "ADVANCED" {
            findings.add(
                "imageBasedTrickPlaySettings", "belongs to the imageBasedTrickPlay ADVANCED",
                action: "set imageBasedTrickPlay, or remove it")
        }
    }

    /// Pixels that a tile image may be high.
    private static let highestTile = 4096

    private static func checkImages(_ images: SettingsMembers, _ findings: inout SettingsRule.Findings) {
        if let width: Int = images["ThumbnailWidth"], width % 8 != 0 {
            findings.add("thumbnailWidth", "\(width) is not divisible by 8")
        }
        let height: Int? = images["ThumbnailHeight"]
        let columns: Int? = images["TileWidth"]
        let rows: Int? = images["TileHeight"]
        if let height, height % 2 != 0 {
            findings.add("thumbnailHeight", "\(height) is not divisible by 2")
        }
        if let height, let rows, height > 0, rows > 0, height > highestTile / rows {
            findings.add("tileHeight", "\(rows) rows of \(height) pixels are more than the \(highestTile) that a tile image may be high")
        }
        switch images["IntervalCadence"] as String? {
        case "FOLLOW_CUSTOM" where images.json["ThumbnailInterval"] == nil:
            findings.add("thumbnailInterval", "is required with the intervalCadence FOLLOW_CUSTOM")
        case "FOLLOW_SEGMENTATION" where columns != 1 || rows != 1:
            findings.add("intervalCadence", "FOLLOW_SEGMENTATION needs tiles of one image", action: "set tileWidth and tileHeight to 1")
        default: break
        }
    }
}
