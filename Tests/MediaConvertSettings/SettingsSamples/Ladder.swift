import CDKMediaConvert

/// Outputs of a streaming ladder.
enum Ladder {
    static let selectors = ["Audio Selector 1": AudioSelector(defaultSelection: .default)]

    static func h264(_ width: Int, _ height: Int, quality: Int, most bitrate: Int, container: ContainerSettings = .cmfc) -> Output {
        Output(
            containerSettings: container, nameModifier: "_\(height)p",
            videoDescription: .init(
                codecSettings: .h264(
                    .init(
                        codecProfile: height > 480 ? .high : .main, framerateControl: .initializeFromSource,
                        gopClosedCadence: 1, gopSize: 2, gopSizeUnits: .seconds, interlaceMode: .progressive, maxBitrate: bitrate,
                        minIInterval: 0, qualityTuningLevel: .singlePassHq, qvbrSettings: .init(qvbrQualityLevel: quality),
                        rateControlMode: .qvbr)),
                height: height, scalingBehavior: .fitNoUpscale, width: width))
    }

    static func h265(_ width: Int, _ height: Int, quality: Int, most bitrate: Int) -> Output {
        Output(
            containerSettings: .cmfc, nameModifier: "_\(height)p_hevc",
            videoDescription: .init(
                codecSettings: .h265(
                    .init(
                        codecLevel: .auto, codecProfile: .mainMain, framerateControl: .initializeFromSource,
                        gopClosedCadence: 1, gopSize: 2, gopSizeUnits: .seconds, interlaceMode: .progressive, maxBitrate: bitrate,
                        minIInterval: 0, qualityTuningLevel: .singlePassHq, qvbrSettings: .init(qvbrQualityLevel: quality),
                        rateControlMode: .qvbr,
                        writeMp4PackagingType: .hvc1)),
                height: height, scalingBehavior: .fitNoUpscale, width: width))
    }

    static let stereo = AudioDescription(
        audioSourceName: "Audio Selector 1",
        codecSettings: .aac(
            .init(bitrate: 128_000, codecProfile: .lc, codingMode: .codingMode2_0, rateControlMode: .cbr, sampleRate: 48_000)))

    static func audio(container: ContainerSettings = .cmfc(.init(audioTrackType: .alternateAudioAutoSelectDefault))) -> Output {
        Output(audioDescriptions: [stereo], containerSettings: container, nameModifier: "_audio")
    }

    static let thumbnails = OutputGroup(
        name: "Thumbnails", outputGroupSettings: .file(.init(destination: "\(Destinations.root)/thumbnails/frame")),
        outputs: [
            .init(
                containerSettings: .raw, extension: "jpg", nameModifier: "_thumbnail",
                videoDescription: .init(
                    codecSettings: .frameCapture(
                        .init(framerateDenominator: 10, framerateNumerator: 1, maxCaptures: 100, quality: 80)),
                    height: 360, scalingBehavior: .fitNoUpscale, width: 640))
        ])
}

/// Where the samples read and write: the asset's folder is filled in for each job.
enum Destinations {
    static let root = Placeholder("assetRoot")
    static let source = Placeholder("source")
}
