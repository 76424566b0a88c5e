/// The limits of settings where the service chooses the renditions itself
/// (https://docs.aws.amazon.com/mediaconvert/latest/ug/feature-restrictions-for-automated-abr.html).
enum AutomatedABR {
    static let rules = [
        SettingsRule("automated-abr") { (job: JobSettings, findings) in check(job.outputGroups, &findings) },
        SettingsRule("automated-abr") { (template: JobTemplateSettings, findings) in check(template.outputGroups, &findings) },
        SettingsRule("automated-abr") { (group: OutputGroup, findings) in if group.isAutomated { check(group, &findings) } },
    ]

    private static func check(_ groups: [OutputGroup]?, _ findings: inout SettingsRule.Findings) {
        let groups = groups ?? []
        guard let automated = groups.firstIndex(where: \.isAutomated) else { return }
        for (index, group) in groups.enumerated() where group.isStreaming && !group.isAutomated {
            findings.add(
                "outputGroups[\(index)].automatedEncodingSettings",
                "All streaming groups of a job use automated ABR or none, and outputGroups[\(automated)] does",
                action: "add it, or split the job")
        }
    }

    private static func check(_ group: OutputGroup, _ findings: inout SettingsRule.Findings) {
        if group.kind == .fileGroupSettings {
            findings.add(
                "automatedEncodingSettings", "A group of the type FILE_GROUP_SETTINGS has no automated ABR", action: "use a streaming group"
            )
        }
        let videos = (group.outputs ?? []).enumerated().compactMap { index, output in output.videoDescription.map { (index, $0) } }
        // The base output, as https://docs.aws.amazon.com/mediaconvert/latest/ug/creating-an-automated-abr-stack.html calls it.
        for (index, _) in videos.dropFirst() {
            findings.add(
                "outputs[\(index)].videoDescription", "There is a second video, and automated ABR makes all renditions from one",
                action: "remove it, and say which sizes there may be in abrSettings.rules")
        }
        for (index, video) in videos { check(video, "outputs[\(index)].videoDescription", &findings) }
    }

    private static func check(_ video: VideoDescription, _ place: String, _ findings: inout SettingsRule.Findings) {
        if video.scalingBehavior == .fitNoUpscale {
            findings.add(
                "\(place).scalingBehavior", "FIT_NO_UPSCALE does not go with automated ABR",
                action: "use DEFAULT, FIT, FILL or STRETCH_TO_OUTPUT")
        }
        guard let codec = video.codecSettings, let name = codec.codec else { return }
        let settings = "\(place).codecSettings.\(name == .h264 ? "h264Settings" : "h265Settings")"
        switch name {
        case .h264:
            require(
                isQVBR: codec.h264Settings?.rateControlMode == .qvbr,
                isMultiPass: codec.h264Settings?.qualityTuningLevel == .multiPassHq, settings, &findings)
        case .h265:
            require(
                isQVBR: codec.h265Settings?.rateControlMode == .qvbr,
                isMultiPass: codec.h265Settings?.qualityTuningLevel == .multiPassHq, settings, &findings)
        default:
            findings.add("\(place).codecSettings.codec", "\(name.text) does not go with automated ABR", action: "use H_264 or H_265")
        }
    }

    private static func require(isQVBR: Bool, isMultiPass: Bool, _ place: String, _ findings: inout SettingsRule.Findings) {
        if !isQVBR { findings.add("\(place).rateControlMode", "Automated ABR needs the rateControlMode QVBR", action: "set it to QVBR") }
        if !isMultiPass {
            findings.add(
                "\(place).qualityTuningLevel", "Automated ABR needs the qualityTuningLevel MULTI_PASS_HQ", action: "set it to MULTI_PASS_HQ"
            )
        }
    }
}
