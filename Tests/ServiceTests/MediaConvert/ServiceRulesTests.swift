import CDKMediaConvert
import Testing

@testable import SettingsSamples

/// What the service refuses beyond its model: what a user gets to read, to the letter.
@Suite struct ServiceRulesTests {
    private static let codec = "outputGroups[0].outputs[0].videoDescription.codecSettings.h264Settings"
    private static let cmaf = "outputGroups[0].outputGroupSettings.cmafGroupSettings"

    /// Place, message and action of each problem that the adaptive streaming job has after a change.
    private func problems(_ job: JobSettings = Samples.cmaf, _ change: (inout JobSettings) -> Void) -> [String] {
        var job = job
        change(&job)
        return texts(job.problems)
    }

    private func texts(_ problems: [SettingsProblem]) -> [String] {
        problems.map { "\($0)" + ($0.action.map { " -> \($0)" } ?? "") }
    }

    // MARK: Output groups

    @Test func nameModifiers() {
        let action = "give each a text of its own: \"_720p\""
        #expect(
            problems {
                $0.outputGroups?[0].outputs?[1].nameModifier = nil
                $0.outputGroups?[0].outputs?[3].nameModifier = "_1080p"
            } == [
                "outputGroups[0].outputs[1].nameModifier: is required where a group has several outputs -> \(action)",
                "outputGroups[0].outputs[3].nameModifier: \"_1080p\" is that of outputs[0] already: the files would overwrite each other"
                    + " -> \(action)",
            ])
        #expect(problems(Samples.preview) { $0.outputGroups?[0].outputs?[0].nameModifier = nil } == [])
        // Files of different kinds do not meet.
        let webm = Output(
            containerSettings: .webm, nameModifier: "_a", videoDescription: .init(codecSettings: .vp9(.init(bitrate: 800_000))))
        let mp4 = Output(containerSettings: .mp4, nameModifier: "_a", videoDescription: Samples.preset.videoDescription)
        let files = OutputGroup(outputGroupSettings: .file(.init(destination: "s3://b/a")), outputs: [webm, mp4])
        #expect(problems { $0.outputGroups?.append(files) } == [])
    }

    @Test func containers() {
        #expect(
            problems {
                $0.outputGroups?[0].outputs?[0].containerSettings = .mp4
                $0.outputGroups?[1].outputs?[0].containerSettings = .mpd
                $0.outputGroups?[0].outputs?[1].preset = "720p"
            } == [
                "outputGroups[0].outputs[1].containerSettings: stands beside a preset, which has the container -> remove one of them",
                "outputGroups[0].outputs[0].containerSettings.container: MP4 does not belong to a group of the type CMAF_GROUP_SETTINGS"
                    + " -> use CMFC",
                "outputGroups[1].outputs[0].containerSettings.container: MPD cannot hold frame captures -> use RAW, which is no container",
                "outputGroups[1].outputs[0].containerSettings.container: MPD does not belong to a group of the type FILE_GROUP_SETTINGS"
                    + " -> use a container of standalone files, such as MP4",
            ])
    }

    @Test func separateAudio() {
        #expect(
            problems {
                $0.outputGroups?[0].outputs?[0].audioDescriptions = [Ladder.stereo]
                $0.outputGroups?[0].outputs?[4].audioDescriptions?.append(Ladder.stereo)
            } == [
                "outputGroups[0].outputs[0].audioDescriptions: stands beside a video, but an output of a CMAF group holds one of both"
                    + " -> give the audio an output of its own",
                "outputGroups[0].outputs[4].audioDescriptions: has 2 tracks, but an output of a CMAF group holds one"
                    + " -> give each an output of its own",
            ])
    }

    @Test func frameCaptures() {
        #expect(
            problems { $0.outputGroups?.remove(at: 0) } == [
                "outputGroups: have frame captures only, but a job needs an output of video and audio besides"
                    + " -> add one, for example a small MP4 file"
            ])
        #expect(
            problems { $0.outputGroups?[1].outputs?[0].audioDescriptions = [Ladder.stereo] } == [
                "outputGroups[1].outputs[0].audioDescriptions: stands in an output of frame captures, which has no audio -> remove it"
            ])
        #expect(
            problems {
                $0.outputGroups?[0].outputs?[0].videoDescription?.codecSettings = .frameCapture(.init(quality: 80))
                $0.outputGroups?[0].outputs?[0].containerSettings = nil
                $0.outputGroups?[0].outputs?[0].preset = "stills"
            } == [
                "outputGroups[0].outputs[0].videoDescription.codecSettings.codec: FRAME_CAPTURE does not belong to a group of the type "
                    + "CMAF_GROUP_SETTINGS -> put it into a group of the type FILE_GROUP_SETTINGS"
            ])
    }

    @Test func segmentLengths() {
        #expect(
            problems { $0.outputGroups?[0].outputGroupSettings?.cmafGroupSettings?.segmentLength = 5 } == [
                "\(Self.cmaf).segmentLength: 5 s is not a multiple of fragmentLength, which is 2 s"
            ])
        #expect(
            problems {
                $0.outputGroups?[0].outputs?[0].videoDescription?.codecSettings?.h264Settings?.gopSize = 1.5
                $0.outputGroups?[0].outputs?[1].videoDescription?.codecSettings?.h264Settings?.gopClosedCadence = 0
                $0.outputGroups?[0].outputs?[2].videoDescription?.codecSettings?.h264Settings?.gopClosedCadence = 2
            } == [
                "\(Self.codec).gopSize: makes a closed group every 1.5 s, of which fragmentLength, 2 s, is not a multiple"
                    + " -> choose sizes of which one divides the other",
                "outputGroups[0].outputs[1].videoDescription.codecSettings.h264Settings.gopClosedCadence: 0 closes no group but the first, "
                    + "and segments begin at closed ones -> use 1, or leave it out",
                "outputGroups[0].outputs[2].videoDescription.codecSettings.h264Settings.gopSize: makes a closed group every 4 s, of which "
                    + "fragmentLength, 2 s, is not a multiple -> choose sizes of which one divides the other",
            ])
        #expect(
            problems(Samples.hlsAndDASH) { $0.outputGroups?[0].outputGroupSettings?.hlsGroupSettings?.segmentLength = 5 } == [
                "\(Self.codec).gopSize: makes a closed group every 2 s, of which segmentLength, 5 s, is not a multiple"
                    + " -> choose sizes of which one divides the other"
            ])
    }

    /// Frames: of a known rate they are seconds; of the input's nothing can be said.
    @Test(arguments: [
        (90, 30, 1, "3"), (60, 30, 1, nil), (60, 30_000, 1001, nil), (100, 30_000, 1001, "3.337"), (90, nil, nil, nil),
        (50, 25, 1, nil), (48, 24_000, 1001, nil), (150, 50, 1, "3"),
    ])
    func groupsOfFrames(size: Double, numerator: Int?, denominator: Int?, seconds: String?) {
        let found = problems {
            $0.outputGroups?[0].outputs?[0].videoDescription?.codecSettings?.h264Settings?.gopSize = size
            $0.outputGroups?[0].outputs?[0].videoDescription?.codecSettings?.h264Settings?.gopSizeUnits = .frames
            $0.outputGroups?[0].outputs?[0].videoDescription?.codecSettings?.h264Settings?.framerateNumerator = numerator
            $0.outputGroups?[0].outputs?[0].videoDescription?.codecSettings?.h264Settings?.framerateDenominator = denominator
        }
        let expected = seconds.map {
            "\(Self.codec).gopSize: makes a closed group every \($0) s, of which fragmentLength, 2 s, is not a multiple"
                + " -> choose sizes of which one divides the other"
        }
        #expect(found == (expected.map { [$0] } ?? []))
    }

    // MARK: Codecs

    @Test func kindsAndTheirSettings() {
        #expect(
            problems {
                $0.outputGroups?[0].outputs?[0].videoDescription?.codecSettings?.codec = .h265
                $0.outputGroups?[0].outputs?[4].audioDescriptions?[0].codecSettings?.codec = nil
                $0.outputGroups?[0].outputGroupSettings?.hlsGroupSettings = .init(destination: "s3://bucket/hls")
            } == [
                "\(Self.cmaf.replacing("cmafGroupSettings", with: "hlsGroupSettings")): does not belong to the type CMAF_GROUP_SETTINGS"
                    + " -> remove it, or change the type",
                "\(Self.codec): does not belong to the codec H_265 -> remove it, or change the codec",
                "\(Self.codec.replacing("h264Settings", with: "h265Settings")): is required with the codec H_265",
                "outputGroups[0].outputs[4].audioDescriptions[0].codecSettings.codec: is required -> set it to AAC",
            ])
    }

    @Test func rateControl() {
        #expect(
            problems {
                $0.outputGroups?[0].outputs?[0].videoDescription?.codecSettings?.h264Settings?.maxBitrate = nil
                $0.outputGroups?[0].outputs?[0].videoDescription?.codecSettings?.h264Settings?.bitrate = 5_000_000
                $0.outputGroups?[0].outputs?[1].videoDescription?.codecSettings?.h264Settings?.rateControlMode = .cbr
                $0.outputGroups?[0].outputs?[2].videoDescription?.codecSettings?.h264Settings?.qvbrSettings?.maxAverageBitrate = 2_000_000
            } == [
                "\(Self.codec).maxBitrate: is required with the rateControlMode QVBR -> say the most bits per second",
                "\(Self.codec).bitrate: does not belong to the rateControlMode QVBR -> use maxBitrate",
                "outputGroups[0].outputs[1].videoDescription.codecSettings.h264Settings.qvbrSettings: belongs to the rateControlMode QVBR"
                    + " -> set rateControlMode to QVBR, or remove it",
                "outputGroups[0].outputs[1].videoDescription.codecSettings.h264Settings.bitrate: is required with the rateControlMode CBR"
                    + " -> say the average bits per second",
                "outputGroups[0].outputs[2].videoDescription.codecSettings.h264Settings.qvbrSettings.maxAverageBitrate: belongs to the "
                    + "qualityTuningLevel MULTI_PASS_HQ -> use maxBitrate",
                "outputGroups[0].outputs[2].videoDescription.codecSettings.h264Settings.qvbrSettings.maxAverageBitrate: 2000000 is above "
                    + "maxBitrate, which is 1500000",
            ])
        var preset = Samples.preset
        preset.videoDescription?.codecSettings?.h264Settings?.maxBitrate = nil
        #expect(
            texts(preset.problems) == [
                "videoDescription.codecSettings.h264Settings.maxBitrate: is required with the rateControlMode QVBR"
                    + " -> say the most bits per second"
            ])
    }

    @Test func ratiosAndAreas() {
        #expect(
            problems {
                $0.outputGroups?[0].outputs?[0].videoDescription?.codecSettings?.h264Settings?.framerateControl = .specified
                $0.outputGroups?[0].outputs?[0].videoDescription?.codecSettings?.h264Settings?.framerateNumerator = 25
                $0.outputGroups?[0].outputs?[0].videoDescription?.codecSettings?.h264Settings?.parControl = .specified
                $0.inputs?[0].crop = .init(height: 721, width: 1280, x: 0, y: 1)
            } == [
                "inputs[0].crop.height: 721 is not even", "inputs[0].crop.y: 1 is not even",
                "\(Self.codec).framerateDenominator: is required with the framerateControl SPECIFIED",
                "\(Self.codec).parNumerator: is required with the parControl SPECIFIED",
                "\(Self.codec).parDenominator: is required with the parControl SPECIFIED",
            ])
    }

    // MARK: Packages

    @Test func trickPlay() {
        let images = "\(Self.cmaf).imageBasedTrickPlaySettings"
        #expect(
            problems {
                $0.outputGroups?[0].outputGroupSettings?.cmafGroupSettings?.imageBasedTrickPlay = .thumbnail
                $0.outputGroups?[0].outputGroupSettings?.cmafGroupSettings?.imageBasedTrickPlaySettings = .init(
                    intervalCadence: .followCustom, thumbnailHeight: 181, thumbnailWidth: 300, tileHeight: 40, tileWidth: 4)
            } == [
                "\(images).thumbnailWidth: 300 is not divisible by 8", "\(images).thumbnailHeight: 181 is not divisible by 2",
                "\(images).tileHeight: 40 rows of 181 pixels are more than the 4096 that a tile image may be high",
                "\(images).thumbnailInterval: is required with the intervalCadence FOLLOW_CUSTOM",
                "\(images): belongs to the imageBasedTrickPlay ADVANCED -> set imageBasedTrickPlay, or remove it",
            ])
        #expect(
            problems {
                let images = CmafImageBasedTrickPlaySettings(intervalCadence: .followSegmentation, tileHeight: 5, tileWidth: 10)
                $0.outputGroups?[0].outputGroupSettings?.cmafGroupSettings?.imageBasedTrickPlaySettings = images
            } == [
                "\(images).intervalCadence: FOLLOW_SEGMENTATION needs tiles of one image -> set tileWidth and tileHeight to 1"
            ])
    }

    @Test func automatedABR() {
        #expect(
            problems(Samples.automatedABR) {
                $0.outputGroups?[0].outputs?[0].videoDescription?.scalingBehavior = .fitNoUpscale
                $0.outputGroups?[0].outputs?[0].videoDescription?.codecSettings = .h264(.init(rateControlMode: .vbr))
                $0.outputGroups?.append(Samples.hlsAndDASH.outputGroups?[0] ?? .init())
            } == [
                "outputGroups[0].outputs[0].videoDescription.codecSettings.h264Settings.bitrate: is required with the rateControlMode VBR"
                    + " -> say the average bits per second",
                "outputGroups[0].outputs[0].videoDescription.scalingBehavior: FIT_NO_UPSCALE does not go with automated ABR"
                    + " -> use DEFAULT, FIT, FILL or STRETCH_TO_OUTPUT",
                "\(Self.codec).rateControlMode: must be QVBR with automated ABR",
                "\(Self.codec).qualityTuningLevel: must be MULTI_PASS_HQ with automated ABR",
                "outputGroups[1].automatedEncodingSettings: is missing: where one streaming group uses automated ABR, as outputGroups[0] "
                    + "does, all have to -> add it, or split the job",
            ])
        #expect(
            problems(Samples.automatedABR) {
                let second = Output(
                    containerSettings: .cmfc, nameModifier: "_b", videoDescription: .init(codecSettings: .av1(.init(maxBitrate: 900_000))))
                $0.outputGroups?[0].outputs?.append(second)
                $0.outputGroups?.append(
                    .init(
                        automatedEncodingSettings: .init(abrSettings: .init()), outputGroupSettings: .file(.init(destination: "s3://b/a")),
                        outputs: [.init(audioDescriptions: [Ladder.stereo], containerSettings: .mp4)]))
            } == [
                "outputGroups[0].outputs[2].videoDescription: is a second video: automated ABR makes all renditions from one"
                    + " -> remove it, and say which sizes there may be in abrSettings.rules",
                "outputGroups[0].outputs[2].videoDescription.codecSettings.codec: AV1 does not go with automated ABR -> use H_264 or H_265",
                "outputGroups[1].automatedEncodingSettings: does not belong to a group of the type FILE_GROUP_SETTINGS"
                    + " -> use a streaming group",
            ])
    }

    @Test func renditionSizes() {
        let place = "outputGroups[0].automatedEncodingSettings.abrSettings"
        #expect(
            problems(Samples.automatedABR) {
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
                "\(place).rules[2].minBottomRenditionSize: does not belong to the type MIN_TOP_RENDITION_SIZE"
                    + " -> make a rule of its own for it",
                "\(place).rules[2].minTopRenditionSize: is required with the type MIN_TOP_RENDITION_SIZE",
                "\(place).rules[3].type: is required",
                "\(place).minAbrBitrate: 600000 is above maxAbrBitrate, which is 500000",
                "\(place).rules[0].allowedRenditions: has 1 sizes, fewer than maxRenditions, which is 3",
                "\(place).rules[0].allowedRenditions: excludes a rule with forceIncludeRenditions"
                    + " -> remove one; an allowed size is forced by its own `required: .enabled`",
                "\(place).rules[1].forceIncludeRenditions: has 4 sizes, more than maxRenditions, which is 3",
                "\(place).rules: have a minBottomRenditionSize that is larger than minTopRenditionSize",
            ])
    }

    // MARK: Jobs

    @Test func clips() {
        #expect(
            problems(Samples.preview) {
                $0.inputs?[0].inputClippings = [
                    .init(endTimecode: "00:00:10:00", startTimecode: "00:00:10:01"), .init(),
                    .init(endTimecode: "00:00:10;01", startTimecode: "00:00:10;01"), .init(startTimecode: "00:01:00:00"),
                    .init(endTimecode: "01:00:00:00@25", startTimecode: "00:59:59:24@25"),
                ]
            } == [
                "inputs[0].inputClippings[0].endTimecode: 00:00:10:00 is before startTimecode, which is 00:00:10:01",
                "inputs[0].inputClippings[1]: a clip needs a startTimecode or an endTimecode -> give one, or remove the clip",
            ])
    }

    @Test func startsOfTimecodes() {
        #expect(
            problems {
                $0.inputs?[0].timecodeSource = .specifiedstart
                $0.timecodeConfig = .init(source: .zerobased, start: "01:00:00:00")
            } == [
                "inputs[0].timecodeStart: is required with the timecodeSource SPECIFIEDSTART -> give a time such as 01:00:00:00",
                "timecodeConfig.start: belongs to the source SPECIFIEDSTART -> set source, or remove it",
            ])
    }

    @Test func completeJobs() {
        #expect(
            texts(JobSettings().problems) == [
                "inputs: are missing -> give the file to transcode", "outputGroups: are missing -> say what to make",
            ])
        let bare = JobSettings(
            inputs: [.init()],
            outputGroups: [.init(), .init(outputGroupSettings: .file(.init()), outputs: [.init(audioDescriptions: [Ladder.stereo])])])
        #expect(
            texts(bare.problems) == [
                "inputs[0].fileInput: is required -> give the file, or a placeholder for it",
                "outputGroups[0].outputGroupSettings: is required", "outputGroups[0].outputs: are missing -> give one at least",
                "outputGroups[1].outputGroupSettings.fileGroupSettings.destination: is required"
                    + " -> give a folder and a base name such as s3://bucket/films/a1, or a placeholder for it",
                "outputGroups[1].outputs[0].containerSettings: is required where there is no preset",
            ])
        #expect(JobSettings(inputs: [Samples.film]).problems(usesJobTemplate: true) == [])
        // Jobs give the files and may give the destinations.
        var template = Samples.template
        template.outputGroups?[0].outputGroupSettings?.cmafGroupSettings?.destination = nil
        #expect(template.problems == [])
        #expect(texts(JobTemplateSettings().problems) == ["outputGroups: are missing -> say what to make"])
    }

    @Test func queueHopping() {
        #expect(texts(HopDestination(queue: "q").problems) == ["waitMinutes: is required -> give 1 to 4320"])
        #expect(texts(HopDestination(waitMinutes: 4321).problems) == ["waitMinutes: 4321 is not between 1 and 4320"])
    }
}
