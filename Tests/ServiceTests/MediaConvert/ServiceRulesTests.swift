import CDK
import CDKMediaConvert
import Testing

@testable import SettingsSamples

/// What the service refuses beyond its model: what a user gets to read, to the letter.
@Suite struct ServiceRulesTests {
    private static let codec = "outputGroups[0].outputs[0].videoDescription.codecSettings.h264Settings"
    private static let cmaf = "outputGroups[0].outputGroupSettings.cmafGroupSettings"

    /// A line for each mistake that the adaptive streaming job has after a change.
    private func mistakes(_ job: JobSettings = Samples.cmaf, _ change: (inout JobSettings) -> Void) -> [String] {
        var job = job
        change(&job)
        return texts(job.mistakes)
    }

    private func texts(_ mistakes: [Diagnostic]) -> [String] {
        mistakes.map(\.line)
    }

    // MARK: Output groups

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
                "[mediaconvert/containers] outputGroups[0].outputs[0].containerSettings.container: MP4 does not belong to "
                    + "a group of the type CMAF_GROUP_SETTINGS -> use CMFC",
                "[mediaconvert/frame-captures] outputGroups[1].outputs[0].containerSettings.container: MPD cannot hold "
                    + "frame captures -> use RAW, which is no container",
                "[mediaconvert/containers] outputGroups[1].outputs[0].containerSettings.container: MPD does not belong to "
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
                    + "FRAME_CAPTURE does not belong to a group of the type CMAF_GROUP_SETTINGS -> put it into a group of the "
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

    // MARK: Codecs

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

    // MARK: Packages

