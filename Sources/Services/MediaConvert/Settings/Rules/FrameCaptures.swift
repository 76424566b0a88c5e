/// Outputs of still images: standalone, without container and audio, and never alone in a job
/// (https://docs.aws.amazon.com/mediaconvert/latest/ug/file-group-with-frame-capture-output.html).
enum FrameCaptures {
    static let rules = [
        SettingsRule("frame-captures") { (group: OutputGroup, findings) in
            guard group.isStreaming, let kind = group.kind else { return }
            for (index, output) in (group.outputs ?? []).enumerated() where output.videoCodec == .frameCapture {
                findings.add(
                    "outputs[\(index)].videoDescription.codecSettings.codec",
                    "FRAME_CAPTURE cannot stand in a group of the type \(kind.text)",
                    action: "put it into a group of the type FILE_GROUP_SETTINGS")
            }
        },
        SettingsRule("frame-captures") { (output: Output, findings) in
            guard output.videoCodec == .frameCapture else { return }
            if let container = output.containerSettings?.container, container != .raw {
                findings.add(
                    "containerSettings.container", "\(container.text) cannot hold frame captures", action: "use RAW, which is no container")
            }
            if output.audioDescriptions?.isEmpty == false {
                findings.add("audioDescriptions", "An output of frame captures has no audio", action: "remove it")
            }
        },
        SettingsRule("frame-captures") { (job: JobSettings, findings) in check(job.outputGroups, &findings) },
        SettingsRule("frame-captures") { (template: JobTemplateSettings, findings) in check(template.outputGroups, &findings) },
    ]

    private static func check(_ groups: [OutputGroup]?, _ findings: inout SettingsRule.Findings) {
        let outputs = (groups ?? []).flatMap { $0.outputs ?? [] }
        if !outputs.isEmpty, outputs.allSatisfy({ $0.preset == nil && $0.videoCodec == .frameCapture }) {
            findings.add(
                "outputGroups", "There are frame captures alone, and a job needs an output of video and audio besides",
                action: "add one, such as a small MP4 file")
        }
    }
}
