import CDK

/// The least that a job needs, from its own settings or its job template.
///
/// Outputs without a container are refused (https://github.com/aws/aws-sdk-js-v3/issues/2661), and so are groups without outputs
/// (https://github.com/aws-solutions-library-samples/video-on-demand-on-aws/issues/1). Files and destinations may be placeholders.
enum CompleteJob {
    static func mistakes(of job: JobSettings) -> [Diagnostic] {
        var findings = SettingsRule.Findings("complete-job")
        if job.inputs?.isEmpty ?? (job.members.json["Inputs"] == nil) {
            findings.add("inputs", "There are no inputs", action: "give the file to transcode")
        }
        for (index, input) in (job.inputs ?? []).enumerated() where input.fileInput == nil && input.videoGenerator == nil {
            findings.add("inputs[\(index)].fileInput", "The file of the input is missing", action: "give it, or a placeholder for it")
        }
        check(job.outputGroups, needsDestination: true, &findings)
        return findings.mistakes
    }

    static func mistakes(of template: JobTemplateSettings) -> [Diagnostic] {
        var findings = SettingsRule.Findings("complete-job")
        check(template.outputGroups, needsDestination: false, &findings)
        return findings.mistakes
    }

    private static func check(_ groups: [OutputGroup]?, needsDestination: Bool, _ findings: inout SettingsRule.Findings) {
        if groups?.isEmpty ?? true { findings.add("outputGroups", "There are no output groups", action: "say what to make") }
        for (index, group) in (groups ?? []).enumerated() {
            let place = "outputGroups[\(index)]"
            if group.outputGroupSettings == nil {
                findings.add("\(place).outputGroupSettings", "The settings of the group are missing", action: "give those of its type")
            }
            if needsDestination, let (member, destination) = destination(of: group), destination == nil {
                findings.add(
                    "\(place).outputGroupSettings.\(member).destination", "The destination of the group is missing",
                    action: "give a folder and a base name such as s3://bucket/films/a1, or a placeholder for it")
            }
            if group.outputs?.isEmpty ?? true { findings.add("\(place).outputs", "There are no outputs", action: "give one at least") }
            for (number, output) in (group.outputs ?? []).enumerated() where output.containerSettings == nil && output.preset == nil {
                findings.add(
                    "\(place).outputs[\(number)].containerSettings", "The output has neither a container nor a preset",
                    action: "give it one of the two")
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
