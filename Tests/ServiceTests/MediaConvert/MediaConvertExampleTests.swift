import CDK
import CDKAssertions
import CDKMediaConvert
import Testing

/// The examples of the documentation, as they stand there.
@Suite struct MediaConvertExampleTests {
    @Test func jobs() {
        // example: Sources/Services/MediaConvert/CDKMediaConvert.docc/CDKMediaConvert.md
        let asset = Placeholder("assetRoot")
        let audio = AudioDescription(
            audioSourceName: "Audio Selector 1",
            codecSettings: .aac(.init(bitrate: 128_000, codingMode: .codingMode2_0, sampleRate: 48_000)))

        func rendition(width: Int, height: Int, quality: Int, most bitrate: Int) -> Output {
            Output(
                containerSettings: .cmfc, nameModifier: "_\(height)p",
                videoDescription: .init(
                    codecSettings: .h264(
                        .init(
                            gopClosedCadence: 1, gopSize: 2, gopSizeUnits: .seconds, maxBitrate: bitrate,
                            qvbrSettings: .init(qvbrQualityLevel: quality), rateControlMode: .qvbr)),
                    height: height, scalingBehavior: .fitNoUpscale, width: width))
        }

        let settings = JobSettings(
            inputs: [
                .init(
                    audioSelectors: ["Audio Selector 1": .init(defaultSelection: .default)], fileInput: "\(Placeholder("source"))",
                    timecodeSource: .zerobased, videoSelector: .init(rotate: .auto))
            ],
            outputGroups: [
                .init(
                    outputGroupSettings: .cmaf(.init(destination: "\(asset)/abr/film", fragmentLength: 2, segmentLength: 6)),
                    outputs: [
                        rendition(width: 1920, height: 1080, quality: 8, most: 6_000_000),
                        rendition(width: 1280, height: 720, quality: 8, most: 4_000_000),
                        .init(audioDescriptions: [audio], containerSettings: .cmfc, nameModifier: "_audio"),
                    ]),
                .init(
                    outputGroupSettings: .file(.init(destination: "\(asset)/thumbnails/frame")),
                    outputs: [
                        .init(
                            containerSettings: .raw, extension: "jpg",
                            videoDescription: .init(
                                codecSettings: .frameCapture(.init(framerateDenominator: 10, framerateNumerator: 1, maxCaptures: 100))))
                    ]),
            ])
        for mistake in settings.mistakes { print(mistake) }
        let document = settings.json.text(indent: 2)
        // end of example
        #expect(settings.mistakes == [])
        #expect(document.contains(#""Destination": "{assetRoot}/abr/film""#))
    }

    @Test func templates() throws {
        let stack = Stack(App(processEnvironment: [:]), "video")
        let bucket = CfnParameter(stack, "Bucket")
        // example: Sources/Services/MediaConvert/CDKMediaConvert.docc/CDKMediaConvert.md
        let settings = JobTemplateSettings(
            outputGroups: [
                .init(
                    outputGroupSettings: .file(.init(destination: "s3://\(Placeholder("bucket"))/films/")),
                    outputs: [.init(preset: "System-Generic_Hd_Mp4_Avc_Aac_16x9_1920x1080p_24Hz_6Mbps")])
            ])
        MediaConvert.CfnJobTemplate(stack, "Template", settingsJson: AnyValue(settings, filling: ["bucket": bucket.stringValue]))
        // end of example
        let template = try Template(of: stack).resources(ofType: "AWS::MediaConvert::JobTemplate").values.first
        let group = template?["Properties"]?["SettingsJson"]?["OutputGroups"]?[0]?["OutputGroupSettings"]
        #expect(group?["FileGroupSettings"]?["Destination"] == ["Fn::Join": ["", ["s3://", ["Ref": "Bucket"], "/films/"]]])
    }

    @Test func documentation() throws { try checkDocumentation(#filePath, examples: 2) }
}
