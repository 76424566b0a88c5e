/// Several outputs of a group need modifiers, or their files would have the same name
/// (https://docs.aws.amazon.com/mediaconvert/latest/apireference/jobs.html, `nameModifier`).
enum NameModifiers {
    static let rules = [
        SettingsRule("name-modifiers") { (group: OutputGroup, findings) in
            guard let outputs = group.outputs, outputs.count > 1 else { return }
            var firsts: [String: Int] = [:]
            for (index, output) in outputs.enumerated() {
                let place = "outputs[\(index)].nameModifier"
                guard let modifier = output.nameModifier else {
                    findings.add(place, "Several outputs of a group need name modifiers", action: "give each a text of its own: \"_720p\"")
                    continue
                }
                // Standalone files may differ by their extensions only.
                let end = group.isStreaming ? "" : "." + (output.`extension` ?? output.containerSettings?.container?.text ?? "")
                if let first = firsts[modifier + end] {
                    findings.add(
                        place, "\"\(modifier)\" is that of outputs[\(first)] already, so the files would overwrite each other",
                        action: "give each a text of its own: \"_720p\"")
                } else {
                    firsts[modifier + end] = index
                }
            }
        }
    ]
}
