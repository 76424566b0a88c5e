/// Frame rates and pixel aspect ratios that are said to be specified have to be
/// (https://docs.aws.amazon.com/mediaconvert/latest/apireference/jobs.html, `framerateNumerator`, `parControl`).
enum SpecifiedRatios {
    static let rules = [
        SettingsRule("specified-ratios") { (codec: H264Settings, findings) in check(codec.members, &findings) },
        SettingsRule("specified-ratios") { (codec: H265Settings, findings) in check(codec.members, &findings) },
        SettingsRule("specified-ratios") { (codec: Av1Settings, findings) in check(codec.members, &findings) },
        SettingsRule("specified-ratios") { (codec: Mpeg2Settings, findings) in check(codec.members, &findings) },
        SettingsRule("specified-ratios") { (codec: ProresSettings, findings) in check(codec.members, &findings) },
        SettingsRule("specified-ratios") { (codec: Vp9Settings, findings) in check(codec.members, &findings) },
    ]

    private static let ratios = [
        (control: "FramerateControl", parts: ["FramerateNumerator", "FramerateDenominator"]),
        (control: "ParControl", parts: ["ParNumerator", "ParDenominator"]),
    ]

    private static func check(_ codec: SettingsMembers, _ findings: inout SettingsRule.Findings) {
        for ratio in ratios where codec[ratio.control] as String? == "SPECIFIED" {
            for part in ratio.parts where codec.json[part] == nil {
                let control = SettingsPath.root.member(ratio.control).text
                findings.add(
                    SettingsPath.root.member(part).text, "The \(control) SPECIFIED needs this number",
                    action: "set it, or change \(control)")
            }
        }
    }
}
