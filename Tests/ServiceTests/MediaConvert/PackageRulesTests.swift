import CDK
import CDKMediaConvert
import Testing

@testable import SettingsSamples

/// What the service refuses of packages for players beyond its model: what a user gets to read, to the letter.
@Suite struct PackageRulesTests: ServiceRules {
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
}
