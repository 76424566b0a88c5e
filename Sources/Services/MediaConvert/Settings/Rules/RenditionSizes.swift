/// Limits of the renditions that automated ABR may choose
/// (https://docs.aws.amazon.com/mediaconvert/latest/ug/automated-abr-rules.html and the API's `automatedAbrRule`).
enum RenditionSizes {
    static let rules = [
        SettingsRule("rendition-sizes") { (settings: AutomatedAbrSettings, findings) in
            if let least = settings.minAbrBitrate, let most = settings.maxAbrBitrate, least > most {
                findings.add("minAbrBitrate", "The least bit rate, \(least), is above maxAbrBitrate, \(most)", action: "change one of them")
            }
            let rules = settings.rules ?? []
            // The service's own maximum where none is given.
            let most = settings.maxRenditions ?? 15
            for (index, rule) in rules.enumerated() {
                let place = "rules[\(index)]"
                if let forced = rule.forceIncludeRenditions, forced.count > most {
                    findings.add(
                        "\(place).forceIncludeRenditions", "The number of sizes is \(forced.count), more than maxRenditions, \(most)",
                        action: "remove sizes, or raise maxRenditions")
                }
                if let allowed = rule.allowedRenditions, let most = settings.maxRenditions, allowed.count < most {
                    findings.add(
                        "\(place).allowedRenditions", "The number of sizes is \(allowed.count), fewer than maxRenditions, \(most)",
                        action: "add sizes, or lower maxRenditions")
                }
                if rule.allowedRenditions != nil, rules.contains(where: { $0.forceIncludeRenditions != nil }) {
                    findings.add(
                        "\(place).allowedRenditions", "The sizes stand beside a rule with forceIncludeRenditions, which excludes them",
                        action: "remove one; an allowed size is forced by its own `required: .enabled`")
                }
            }
            guard let bottom = rules.compactMap(\.minBottomRenditionSize).first, let top = rules.compactMap(\.minTopRenditionSize).first,
                let bottomPixels = pixels(bottom.width, bottom.height), let topPixels = pixels(top.width, top.height)
            else { return }
            if bottomPixels > topPixels {
                findings.add("rules", "The minBottomRenditionSize is larger than the minTopRenditionSize", action: "change one of them")
            }
        },
        SettingsRule("rendition-sizes") { (rule: AutomatedAbrRule, findings) in check(rule, &findings) },
    ]

    private static func pixels(_ width: Int?, _ height: Int?) -> Int? {
        guard let width, let height else { return nil }
        return width * height
    }

    private static func check(_ rule: AutomatedAbrRule, _ findings: inout SettingsRule.Findings) {
        let members: [(type: RuleType, label: String, isGiven: Bool)] = [
            (.allowedRenditions, "allowedRenditions", rule.allowedRenditions?.isEmpty == false),
            (.forceIncludeRenditions, "forceIncludeRenditions", rule.forceIncludeRenditions?.isEmpty == false),
            (.minBottomRenditionSize, "minBottomRenditionSize", rule.minBottomRenditionSize != nil),
            (.minTopRenditionSize, "minTopRenditionSize", rule.minTopRenditionSize != nil),
        ]
        guard let type = rule.type else {
            return findings.add("type", "The type of the rule is missing", action: "name the one member that the rule has")
        }
        for member in members {
            if member.type == type, !member.isGiven {
                findings.add(member.label, "The type \(type.text) needs this member", action: "give it, or change the type")
            } else if member.type != type, member.isGiven {
                findings.add(member.label, "The type \(type.text) has no such member", action: "make a rule of its own for it")
            }
        }
    }
}