    @Test func trickPlay() {
        #expect(
            mistakes {
                $0.outputGroups?[0].outputGroupSettings?.cmafGroupSettings?.imageBasedTrickPlay = .thumbnail
                $0.outputGroups?[0].outputGroupSettings?.cmafGroupSettings?.imageBasedTrickPlaySettings = .init(
                    intervalCadence: .followCustom, thumbnailHeight: 181, thumbnailWidth: 300, tileHeight: 40, tileWidth: 4)
            } == [
                "[mediaconvert/trick-play] \(Self.cmaf).imageBasedTrickPlaySettings.thumbnailWidth: The width is 300, "
                    + "which is not divisible by 8 -> use a multiple of 8",
                "[mediaconvert/trick-play] \(Self.cmaf).imageBasedTrickPlaySettings.thumbnailHeight: The height is 181, "
                    + "which is not divisible by 2 -> use a multiple of 2",
                "[mediaconvert/trick-play] \(Self.cmaf).imageBasedTrickPlaySettings.tileHeight: The 40 rows of 181 pixels "
                    + "are more than the 4096 that a tile image may be high -> use fewer rows, or lower images",
                "[mediaconvert/trick-play] \(Self.cmaf).imageBasedTrickPlaySettings.thumbnailInterval: The "
                    + "intervalCadence FOLLOW_CUSTOM needs an interval -> set it, or change intervalCadence",
                "[mediaconvert/trick-play] \(Self.cmaf).imageBasedTrickPlaySettings: The settings belong to the "
                    + "imageBasedTrickPlay ADVANCED -> set imageBasedTrickPlay, or remove them",
            ])
        #expect(
            mistakes {
                let images = CmafImageBasedTrickPlaySettings(intervalCadence: .followSegmentation, tileHeight: 5, tileWidth: 10)
                $0.outputGroups?[0].outputGroupSettings?.cmafGroupSettings?.imageBasedTrickPlaySettings = images
            } == [
                "[mediaconvert/trick-play] \(Self.cmaf).imageBasedTrickPlaySettings.intervalCadence: FOLLOW_SEGMENTATION "
                    + "needs tiles of one image -> set tileWidth and tileHeight to 1"
            ])
    }

    @Test func automatedABR() {
        #expect(
            mistakes(Samples.automatedABR) {
                $0.outputGroups?[0].outputs?[0].videoDescription?.scalingBehavior = .fitNoUpscale
                $0.outputGroups?[0].outputs?[0].videoDescription?.codecSettings = .h264(.init(rateControlMode: .vbr))
                $0.outputGroups?.append(Samples.hlsAndDASH.outputGroups?[0] ?? .init())
            } == [
                "[mediaconvert/rate-control] \(Self.codec).bitrate: The rateControlMode VBR needs an average bit rate -> "
                    + "say the average bits per second",
                "[mediaconvert/automated-abr] outputGroups[0].outputs[0].videoDescription.scalingBehavior: FIT_NO_UPSCALE "
                    + "does not go with automated ABR -> use DEFAULT, FIT, FILL or STRETCH_TO_OUTPUT",
                "[mediaconvert/automated-abr] \(Self.codec).rateControlMode: Automated ABR needs the rateControlMode QVBR "
                    + "-> set it to QVBR",
                "[mediaconvert/automated-abr] \(Self.codec).qualityTuningLevel: Automated ABR needs the "
                    + "qualityTuningLevel MULTI_PASS_HQ -> set it to MULTI_PASS_HQ",
                "[mediaconvert/automated-abr] outputGroups[1].automatedEncodingSettings: All streaming groups of a job "
                    + "use automated ABR or none, and outputGroups[0] does -> add it, or split the job",
            ])
        #expect(
            mistakes(Samples.automatedABR) {
                let second = Output(
                    containerSettings: .cmfc, nameModifier: "_b", videoDescription: .init(codecSettings: .av1(.init(maxBitrate: 900_000))))
                $0.outputGroups?[0].outputs?.append(second)
                $0.outputGroups?.append(
                    .init(
                        automatedEncodingSettings: .init(abrSettings: .init()), outputGroupSettings: .file(.init(destination: "s3://b/a")),
                        outputs: [.init(audioDescriptions: [Ladder.stereo], containerSettings: .mp4)]))
            } == [
                "[mediaconvert/automated-abr] outputGroups[0].outputs[2].videoDescription: There is a second video, and "
                    + "automated ABR makes all renditions from one -> remove it, and say which sizes there may be in "
                    + "abrSettings.rules",
                "[mediaconvert/automated-abr] outputGroups[0].outputs[2].videoDescription.codecSettings.codec: AV1 does "
                    + "not go with automated ABR -> use H_264 or H_265",
                "[mediaconvert/automated-abr] outputGroups[1].automatedEncodingSettings: A group of the type "
                    + "FILE_GROUP_SETTINGS has no automated ABR -> use a streaming group",
            ])
    }

    @Test func renditionSizes() {
        #expect(
            mistakes(Samples.automatedABR) {
                $0.outputGroups?[0].automatedEncodingSettings?.abrSettings = .init(
                    maxAbrBitrate: 500_000, maxRenditions: 3, minAbrBitrate: 600_000,
                    rules: [
                        .init(allowedRenditions: [.init(height: 720, width: 1280)], type: .allowedRenditions),
                        .init(
                            forceIncludeRenditions: [360, 480, 540, 720].map { .init(height: $0, width: $0 * 16 / 9) },
                            type: .forceIncludeRenditions),
                        .init(minBottomRenditionSize: .init(height: 720, width: 1280), type: .minTopRenditionSize),
                        .init(minTopRenditionSize: .init(height: 480, width: 854)),
                    ])
            } == [
                "[mediaconvert/rendition-sizes] "
                    + "outputGroups[0].automatedEncodingSettings.abrSettings.rules[2].minBottomRenditionSize: The type "
                    + "MIN_TOP_RENDITION_SIZE has no such member -> make a rule of its own for it",
                "[mediaconvert/rendition-sizes] "
                    + "outputGroups[0].automatedEncodingSettings.abrSettings.rules[2].minTopRenditionSize: The type "
                    + "MIN_TOP_RENDITION_SIZE needs this member -> give it, or change the type",
                "[mediaconvert/rendition-sizes] outputGroups[0].automatedEncodingSettings.abrSettings.rules[3].type: The "
                    + "type of the rule is missing -> name the one member that the rule has",
                "[mediaconvert/rendition-sizes] outputGroups[0].automatedEncodingSettings.abrSettings.minAbrBitrate: The "
                    + "least bit rate, 600000, is above maxAbrBitrate, 500000 -> change one of them",
                "[mediaconvert/rendition-sizes] "
                    + "outputGroups[0].automatedEncodingSettings.abrSettings.rules[0].allowedRenditions: The number of sizes is "
                    + "1, fewer than maxRenditions, 3 -> add sizes, or lower maxRenditions",
                "[mediaconvert/rendition-sizes] "
                    + "outputGroups[0].automatedEncodingSettings.abrSettings.rules[0].allowedRenditions: The sizes stand beside "
                    + "a rule with forceIncludeRenditions, which excludes them -> remove one; an allowed size is forced by its "
                    + "own `required: .enabled`",
                "[mediaconvert/rendition-sizes] "
                    + "outputGroups[0].automatedEncodingSettings.abrSettings.rules[1].forceIncludeRenditions: The number of "
                    + "sizes is 4, more than maxRenditions, 3 -> remove sizes, or raise maxRenditions",
                "[mediaconvert/rendition-sizes] outputGroups[0].automatedEncodingSettings.abrSettings.rules: The "
                    + "minBottomRenditionSize is larger than the minTopRenditionSize -> change one of them",
            ])
    }

    // MARK: Jobs

    @Test func clips() {
        #expect(
            mistakes(Samples.preview) {
                $0.inputs?[0].inputClippings = [
                    .init(endTimecode: "00:00:10:00", startTimecode: "00:00:10:01"), .init(),
                    .init(endTimecode: "00:00:10;01", startTimecode: "00:00:10;01"), .init(startTimecode: "00:01:00:00"),
                    .init(endTimecode: "01:00:00:00@25", startTimecode: "00:59:59:24@25"),
                ]
            } == [
                "[mediaconvert/timecodes] inputs[0].inputClippings[0].endTimecode: The clip ends at 00:00:10:00, before "
                    + "it starts at 00:00:10:01 -> correct one of the two",
                "[mediaconvert/timecodes] inputs[0].inputClippings[1]: A clip needs a startTimecode or an endTimecode -> "
                    + "give one, or remove the clip",
            ])
    }

    @Test func startsOfTimecodes() {
        #expect(
            mistakes {
                $0.inputs?[0].timecodeSource = .specifiedstart
                $0.timecodeConfig = .init(source: .zerobased, start: "01:00:00:00")
            } == [
                "[mediaconvert/timecodes] inputs[0].timecodeStart: The timecodeSource SPECIFIEDSTART needs a time -> give "
                    + "one such as 01:00:00:00",
                "[mediaconvert/timecodes] timecodeConfig.start: The time belongs to the source SPECIFIEDSTART -> set "
                    + "source, or remove it",
            ])
    }

    @Test func completeJobs() {
        #expect(
            texts(JobSettings().mistakes) == [
                "[mediaconvert/complete-job] inputs: There are no inputs -> give the file to transcode",
                "[mediaconvert/complete-job] outputGroups: There are no output groups -> say what to make",
            ])
        let bare = JobSettings(
            inputs: [.init()],
            outputGroups: [.init(), .init(outputGroupSettings: .file(.init()), outputs: [.init(audioDescriptions: [Ladder.stereo])])])
        #expect(
            texts(bare.mistakes) == [
                "[mediaconvert/complete-job] inputs[0].fileInput: The file of the input is missing -> give it, or a "
                    + "placeholder for it",
                "[mediaconvert/complete-job] outputGroups[0].outputGroupSettings: The settings of the group are missing "
                    + "-> give those of its type",
                "[mediaconvert/complete-job] outputGroups[0].outputs: There are no outputs -> give one at least",
                "[mediaconvert/complete-job] outputGroups[1].outputGroupSettings.fileGroupSettings.destination: The "
                    + "destination of the group is missing -> give a folder and a base name such as s3://bucket/films/a1, or a "
                    + "placeholder for it",
                "[mediaconvert/complete-job] outputGroups[1].outputs[0].containerSettings: The output has neither a "
                    + "container nor a preset -> give it one of the two",
            ])
        #expect(JobSettings(inputs: [Samples.film]).mistakes(usesJobTemplate: true) == [])
        // Jobs give the files and may give the destinations.
        var template = Samples.template
        template.outputGroups?[0].outputGroupSettings?.cmafGroupSettings?.destination = nil
        #expect(template.mistakes == [])
        #expect(
            texts(JobTemplateSettings().mistakes) == [
                "[mediaconvert/complete-job] outputGroups: There are no output groups -> say what to make"
            ])
    }

    @Test func queueHopping() {
        #expect(
            texts(HopDestination(queue: "q").mistakes) == [
                "[mediaconvert/queue-hopping] waitMinutes: The time to wait is missing -> give 1 to 4320"
            ])
        #expect(
            texts(HopDestination(waitMinutes: 4321).mistakes) == [
                "[mediaconvert/queue-hopping] waitMinutes: The time to wait is 4321 minutes, and 1 to 4320 are possible "
                    + "-> give one of these"
            ])
    }
}
