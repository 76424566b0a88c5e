/// Limits of the renditions that automated ABR may choose
/// (https://docs.aws.amazon.com/mediaconvert/latest/ug/automated-abr-rules.html and the API's `automatedAbrRule`).
enum RenditionSizes {
    static let rules = [
        SettingsRule { (settings: AutomatedAbrSettings, findings) in
            if let least = settings.minAbrBitrate, let most = settings.maxAbrBitrate, least > most {
                findings.add("minAbrBitrate", "\(least) is above maxAbrBitrate, which is \(most)")
            }
            let rules = settings.rules ?? []
            // The service's own maximum where none is given.
            let most = settings.maxRenditions ?? 15
            for (index, rule) in rules.enumerated() {
                let place = "rules[\(index)]"
                if let forced = rule.forceIncludeRenditions, forced.count > most {
                    findings.add("\(place).forceIncludeRenditions", "has \(forced.count) sizes, more than maxRenditions, which is \(most)")
                }
                if let allowed = rule.allowedRenditions, let most = settings.maxRenditions, allowed.count < most {
                    findings.add("\(place).allowedRenditions", "has \(allowed.count) sizes, fewer than maxRenditions, which is \(most)")
                }
                if rule.allowedRenditions != nil, rules.contains(where: { $0.forceIncludeRenditions != nil }) {
                    findings.add(
                        "\(place).allowedRenditions", "excludes a rule with forceIncludeRenditions",
                        action: "remove one; an allowed size is forced by its own `required: .enabled`")
                }
            }
            guard let bottom = rules.compactMap(\.minBottomRenditionSize).first, let top = rules.compactMap(\.minTopRenditionSize).first,
                let bottomPixels = pixels(bottom.width, bottom.height), let topPixels = pixels(top.width, top.height)
            else { return }
            if bottomPixels > topPixels {
                findings.add("rules", "have a minBottomRenditionSize that is larger than minTopRenditionSize")
            }
        },
        SettingsRule { (rule: AutomatedAbrRule, findings) in check(rule, &findings) },
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
        guard let type = rule.type else { return findings.add("type", "is required") }
        for member in members {
            if member.type == type, !member.isGiven {
                findings.add(member.label, "is required with the type \(type.text)")
            } else if member.type != type, member.isGiven {
                findings.add(member.label, "does not belong to the type \(type.text)", action: "make a rule of its own for it")
            }
        }
    }
}
