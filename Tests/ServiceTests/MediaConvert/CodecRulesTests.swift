import CDK
import CDKMediaConvert
import Testing

@testable import SettingsSamples

/// What the service refuses of codecs beyond its model: what a user gets to read, to the letter.
@Suite struct CodecRulesTests: ServiceRules {
    @Test func kindsAndTheirSettings() {
        #expect(
            mistakes {
                $0.outputGroups?[0].outputs?[0].videoDescription?.codecSettings?.codec = .h265
                $0.outputGroups?[0].outputs?[4].audioDescriptions?[0].codecSettings?.codec = nil
                $0.outputGroups?[0].outputGroupSettings?.hlsGroupSettings = .init(destination: "s3://bucket/hls")
            } == [
                "[mediaconvert/settings-of-kind] outputGroups[0].outputGroupSettings.hlsGroupSettings: The type "
                    + "CMAF_GROUP_SETTINGS has no such settings -> remove them, or change the type",
                "[mediaconvert/settings-of-kind] \(Self.codec): The codec H_265 has no such settings -> remove them, or "
                    + "change the codec",
                "[mediaconvert/settings-of-kind] outputGroups[0].outputs[0].videoDescription.codecSettings.h265Settings: "
                    + "The codec H_265 needs these settings -> give them, or change the codec",
                "[mediaconvert/settings-of-kind] outputGroups[0].outputs[4].audioDescriptions[0].codecSettings.codec: The "
                    + "codec is missing -> set it to AAC",
            ])
    }

    @Test func rateControl() {
        #expect(
            mistakes {
                $0.outputGroups?[0].outputs?[0].videoDescription?.codecSettings?.h264Settings?.maxBitrate = nil
                $0.outputGroups?[0].outputs?[0].videoDescription?.codecSettings?.h264Settings?.bitrate = 5_000_000
                $0.outputGroups?[0].outputs?[1].videoDescription?.codecSettings?.h264Settings?.rateControlMode = .cbr
                $0.outputGroups?[0].outputs?[2].videoDescription?.codecSettings?.h264Settings?.qvbrSettings?.maxAverageBitrate = 2_000_000
            } == [
                "[mediaconvert/rate-control] \(Self.codec).maxBitrate: The rateControlMode QVBR needs a highest bit rate "
                    + "-> say the most bits per second",
                "[mediaconvert/rate-control] \(Self.codec).bitrate: The rateControlMode QVBR has no average bit rate -> "
                    + "use maxBitrate",
                "[mediaconvert/rate-control] "
                    + "outputGroups[0].outputs[1].videoDescription.codecSettings.h264Settings.qvbrSettings: The settings belong "
                    + "to the rateControlMode QVBR -> set rateControlMode to QVBR, or remove them",
                "[mediaconvert/rate-control] "
                    + "outputGroups[0].outputs[1].videoDescription.codecSettings.h264Settings.bitrate: The rateControlMode CBR "
                    + "needs an average bit rate -> say the average bits per second",
                "[mediaconvert/rate-control] "
                    + "outputGroups[0].outputs[2].videoDescription.codecSettings.h264Settings.qvbrSettings.maxAverageBitrate: "
                    + "The highest average belongs to the qualityTuningLevel MULTI_PASS_HQ -> use maxBitrate",
                "[mediaconvert/rate-control] "
                    + "outputGroups[0].outputs[2].videoDescription.codecSettings.h264Settings.qvbrSettings.maxAverageBitrate: "
                    + "The highest average, 2000000, is above maxBitrate, 1500000 -> lower it to that or less",
            ])
        var preset = Samples.preset
        preset.videoDescription?.codecSettings?.h264Settings?.maxBitrate = nil
        #expect(
            texts(preset.mistakes) == [
                "[mediaconvert/rate-control] videoDescription.codecSettings.h264Settings.maxBitrate: The rateControlMode "
                    + "QVBR needs a highest bit rate -> say the most bits per second"
            ])
    }

    @Test func ratiosAndAreas() {
        #expect(
            mistakes {
                $0.outputGroups?[0].outputs?[0].videoDescription?.codecSettings?.h264Settings?.framerateControl = .specified
                $0.outputGroups?[0].outputs?[0].videoDescription?.codecSettings?.h264Settings?.framerateNumerator = 25
                $0.outputGroups?[0].outputs?[0].videoDescription?.codecSettings?.h264Settings?.parControl = .specified
                $0.inputs?[0].crop = .init(height: 721, width: 1280, x: 0, y: 1)
            } == [
                "[mediaconvert/even-pixels] inputs[0].crop.height: The number of pixels is 721, and has to be even -> use "
                    + "720 or 722",
                "[mediaconvert/even-pixels] inputs[0].crop.y: The number of pixels is 1, and has to be even -> use 0 or 2",
                "[mediaconvert/specified-ratios] \(Self.codec).framerateDenominator: The framerateControl SPECIFIED needs "
                    + "this number -> set it, or change framerateControl",
                "[mediaconvert/specified-ratios] \(Self.codec).parNumerator: The parControl SPECIFIED needs this number "
                    + "-> set it, or change parControl",
                "[mediaconvert/specified-ratios] \(Self.codec).parDenominator: The parControl SPECIFIED needs this number "
                    + "-> set it, or change parControl",
            ])
    }
}
