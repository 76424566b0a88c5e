import CDK
import CDKMediaConvert

/// What the pipeline asks of MediaConvert: two jobs for each asset, one with all renditions and one with the preview, because clipping
/// applies to all outputs of a job.
///
/// The settings are those for a source that fills all of it. The function that plans jobs cuts them down to what a source has, and fills
/// in the source and, for ``assetRoot``, the asset's folder. Every placement of MediaConvert uses these same values.
struct JobDefinition {
    private typealias Document = HandlerContract.JobDocument
    /// Stands for the asset's folder in destinations.
    static let assetRoot = HandlerContract.JobDocument.assetRoot.rawValue
    private static let audioSelector = "Audio Selector 1"

    let ladder: Ladder
    let thumbnails: Thumbnails?
    let preview: Preview?
    let automatedABR: AutomatedABR?
    let hasTrickPlay: Bool

    /// What is wrong with the parts, and if nothing is, what MediaConvert would refuse in the jobs that are made of them.
    var mistakes: [Diagnostic] {
        let parts =
            ladder.mistakes + (thumbnails?.mistakes ?? []) + (preview?.mistakes ?? []) + (automatedABR?.mistakes ?? [])
        return parts.isEmpty ? mistakesOfJobs : parts
    }

    private var mistakesOfJobs: [Diagnostic] {
        let jobs = [("renditions", main(in: Self.assetRoot)), ("preview", preview(in: Self.assetRoot))]
        return jobs.flatMap { kind, job in
            (job?.mistakes ?? []).map { mistake in
                .error(
                    "swift-cdk:media/refused-job", "MediaConvert would refuse the job of the \(kind): \(mistake.place): \(mistake.message)",
                    action: mistake.action ?? "change what the pipeline makes of it: ladder, thumbnails or preview")
            }
        }
    }

    // MARK: Jobs

    /// The job with all renditions.
    ///
    /// - Parameters:
    ///   - folder: Where the files go; a template of jobs leaves that to them.
    ///   - presets: The presets that hold the outputs' settings, by the outputs' name modifiers.
    /// - Returns: The settings of a job, or of a template of jobs.
    func main(in folder: String?, presets: OrderedMap<String> = [:]) -> JobTemplateSettings {
        var groups = [adaptiveStreaming(in: folder)]
        if let thumbnails { groups.append(thumbnailGroup(thumbnails, in: folder)) }
        for index in groups.indices {
            groups[index].outputs = groups[index].outputs?.map { output in
                guard let modifier = output.nameModifier, let preset = presets[modifier] else { return output }
                return Output(extension: output.extension, nameModifier: modifier, preset: preset)
            }
        }
        return template(groups)
    }

    /// The job with the preview, if there is one.
    func preview(in folder: String?) -> JobTemplateSettings? {
        preview.map { preview in
            template([
                OutputGroup(
                    name: "Preview",
                    outputGroupSettings: .init(
                        fileGroupSettings: .init(destination: folder.map { "\($0)/\(HandlerContract.Folder.preview)video" }),
                        type: .fileGroupSettings),
                    outputs: [
                        Output(
                            audioDescriptions: [Self.aac],
                            containerSettings: .init(container: .mp4, mp4Settings: .init(audioDuration: .matchVideoDuration)),
                            nameModifier: OutputName.preview.modifier,
                            videoDescription: video(preview.rendition))
                    ])
            ])
        }
    }

    /// What the function that plans jobs takes them from.
    ///
    /// - Parameters:
    ///   - hasTemplates: Whether there are job templates of them.
    ///   - presets: The presets that the templates use, by the outputs' name modifiers.
    /// - Returns: An object of the jobs by their kinds, with what else the function has to know.
    func document(hasTemplates: Bool, presets: OrderedMap<String>) -> JSON {
        var members: OrderedMap<JSON> = [
            HandlerContract.JobKind.main.rawValue: main(in: Self.assetRoot).json, Document.hasTemplates.rawValue: .bool(hasTemplates),
        ]
        if let preview, let job = self.preview(in: Self.assetRoot) {
            members[HandlerContract.JobKind.preview.rawValue] = job.json
            members[Document.previewSeconds.rawValue] = .number(Double(preview.length.seconds))
        }
        if !presets.isEmpty { members[Document.presets.rawValue] = .object(OrderedMap(presets.map { ($0.key, .string($0.value)) })) }
        return .object(members)
    }

