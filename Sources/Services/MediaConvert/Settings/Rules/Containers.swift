/// The containers that an output group takes, and that container and preset exclude each other.
///
/// Sources: https://docs.aws.amazon.com/mediaconvert/latest/ug/reference-codecs-containers.html and, for `preset`,
/// https://docs.aws.amazon.com/mediaconvert/latest/apireference/jobs.html.
enum Containers {
    private static let streaming: [OutputGroupType: ContainerType] = [
        .cmafGroupSettings: .cmfc, .dashIsoGroupSettings: .mpd, .hlsGroupSettings: .m3u8, .msSmoothGroupSettings: .ismv,
    ]

    static let rules = [
        SettingsRule("containers") { (group: OutputGroup, findings) in
            guard let kind = group.kind else { return }
            for (index, output) in (group.outputs ?? []).enumerated() {
                guard let container = output.containerSettings?.container else { continue }
                let place = "outputs[\(index)].containerSettings.container"
                if let expected = streaming[kind], container != expected {
                    findings.add(
                        place, "\(container.text) cannot stand in a group of the type \(kind.text)", action: "use \(expected.text)")
                } else if kind == .fileGroupSettings, streaming.values.contains(container) {
                    findings.add(
                        place, "\(container.text) cannot stand in a group of the type \(kind.text)",
                        action: "use a container of standalone files, such as MP4")
                }
            }
        },
        SettingsRule("containers") { (output: Output, findings) in
            if output.preset != nil, output.containerSettings != nil {
                findings.add("containerSettings", "The output has a preset, which has a container already", action: "remove one of them")
            }
        },
    ]
}
