/// An output of a CMAF group holds one video, one audio track or one track of captions
/// (https://docs.rs/rusoto_mediaconvert/0.37.0/rusoto_mediaconvert/struct.CmafGroupSettings.html has the service's own sentence).
enum SeparateAudio {
    static let rules = [
        SettingsRule("separate-audio") { (group: OutputGroup, findings) in
            guard group.kind == .cmafGroupSettings else { return }
            for (index, output) in (group.outputs ?? []).enumerated() {
                let place = "outputs[\(index)].audioDescriptions"
                let tracks = output.audioDescriptions?.count ?? 0
                if tracks > 0, output.videoDescription != nil {
                    findings.add(
                        place, "The audio stands beside a video, and an output of a CMAF group holds one of both",
                        action: "give the audio an output of its own")
                } else if tracks > 1 {
                    findings.add(
                        place, "There are \(tracks) tracks, and an output of a CMAF group holds one",
                        action: "give each an output of its own")
                }
            }
        }
    ]
}
