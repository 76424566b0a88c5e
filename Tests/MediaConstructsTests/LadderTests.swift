import CDK
import CDKAssertions
import MediaConstructs
import Testing

/// What is wrong with a ladder and with the other outputs of a pipeline, to the letter.
@Suite struct LadderTests {
    private func mistakes(_ ladder: Ladder) -> [String] {
        let built = BuiltStack()
        built.pipeline(ladder: ladder)
        return built.mistakes
    }

    private func rendition(
        _ name: String = "x", width: Int = 1280, height: Int = 720, bitrate: Int = 1_000_000, quality: Int = 7
    ) -> Rendition {
        Rendition(name: name, width: width, height: height, maximumBitrate: bitrate, quality: quality)
    }

    @Test func goodLadders() {
        #expect(mistakes(.standard) == [])
        #expect(mistakes([.hd720]) == [])
        #expect(
            mistakes(Ladder([.hd1080, .sd360], groupOfPictures: .milliseconds(1_500), segment: .seconds(6), fragment: .seconds(3))) == [])
        var hevc = Rendition.hd1080
        hevc.codec = .hevc
        #expect(mistakes([hevc, .sd480]) == [])
    }

    @Test func renditions() {
        #expect(mistakes([]) == ["The ladder has no renditions -> name at least one, such as .hd720"])
        #expect(
            mistakes([.hd720, rendition("720p", height: 480)]) == [
                "The ladder has 2 renditions called '720p' -> name each differently: files are called after them"
            ])
        // Nor does its preset stand there twice, where there are presets.
        let provisioned = BuiltStack(region: .euWest1)
        provisioned.pipeline(ladder: [.hd720, rendition("720p", height: 480)])
        #expect(provisioned.mistakes == mistakes([.hd720, rendition("720p", height: 480)]))
        #expect(
            mistakes([rendition("7/20")]) == [
                "The rendition '7/20' cannot end the names of files -> use letters, digits and hyphens, such as 720p"
            ])
        #expect(mistakes([rendition(width: 1281)]) == ["The rendition 'x' is 1281 pixels wide -> use an even number from 32 to 8192"])
        #expect(mistakes([rendition(height: 16)]) == ["The rendition 'x' is 16 pixels high -> use an even number from 32 to 8192"])
        #expect(
            mistakes([rendition(width: 720, height: 1280)]) == [
                "The rendition 'x' is in portrait -> give the size for landscape: portrait sources get it turned"
            ])
        #expect(
            mistakes([rendition(bitrate: 900)]) == ["The rendition 'x' has a maximum of 900 bits a second -> use 1000 to 1152000000"])
        #expect(mistakes([rendition(quality: 11)]) == ["The rendition 'x' has quality 11 -> use 1 to 10"])
        #expect(
            mistakes([.sd480, .hd720]) == [
                "The ladder is not in order: '720p' is no worse than '480p' before it -> name the best rendition first"
            ])
    }

    /// Files, and presets, are called after renditions.
    @Test func names() {
        for name in ["audio", "Thumbnail", "PREVIEW", "video"] {
            #expect(
                mistakes([rendition(name)]) == [
                    "The rendition '\(name)' has the name of another output of the pipeline -> name it differently: audio, preview, "
                        + "thumbnail, video are taken"
                ])
        }
        #expect(
            mistakes([rendition("720P"), rendition("720p", height: 480), rendition("720p", height: 360)]) == [
                "The ladder has renditions called '720P' and '720p', which differ by case only -> name each differently: files are called "
                    + "after them"
            ])
        #expect(
            mistakes([rendition("hd"), rendition("hdinit", height: 480)]) == [
                "The beginning of the rendition 'hd' has the name of the rendition 'hdinit' -> name each differently: files are called "
                    + "after them"
            ])
        #expect(mistakes([rendition("720p"), rendition("720p-low", height: 480), rendition("audio2", height: 360)]) == [])
        #expect(
            mistakes([rendition("")]) == [
                "The rendition '' cannot end the names of files -> use letters, digits and hyphens, such as 720p"
            ])
    }

    @Test func times() {
        #expect(
            mistakes(Ladder([.hd720], segment: .seconds(7))) == [
                "A segment of 7 seconds is not a whole number of fragments of 2 seconds -> let the fragment divide the segment, such as 2 "
                    + "seconds in 6"
            ])
        // Players would ask for fragments that do not exist.
        #expect(
            mistakes(Ladder([.hd720], groupOfPictures: .seconds(6))) == [
                "A fragment of 2 seconds is not a whole number of groups of pictures of 6 seconds -> let the group divide the fragment, "
                    + "such as 2 seconds in 2"
            ])
        #expect(
            mistakes(Ladder([.hd720], segment: .milliseconds(500), fragment: .seconds(1))).first
                == "A segment of 500 millis does not consist of whole seconds -> use .seconds(1) or more")
        #expect(
            mistakes(Ladder([.hd720], groupOfPictures: .seconds(0)))
                == ["A group of pictures of 0 seconds holds nothing -> use .seconds(2)"])
    }

    /// What the ladder itself does not know of is found by the rules of the library's model of MediaConvert.
    @Test func whatMediaConvertWouldRefuse() throws {
        let built = BuiltStack()
        built.pipeline(
            ladder: [rendition(String(repeating: "x", count: 256))], thumbnails: Thumbnails(every: .days(30_000)))
        let diagnostics = built.app.diagnostics
        #expect(
            built.mistakes == [
                "MediaConvert would refuse the job of the renditions: outputGroups[0].outputs[0].nameModifier: The number of characters is "
                    + "257, and the most is 256 -> remove characters",
                "MediaConvert would refuse the job of the renditions: outputGroups[1].outputs[0].videoDescription.codecSettings"
                    + ".frameCaptureSettings.framerateDenominator: The number is 2592000000, and the most is 2147483647 -> lower it to that or "
                    + "less",
            ])
        #expect(diagnostics.map(\.constructPath) == ["media/Transcode", "media/Transcode"])
        let file = "MediaConstructsTests/BuiltStack.swift"
        #expect(try diagnostics.map { try #require($0.location).file } == [file, file])
    }

    @Test func otherOutputs() {
        let built = BuiltStack()
        built.pipeline(
            thumbnails: Thumbnails(every: .milliseconds(500), maximum: 0, width: 641, quality: 101),
            preview: Preview(.seconds(31)),
            automatedABR: AutomatedABR(maximumBitrate: 100_000, minimumBitrate: 200_000, maximumRenditions: 20), longestJob: .hours(13))
        #expect(
            built.mistakes == [
                "Thumbnails every 500 millis are too many -> use an interval of .seconds(1) or more",
                "0 thumbnails cannot be made -> use 1 or more",
                "Thumbnails are 641 pixels wide -> use an even number from 58 to 8192",
                "Thumbnails have quality 101 -> use 1 to 100",
                "A preview of 31 seconds cannot be made -> use 10 to 30 whole seconds",
                "Automated ABR cannot choose between 200000 and 100000 bits a second -> use a minimum of 100000 or more, below a maximum "
                    + "of 100000000 at most",
                "Automated ABR makes 3 to 15 renditions, not 20 -> use 3 to 15",
                "Jobs cannot be given up after 13 hours -> use a time from .seconds(1) to .hours(12)",
            ])
    }

    /// 80 is what it was before it could be chosen.
    @Test func qualityOfThumbnails() throws {
        let choices: [(thumbnails: Thumbnails, quality: JSON)] = [
            (Thumbnails(), 80), (Thumbnails(quality: 1), 1), (Thumbnails(quality: 35), 35), (Thumbnails(quality: 100), 100),
        ]
        for choice in choices {
            let built = BuiltStack(region: .euWest1)
            built.pipeline(thumbnails: choice.thumbnails)
            #expect(built.mistakes == [])
            #expect(try built.template().thumbnailQuality == choice.quality)
        }
    }

    /// A preview is a rendition too, only its name is of no use.
    @Test func thumbnailsAndPreview() {
        let built = BuiltStack()
        built.pipeline(
            thumbnails: Thumbnails(every: .milliseconds(1_500), width: 56, quality: 0),
            preview: Preview(as: rendition("audio", width: 641, bitrate: 10, quality: 0)))
        #expect(
            built.mistakes == [
                "Thumbnails every 1 second 500 millis cannot be made -> use whole seconds",
                "Thumbnails are 56 pixels wide -> use an even number from 58 to 8192",
                "Thumbnails have quality 0 -> use 1 to 100",
                "The rendition 'audio' is 641 pixels wide -> use an even number from 32 to 8192",
                "The rendition 'audio' is in portrait -> give the size for landscape: portrait sources get it turned",
                "The rendition 'audio' has a maximum of 10 bits a second -> use 1000 to 1152000000",
                "The rendition 'audio' has quality 0 -> use 1 to 10",
            ])
        let good = BuiltStack()
        good.pipeline(thumbnails: Thumbnails(width: 58), preview: Preview(as: rendition("preview")))
        #expect(good.mistakes == [])
    }
}

extension Template {
    /// Of the preset by which MediaConvert makes thumbnails.
    var thumbnailQuality: JSON? {
        let presets = resources(ofType: "AWS::MediaConvert::Preset").values
        let codecs = presets.map { $0["Properties"]?["SettingsJson"]?["VideoDescription"]?["CodecSettings"] }
        return codecs.compactMap { $0?["FrameCaptureSettings"]?["Quality"] }.first
    }
}
