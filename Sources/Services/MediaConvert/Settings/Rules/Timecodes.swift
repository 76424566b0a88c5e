/// Clips and the times from which frames are counted
/// (https://docs.aws.amazon.com/mediaconvert/latest/apireference/jobs.html, `inputClippings`, `timecodeSource`, `timecodeConfig`).
///
/// The clips of an input are in every output of the job: a short preview of a film is a job of its own, which no rule can tell.
enum Timecodes {
    static let rules = [
        SettingsRule("timecodes") { (clip: InputClipping, findings) in check(clip, &findings) },
        SettingsRule("timecodes") { (clip: VideoOverlayInputClipping, findings) in
            check(InputClipping(members: clip.members), &findings)
        },
        SettingsRule("timecodes") { (input: Input, findings) in
            checkStart(input.timecodeStart, isUsed: input.timecodeSource == .specifiedstart, "timecodeStart", "timecodeSource", &findings)
        },
        SettingsRule("timecodes") { (input: InputTemplate, findings) in
            checkStart(input.timecodeStart, isUsed: input.timecodeSource == .specifiedstart, "timecodeStart", "timecodeSource", &findings)
        },
        SettingsRule("timecodes") { (config: TimecodeConfig, findings) in
            checkStart(config.start, isUsed: config.source == .specifiedstart, "start", "source", &findings)
        },
    ]

    private static func check(_ clip: InputClipping, _ findings: inout SettingsRule.Findings) {
        switch (clip.startTimecode, clip.endTimecode) {
        case (nil, nil):
            findings.add("", "A clip needs a startTimecode or an endTimecode", action: "give one, or remove the clip")
        case (let start?, let end?):
            guard let first = Timecode(start), let last = Timecode(end), last < first else { return }
            findings.add("endTimecode", "The clip ends at \(end), before it starts at \(start)", action: "correct one of the two")
        default: break
        }
    }

    private static func checkStart(
        _ start: String?, isUsed: Bool, _ label: String, _ source: String, _ findings: inout SettingsRule.Findings
    ) {
        if isUsed, start == nil {
            findings.add(label, "The \(source) SPECIFIEDSTART needs a time", action: "give one such as 01:00:00:00")
        } else if !isUsed, start != nil {
            findings.add(label, "The time belongs to the \(source) SPECIFIEDSTART", action: "set \(source), or remove it")
        }
    }
}
