import CDK
import CDKMediaConvert
import Testing

@testable import SettingsSamples

/// What the service refuses of output groups and containers beyond its model: what a user gets to read, to the letter.
@Suite struct OutputGroupRulesTests: ServiceRules {
    @Test func nameModifiers() {
        #expect(
            mistakes {
                $0.outputGroups?[0].outputs?[1].nameModifier = nil
                $0.outputGroups?[0].outputs?[3].nameModifier = "_1080p"
            } == [
                "[mediaconvert/name-modifiers] outputGroups[0].outputs[1].nameModifier: Several outputs of a group need "
                    + "name modifiers -> give each a text of its own: \"_720p\"",
                "[mediaconvert/name-modifiers] outputGroups[0].outputs[3].nameModifier: \"_1080p\" is that of outputs[0] "
                    + "already, so the files would overwrite each other -> give each a text of its own: \"_720p\"",
            ])
        #expect(mistakes(Samples.preview) { $0.outputGroups?[0].outputs?[0].nameModifier = nil } == [])
        // Files of different kinds do not meet.
        let webm = Output(
            containerSettings: .webm, nameModifier: "_a", videoDescription: .init(codecSettings: .vp9(.init(bitrate: 800_000))))
        let mp4 = Output(containerSettings: .mp4, nameModifier: "_a", videoDescription: Samples.preset.videoDescription)
        let files = OutputGroup(outputGroupSettings: .file(.init(destination: "s3://b/a")), outputs: [webm, mp4])
        #expect(mistakes { $0.outputGroups?.append(files) } == [])
    }

    @Test func containers() {
        #expect(
            mistakes {
                $0.outputGroups?[0].outputs?[0].containerSettings = .mp4
                $0.outputGroups?[1].outputs?[0].containerSettings = .mpd
                $0.outputGroups?[0].outputs?[1].preset = "720p"
            } == [
                "[mediaconvert/containers] outputGroups[0].outputs[1].containerSettings: The output has a preset, which "
                    + "has a container already -> remove one of them",
                "[mediaconvert/containers] outputGroups[0].outputs[0].containerSettings.container: MP4 cannot stand in "
                    + "a group of the type CMAF_GROUP_SETTINGS -> use CMFC",
                "[mediaconvert/frame-captures] outputGroups[1].outputs[0].containerSettings.container: MPD cannot hold "
                    + "frame captures -> use RAW, which is no container",
                "[mediaconvert/containers] outputGroups[1].outputs[0].containerSettings.container: MPD cannot stand in "
                    + "a group of the type FILE_GROUP_SETTINGS -> use a container of standalone files, such as MP4",
            ])
    }

    @Test func separateAudio() {
        #expect(
            mistakes {
                $0.outputGroups?[0].outputs?[0].audioDescriptions = [Ladder.stereo]
                $0.outputGroups?[0].outputs?[4].audioDescriptions?.append(Ladder.stereo)
            } == [
                "[mediaconvert/separate-audio] outputGroups[0].outputs[0].audioDescriptions: The audio stands beside a "
                    + "video, and an output of a CMAF group holds one of both -> give the audio an output of its own",
                "[mediaconvert/separate-audio] outputGroups[0].outputs[4].audioDescriptions: There are 2 tracks, and an "
                    + "output of a CMAF group holds one -> give each an output of its own",
            ])
    }

    @Test func frameCaptures() {
        #expect(
            mistakes { $0.outputGroups?.remove(at: 0) } == [
                "[mediaconvert/frame-captures] outputGroups: There are frame captures alone, and a job needs an output of "
                    + "video and audio besides -> add one, such as a small MP4 file"
            ])
        #expect(
            mistakes { $0.outputGroups?[1].outputs?[0].audioDescriptions = [Ladder.stereo] } == [
                "[mediaconvert/frame-captures] outputGroups[1].outputs[0].audioDescriptions: An output of frame captures "
                    + "has no audio -> remove it"
            ])
        #expect(
            mistakes {
                $0.outputGroups?[0].outputs?[0].videoDescription?.codecSettings = .frameCapture(.init(quality: 80))
                $0.outputGroups?[0].outputs?[0].containerSettings = nil
                $0.outputGroups?[0].outputs?[0].preset = "stills"
            } == [
                "[mediaconvert/frame-captures] outputGroups[0].outputs[0].videoDescription.codecSettings.codec: "
                    + "FRAME_CAPTURE cannot stand in a group of the type CMAF_GROUP_SETTINGS -> put it into a group of the "
                    + "type FILE_GROUP_SETTINGS"
            ])
    }

    @Test func segmentLengths() {
        #expect(
            mistakes { $0.outputGroups?[0].outputGroupSettings?.cmafGroupSettings?.segmentLength = 5 } == [
                "[mediaconvert/segment-lengths] \(Self.cmaf).segmentLength: Segments of 5 s do not consist of whole "
                    + "fragments, as fragmentLength is 2 s -> choose lengths of which one divides the other"
            ])
        #expect(
            mistakes {
                $0.outputGroups?[0].outputs?[0].videoDescription?.codecSettings?.h264Settings?.gopSize = 1.5
                $0.outputGroups?[0].outputs?[1].videoDescription?.codecSettings?.h264Settings?.gopClosedCadence = 0
                $0.outputGroups?[0].outputs?[2].videoDescription?.codecSettings?.h264Settings?.gopClosedCadence = 2
            } == [
                "[mediaconvert/segment-lengths] \(Self.codec).gopSize: There is a closed group every 1.5 s, and "
                    + "fragmentLength, 2 s, is no multiple of that -> choose sizes of which one divides the other",
                "[mediaconvert/segment-lengths] "
                    + "outputGroups[0].outputs[1].videoDescription.codecSettings.h264Settings.gopClosedCadence: A cadence of 0 "
                    + "closes no group but the first, and segments begin at closed ones -> use 1, or leave it out",
                "[mediaconvert/segment-lengths] "
                    + "outputGroups[0].outputs[2].videoDescription.codecSettings.h264Settings.gopSize: There is a closed group "
                    + "every 4 s, and fragmentLength, 2 s, is no multiple of that -> choose sizes of which one divides the other",
            ])
        #expect(
            mistakes(Samples.hlsAndDASH) { $0.outputGroups?[0].outputGroupSettings?.hlsGroupSettings?.segmentLength = 5 } == [
                "[mediaconvert/segment-lengths] \(Self.codec).gopSize: There is a closed group every 2 s, and "
                    + "segmentLength, 5 s, is no multiple of that -> choose sizes of which one divides the other"
            ])
    }

    /// Frames: of a known rate they are seconds; of the input's nothing can be said.
    @Test(arguments: [
        (90, 30, 1, "3"), (60, 30, 1, nil), (60, 30_000, 1001, nil), (100, 30_000, 1001, "3.337"), (90, nil, nil, nil),
        (50, 25, 1, nil), (48, 24_000, 1001, nil), (150, 50, 1, "3"),
    ])
    func groupsOfFrames(size: Double, numerator: Int?, denominator: Int?, seconds: String?) {
        let found = mistakes {
            $0.outputGroups?[0].outputs?[0].videoDescription?.codecSettings?.h264Settings?.gopSize = size
            $0.outputGroups?[0].outputs?[0].videoDescription?.codecSettings?.h264Settings?.gopSizeUnits = .frames
            $0.outputGroups?[0].outputs?[0].videoDescription?.codecSettings?.h264Settings?.framerateNumerator = numerator
            $0.outputGroups?[0].outputs?[0].videoDescription?.codecSettings?.h264Settings?.framerateDenominator = denominator
        }
        let expected = seconds.map {
            "[mediaconvert/segment-lengths] \(Self.codec).gopSize: There is a closed group every \($0) s, and fragmentLength, 2 s, is "
                + "no multiple of that -> choose sizes of which one divides the other"
        }
        #expect(found == (expected.map { [$0] } ?? []))
    }
}