    /// The settings of each output of the main job by its name modifier, for presets.
    ///
    /// A preset has no name modifier of its own.
    var presets: [(modifier: String, settings: PresetSettings)] {
        guard automatedABR == nil else { return [] }
        return (main(in: nil).outputGroups ?? []).flatMap { $0.outputs ?? [] }.map { output in
            (
                output.nameModifier ?? "",
                PresetSettings(
                    audioDescriptions: output.audioDescriptions, containerSettings: output.containerSettings,
                    videoDescription: output.videoDescription)
            )
        }
    }

    private func template(_ groups: [OutputGroup]) -> JobTemplateSettings {
        JobTemplateSettings(
            inputs: [
                InputTemplate(
                    audioSelectors: [Self.audioSelector: .init(defaultSelection: .default)], timecodeSource: .zerobased,
                    videoSelector: .init(rotate: .auto))
            ],
            outputGroups: groups, timecodeConfig: .init(source: .zerobased))
    }

    // MARK: Output groups

    private func adaptiveStreaming(in folder: String?) -> OutputGroup {
        let videos = automatedABR == nil ? ladder.renditions.map(rendition) : [automated]
        return OutputGroup(
            automatedEncodingSettings: automatedABR.map {
                .init(
                    abrSettings: .init(
                        maxAbrBitrate: $0.maximumBitrate, maxRenditions: $0.maximumRenditions, minAbrBitrate: $0.minimumBitrate))
            },
            name: "Adaptive streaming",
            outputGroupSettings: .init(
                cmafGroupSettings: .init(
                    destination: folder.map { "\($0)/\(HandlerContract.Folder.adaptiveStreaming)video" },
                    fragmentLength: ladder.fragment.seconds,
                    imageBasedTrickPlay: hasTrickPlay ? .advanced : nil,
                    imageBasedTrickPlaySettings: hasTrickPlay ? Self.trickPlay : nil, segmentControl: .segmentedFiles,
                    segmentLength: ladder.segment.seconds, segmentLengthControl: .gopMultiple, streamInfResolution: .include,
                    writeDashManifest: .enabled, writeHlsManifest: .enabled,
                    // Players add up what the manifest says: at 29.97 frames a second no segment is as long as it was asked for.
                    writeSegmentTimelineInRepresentation: .enabled), type: .cmafGroupSettings),
            outputs: videos + [audio])
    }

    private func thumbnailGroup(_ thumbnails: Thumbnails, in folder: String?) -> OutputGroup {
        OutputGroup(
            name: "Thumbnails",
            outputGroupSettings: .init(
                fileGroupSettings: .init(destination: folder.map { "\($0)/\(HandlerContract.Folder.thumbnails)frame" }),
                type: .fileGroupSettings),
            outputs: [
                Output(
                    containerSettings: .init(container: .raw), extension: "jpg", nameModifier: OutputName.thumbnail.modifier,
                    videoDescription: .init(
                        codecSettings: .init(
                            codec: .frameCapture,
                            frameCaptureSettings: .init(
                                framerateDenominator: thumbnails.interval.seconds, framerateNumerator: 1,
                                maxCaptures: thumbnails.maximum, quality: thumbnails.quality)),
                        height: thumbnails.height, scalingBehavior: .stretchToOutput, videoPreprocessors: Self.limitedRange,
                        width: thumbnails.width))
            ])
    }

    /// Tiles of small pictures for seeking.
    ///
    /// No height: it follows the video's shape, and five rows of an upright phone video still fit the 4,096 pixels that a tile image may
    /// have.
    private static let trickPlay = CmafImageBasedTrickPlaySettings(
        intervalCadence: .followCustom, thumbnailInterval: 10, thumbnailWidth: 312, tileHeight: 5, tileWidth: 10)

