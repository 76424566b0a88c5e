/// What a job needs at least, from its own settings or its job template.
///
/// Outputs without a container are refused (https://github.com/aws/aws-sdk-js-v3/issues/2661), and so are groups without outputs
/// (https://github.com/aws-solutions-library-samples/video-on-demand-on-aws/issues/1). Files and destinations may be placeholders.
enum CompleteJob {
    static func problems(of job: JobSettings) -> [SettingsProblem] {
        var findings = SettingsRule.Findings()
        if job.inputs?.isEmpty ?? (job.members.json["Inputs"] == nil) {
            findings.add("inputs", "are missing", action: "give the file to transcode")
        }
        for (index, input) in (job.inputs ?? []).enumerated() where input.fileInput == nil && input.videoGenerator == nil {
            findings.add("inputs[\(index)].fileInput", "is required", action: "give the file, or a placeholder for it")
        }
        check(job.outputGroups, needsDestination: true, &findings)
        return findings.problems
    }

    static func problems(of template: JobTemplateSettings) -> [SettingsProblem] {
        var findings = SettingsRule.Findings()
        check(template.outputGroups, needsDestination: false, &findings)
        return findings.problems
    }

    private static func check(_ groups: [OutputGroup]?, needsDestination: Bool, _ findings: inout SettingsRule.Findings) {
        if groups?.isEmpty ?? true { findings.add("outputGroups", "are missing", action: "say what to make") }
        for (index, group) in (groups ?? []).enumerated() {
            let place = "outputGroups[\(index)]"
            if group.outputGroupSettings == nil { findings.add("\(place).outputGroupSettings", "is required") }
            if needsDestination, let (member, destination) = destination(of: group), destination == nil {
                findings.add(
                    "\(place).outputGroupSettings.\(member).destination", "is required",
                    action: "give a folder and a base name such as s3://bucket/films/a1, or a placeholder for it")
            }
            if group.outputs?.isEmpty ?? true { findings.add("\(place).outputs", "are missing", action: "give one at least") }
            for (number, output) in (group.outputs ?? []).enumerated() where output.containerSettings == nil && output.preset == nil {
                findings.add("\(place).outputs[\(number)].containerSettings", "is required where there is no preset")
            }
        }
    }

    /// The group's member of `OutputGroupSettings` and the destination in it.
    private static func destination(of group: OutputGroup) -> (String, String?)? {
        let settings = group.outputGroupSettings
        if let cmaf = settings?.cmafGroupSettings { return ("cmafGroupSettings", cmaf.destination) }
        if let dash = settings?.dashIsoGroupSettings { return ("dashIsoGroupSettings", dash.destination) }
        if let file = settings?.fileGroupSettings { return ("fileGroupSettings", file.destination) }
        if let hls = settings?.hlsGroupSettings { return ("hlsGroupSettings", hls.destination) }
        if let smooth = settings?.msSmoothGroupSettings { return ("msSmoothGroupSettings", smooth.destination) }
        return nil
    }
}
