/// The bit rates that each way of rate control needs
/// (https://docs.aws.amazon.com/mediaconvert/latest/apireference/jobs.html, `bitrate`, `maxBitrate` and `qvbrSettings` of the codecs).
enum RateControl {
    static let rules = [
        SettingsRule("rate-control") { (group: OutputGroup, findings) in
            for (index, output) in (group.outputs ?? []).enumerated() {
                check(output.videoDescription, isAutomated: group.isAutomated, at: "outputs[\(index)].", &findings)
            }
        },
        SettingsRule("rate-control") { (preset: PresetSettings, findings) in
            check(preset.videoDescription, isAutomated: false, at: "", &findings)
        },
    ]

    /// The settings that the codecs with QVBR have alike.
    private struct Rates {
        let codec: String
        let mode: String?
        let bitrate: Int?
        let maximum: Int?
        let hasQuality: Bool
        let maximumAverage: Int?
        let isMultiPass: Bool

        init?(_ codec: VideoCodecSettings) {
            if let h264 = codec.h264Settings {
                self.init(
                    codec: "h264Settings", mode: h264.rateControlMode?.text, bitrate: h264.bitrate, maximum: h264.maxBitrate,
                    hasQuality: h264.qvbrSettings != nil, maximumAverage: h264.qvbrSettings?.maxAverageBitrate,
                    isMultiPass: h264.qualityTuningLevel == .multiPassHq)
            } else if let h265 = codec.h265Settings {
                self.init(
                    codec: "h265Settings", mode: h265.rateControlMode?.text, bitrate: h265.bitrate, maximum: h265.maxBitrate,
                    hasQuality: h265.qvbrSettings != nil, maximumAverage: h265.qvbrSettings?.maxAverageBitrate,
                    isMultiPass: h265.qualityTuningLevel == .multiPassHq)
            } else if let av1 = codec.av1Settings {
                // AV1 has no other mode, and no tuning levels.
                self.init(
                    codec: "av1Settings", mode: av1.rateControlMode?.text ?? "QVBR", bitrate: nil, maximum: av1.maxBitrate,
                    hasQuality: av1.qvbrSettings != nil, maximumAverage: nil, isMultiPass: false)
            } else {
                return nil
            }
        }

        private init(
            codec: String, mode: String?, bitrate: Int?, maximum: Int?, hasQuality: Bool, maximumAverage: Int?, isMultiPass: Bool
        ) {
            self.codec = codec
            self.mode = mode
            self.bitrate = bitrate
            self.maximum = maximum
            self.hasQuality = hasQuality
            self.maximumAverage = maximumAverage
            self.isMultiPass = isMultiPass
        }
    }

    private static func check(
        _ video: VideoDescription?, isAutomated: Bool, at prefix: String, _ findings: inout SettingsRule.Findings
    ) {
        guard let codec = video?.codecSettings, let rates = Rates(codec) else { return }
        let place = "\(prefix)videoDescription.codecSettings.\(rates.codec)"
        if rates.mode == "QVBR" {
            // Of automated renditions the service chooses it.
            if rates.maximum == nil, !isAutomated {
                findings.add(
                    "\(place).maxBitrate", "The rateControlMode QVBR needs a highest bit rate", action: "say the most bits per second")
            }
            if rates.bitrate != nil {
                findings.add("\(place).bitrate", "The rateControlMode QVBR has no average bit rate", action: "use maxBitrate")
            }
        } else if rates.mode == nil || rates.mode == "CBR" || rates.mode == "VBR" {
            if rates.hasQuality {
                findings.add(
                    "\(place).qvbrSettings", "The settings belong to the rateControlMode QVBR",
                    action: "set rateControlMode to QVBR, or remove them")
            }
            if let mode = rates.mode, rates.bitrate == nil {
                findings.add(
                    "\(place).bitrate", "The rateControlMode \(mode) needs an average bit rate", action: "say the average bits per second")
            }
        }
        if let average = rates.maximumAverage {
            if !rates.isMultiPass {
                findings.add(
                    "\(place).qvbrSettings.maxAverageBitrate", "The highest average belongs to the qualityTuningLevel MULTI_PASS_HQ",
                    action: "use maxBitrate")
            }
            if let maximum = rates.maximum, average > maximum {
                findings.add(
                    "\(place).qvbrSettings.maxAverageBitrate", "The highest average, \(average), is above maxBitrate, \(maximum)",
                    action: "lower it to that or less")
            }
        }
    }
}
