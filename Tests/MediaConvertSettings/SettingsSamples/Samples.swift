import CDKMediaConvert
import CloudAssembly

/// Settings that the service takes, of each kind that a platform for video needs.
enum Samples {
    static let film = Input(
        audioSelectors: Ladder.selectors, fileInput: "\(Destinations.source)", timecodeSource: .zerobased,
        videoSelector: .init(rotate: .auto))

    static func job(_ groups: OutputGroup...) -> JobSettings {
        JobSettings(inputs: [film], outputGroups: groups, timecodeConfig: .init(source: .zerobased))
    }

    /// HLS and DASH from the same segments, images for seeking, and thumbnails.
    static let cmaf = job(
        .init(
            name: "Adaptive streaming",
            outputGroupSettings: .cmaf(
                .init(
                    destination: "\(Destinations.root)/abr/video", fragmentLength: 2, imageBasedTrickPlay: .advanced,
                    imageBasedTrickPlaySettings: .init(
                        intervalCadence: .followCustom, thumbnailInterval: 10, thumbnailWidth: 312, tileHeight: 5, tileWidth: 10),
                    segmentControl: .segmentedFiles, segmentLength: 6, segmentLengthControl: .gopMultiple, streamInfResolution: .include,
                    writeDashManifest: .enabled, writeHlsManifest: .enabled)),
            outputs: [
                Ladder.h264(1920, 1080, quality: 8, most: 6_000_000), Ladder.h264(1280, 720, quality: 8, most: 4_000_000),
                Ladder.h264(854, 480, quality: 7, most: 1_500_000), Ladder.h264(640, 360, quality: 7, most: 800_000), Ladder.audio(),
            ]), Ladder.thumbnails)

    /// The two codecs in one group.
    static let hevc = job(
        .init(
            outputGroupSettings: .cmaf(.init(destination: "\(Destinations.root)/abr/video", fragmentLength: 2, segmentLength: 6)),
            outputs: [
                Ladder.h265(3840, 2160, quality: 8, most: 12_000_000), Ladder.h265(1920, 1080, quality: 8, most: 4_500_000),
                Ladder.h264(1280, 720, quality: 8, most: 4_000_000), Ladder.audio(),
            ]))

    /// A package for each protocol.
    static let hlsAndDASH = job(
        .init(
            outputGroupSettings: .hls(
                .init(
                    destination: "\(Destinations.root)/hls/video", minSegmentLength: 0, segmentControl: .segmentedFiles, segmentLength: 6)),
            outputs: [
                Ladder.h264(1280, 720, quality: 8, most: 4_000_000, container: .m3u8(.init(audioFramesPerPes: 4))),
                Ladder.audio(container: .m3u8),
            ]),
        .init(
            outputGroupSettings: .dashISO(
                .init(
                    destination: "\(Destinations.root)/dash/video", fragmentLength: 2, segmentControl: .segmentedFiles, segmentLength: 6)),
            outputs: [Ladder.h264(1280, 720, quality: 8, most: 4_000_000, container: .mpd), Ladder.audio(container: .mpd)]))

    /// A clip of the film: a job of its own, because clips are in every output.
    static let preview: JobSettings = {
        var settings = job(
            .init(
                outputGroupSettings: .file(.init(destination: "\(Destinations.root)/preview/clip")),
                outputs: [
                    .init(
                        audioDescriptions: [Ladder.stereo], containerSettings: .mp4(.init(moovPlacement: .progressiveDownload)),
                        videoDescription: Ladder.h264(640, 360, quality: 7, most: 800_000).videoDescription)
                ]))
        settings.inputs?[0].inputClippings = [.init(endTimecode: "00:00:30:00", startTimecode: "00:00:10:00")]
        return settings
    }()

    /// The service chooses the renditions.
    static let automatedABR = job(
        .init(
            automatedEncodingSettings: .init(
                abrSettings: .init(
                    maxAbrBitrate: 8_000_000, maxRenditions: 6, minAbrBitrate: 600_000,
                    rules: [
                        .init(minTopRenditionSize: .init(height: 1080, width: 1920), type: .minTopRenditionSize),
                        .init(minBottomRenditionSize: .init(height: 360, width: 640), type: .minBottomRenditionSize),
                        .init(forceIncludeRenditions: [.init(height: 720, width: 1280)], type: .forceIncludeRenditions),
                    ])),
            outputGroupSettings: .cmaf(.init(destination: "\(Destinations.root)/abr/video", fragmentLength: 2, segmentLength: 6)),
            outputs: [
                .init(
                    containerSettings: .cmfc, nameModifier: "_video",
                    videoDescription: .init(
                        codecSettings: .h264(.init(qualityTuningLevel: .multiPassHq, rateControlMode: .qvbr)))), Ladder.audio(),
            ]))

    /// What a `AWS::MediaConvert::JobTemplate` holds.
    ///
    /// Jobs give the file.
    static let template = JobTemplateSettings(
        inputs: [.init(audioSelectors: Ladder.selectors, timecodeSource: .zerobased, videoSelector: .init(rotate: .auto))],
        outputGroups: cmaf.outputGroups, timecodeConfig: .init(source: .zerobased))

    /// What a `AWS::MediaConvert::Preset` holds.
    static let preset = PresetSettings(
        containerSettings: .cmfc, videoDescription: Ladder.h264(1280, 720, quality: 8, most: 4_000_000).videoDescription)

    static let acceleration = AccelerationSettings(mode: .preferred)
    static let hop = HopDestination(priority: -10, queue: "arn:aws:mediaconvert:eu-west-1:111111111111:queues/Slow", waitMinutes: 30)

    static let jobs = [
        "cmaf": cmaf, "hevc": hevc, "hlsAndDASH": hlsAndDASH, "preview": preview, "automatedABR": automatedABR,
    ]

    /// All of them, with the names of their shapes in the API.
    static let all: [(name: String, shape: String, settings: any CheckedSettings)] =
        jobs.sorted { $0.key < $1.key }.map { ($0.key, "JobSettings", $0.value) } + [
            ("template", "JobTemplateSettings", template), ("preset", "PresetSettings", preset),
            ("acceleration", "AccelerationSettings", acceleration), ("hop", "HopDestination", hop),
        ]
}