    // MARK: Outputs

    private func rendition(_ rendition: Rendition) -> Output {
        Output(
            containerSettings: .init(container: .cmfc), nameModifier: OutputName.modifier(rendition.name),
            videoDescription: video(rendition))
    }

    /// The one video output that the service multiplies; it chooses sizes and bitrates.
    private var automated: Output {
        Output(
            containerSettings: .init(container: .cmfc), nameModifier: OutputName.video.modifier,
            videoDescription: .init(
                codecSettings: .init(
                    codec: .h264,
                    h264Settings: .init(
                        framerateControl: .initializeFromSource, gopClosedCadence: 1, gopSize: gopSeconds, gopSizeUnits: .seconds,
                        interlaceMode: .progressive, parControl: .specified, parDenominator: 1, parNumerator: 1,
                        qualityTuningLevel: .multiPassHq, rateControlMode: .qvbr)),
                videoPreprocessors: Self.limitedRange))
    }

    /// CMAF wants audio in an output of its own.
    private var audio: Output {
        Output(
            audioDescriptions: [Self.aac],
            containerSettings: .init(
                cmfcSettings: .init(
                    audioDuration: .matchVideoDuration, audioTrackType: .alternateAudioAutoSelectDefault), container: .cmfc),
            nameModifier: OutputName.audio.modifier)
    }

    private func video(_ rendition: Rendition) -> VideoDescription {
        VideoDescription(
            codecSettings: codec(rendition), height: rendition.height,
            // The planned size has the source's shape in square pixels, whatever the source's pixels are.
            scalingBehavior: .stretchToOutput, videoPreprocessors: Self.limitedRange, width: rendition.width)
    }

    private func codec(_ rendition: Rendition) -> VideoCodecSettings {
        switch rendition.codec {
        case .h264(let profile):
            VideoCodecSettings(
                codec: .h264,
                h264Settings: .init(
                    codecProfile: profile == .high ? .high : .main, framerateControl: .initializeFromSource, gopClosedCadence: 1,
                    gopSize: gopSeconds, gopSizeUnits: .seconds, interlaceMode: .progressive, maxBitrate: rendition.maximumBitrate,
                    // Key frames of all renditions stay at the same times.
                    minIInterval: 0, parControl: .specified, parDenominator: 1, parNumerator: 1,
                    qualityTuningLevel: .singlePassHq, qvbrSettings: .init(qvbrQualityLevel: rendition.quality), rateControlMode: .qvbr))
        case .hevc:
            VideoCodecSettings(
                codec: .h265,
                h265Settings: .init(
                    codecProfile: .mainMain, framerateControl: .initializeFromSource, gopClosedCadence: 1, gopSize: gopSeconds,
                    gopSizeUnits: .seconds, interlaceMode: .progressive, maxBitrate: rendition.maximumBitrate, minIInterval: 0,
                    parControl: .specified, parDenominator: 1, parNumerator: 1,
                    qualityTuningLevel: .singlePassHq, qvbrSettings: .init(qvbrQualityLevel: rendition.quality), rateControlMode: .qvbr,
                    // What Apple's players take for HEVC.
                    writeMp4PackagingType: .hvc1))
        }
    }

    /// Black is 16 and white 235 in every output, of a source of full range too.
    ///
    /// Probe does not tell the range, and not all players know full range. A source of limited range passes unchanged.
    private static let limitedRange = VideoPreprocessor(colorCorrector: .init(sampleRangeConversion: .limitedRangeSqueeze))

    private static let aac = AudioDescription(
        audioSourceName: audioSelector,
        codecSettings: .init(
            aacSettings: .init(
                bitrate: 128_000, codecProfile: .lc, codingMode: .codingMode2_0, rateControlMode: .cbr, sampleRate: 48_000), codec: .aac))

    private var gopSeconds: Double { ladder.groupOfPictures.fractional(.seconds) }
}
