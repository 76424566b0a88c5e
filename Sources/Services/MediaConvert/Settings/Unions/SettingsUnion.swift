/// A structure of which one member names a kind, such as a codec, and one other member at most has the settings of that kind.
///
/// The service's model does not say that these belong together; its documentation does, member by member
/// (https://docs.aws.amazon.com/mediaconvert/latest/apireference/jobs.html).
struct SettingsUnion: Sendable {
    /// The member that names the kind.
    let kind: String
    /// The member with a kind's settings, by the kind.
    let settings: [String: String]
    /// The kinds that have none.
    let withoutSettings: Set<String>
    /// Whether a kind that has settings needs them.
    ///
    /// Where not, the service takes its defaults.
    let needsSettings: Bool

    static let rules = [
        VideoCodecSettings.union.rule(for: VideoCodecSettings.self),
        AudioCodecSettings.union.rule(for: AudioCodecSettings.self),
        ContainerSettings.union.rule(for: ContainerSettings.self),
        OutputGroupSettings.union.rule(for: OutputGroupSettings.self),
    ]

    private func rule<Structure: SettingsStructure>(for type: Structure.Type) -> SettingsRule {
        SettingsRule("settings-of-kind") { (structure: Structure, findings) in check(structure.members, &findings) }
    }

    private func check(_ members: SettingsMembers, _ findings: inout SettingsRule.Findings) {
        let kindLabel = SettingsPath.root.member(kind).text
        let given = Set(settings.values).filter { members.json[$0] != nil }.sorted()
        guard let text: String = members[kind] else {
            let kinds = settings.filter { given.contains($0.value) }.keys.sorted()
            findings.add(
                kindLabel, "The \(kindLabel) is missing", action: kinds.isEmpty ? "name it" : "set it to \(kinds.joined(separator: " or "))"
            )
            return
        }
        // A text that the model does not list is reported already.
        guard settings[text] != nil || withoutSettings.contains(text) else { return }
        for member in given where member != settings[text] {
            findings.add(
                SettingsPath.root.member(member).text, "The \(kindLabel) \(text) has no such settings",
                action: "remove them, or change the \(kindLabel)")
        }
        if needsSettings, let member = settings[text], members.json[member] == nil {
            findings.add(
                SettingsPath.root.member(member).text, "The \(kindLabel) \(text) needs these settings",
                action: "give them, or change the \(kindLabel)")
        }
    }
}
