import CDKMediaConvert
import CloudAssembly
import Testing

@testable import SettingsSamples

/// Settings as Swift values and as JSON.
@Suite struct SettingsValueTests {
    @Test func jsonHasTheNamesOfTheAPI() {
        let output = Output(
            audioDescriptions: [.init(codecSettings: .aac(.init(bitrate: 128_000)))], extension: "mp4", nameModifier: "_audio")
        #expect(
            output.json == [
                "AudioDescriptions": [["CodecSettings": ["AacSettings": ["Bitrate": 128_000], "Codec": "AAC"]]],
                "Extension": "mp4", "NameModifier": "_audio",
            ])
    }

    @Test func membersStandInAlphabeticalOrder() {
        let selectors = ["B": AudioSelector(), "A": AudioSelector(defaultSelection: .default)]
        #expect(
            Input(audioSelectors: selectors, timecodeSource: .zerobased).json.text()
                == #"{"AudioSelectors":{"A":{"DefaultSelection":"DEFAULT"},"B":{}},"TimecodeSource":"ZEROBASED"}"#)
    }

    @Test func membersCanBeReadAndChanged() {
        var job = Samples.cmaf
        #expect(job.outputGroups?[0].outputs?.compactMap(\.videoDescription?.height) == [1080, 720, 480, 360])
        job.outputGroups?[0].outputs?[0].videoDescription?.codecSettings?.h264Settings?.maxBitrate = 5_000_000
        job.outputGroups?[0].outputs?.remove(at: 1)
        job.timecodeConfig = nil
        #expect(job.outputGroups?[0].outputs?[0].videoDescription?.codecSettings?.h264Settings?.maxBitrate == 5_000_000)
        #expect(job.outputGroups?[0].outputs?.count == 4)
        #expect(job.json["TimecodeConfig"] == nil)
        #expect(Samples.cmaf.outputGroups?[0].outputs?.count == 5)
    }

    @Test func jsonCanBeRead() throws {
        for (_, job) in Samples.jobs {
            let read = try #require(JobSettings(json: JSON(parsing: Array(job.json.text(indent: 2).utf8))))
            #expect(read == job)
            #expect(read.json.text() == job.json.text())
        }
        #expect(JobSettings(json: "film.mp4") == nil)
    }

    @Test func membersOfAnotherKindAreNil() {
        let output = Output(json: ["NameModifier": 7, "VideoDescription": ["Width": 2.5], "AudioDescriptions": [1]])
        #expect(output?.nameModifier == nil)
        #expect(output?.videoDescription?.width == nil)
        #expect(output?.audioDescriptions == nil)
    }

    @Test func constantsAreNamesOrTexts() {
        #expect(VideoCodec.h264 == "H_264")
        #expect(VideoCodec("H_266").text == "H_266")
        #expect(Set([VideoCodec.av1, "AV1"]).count == 1)
    }

    @Test func kindsAndTheirSettingsBelongTogether() {
        #expect(VideoCodecSettings.h265(.init(bitrate: 1)).json == ["Codec": "H_265", "H265Settings": ["Bitrate": 1]])
        #expect(AudioCodecSettings.passthrough.json == ["Codec": "PASSTHROUGH"])
        #expect(ContainerSettings.mp4.json == ["Container": "MP4"])
        #expect(ContainerSettings.mp4(.init(cttsVersion: 1)).json == ["Container": "MP4", "Mp4Settings": ["CttsVersion": 1]])
        #expect(
            OutputGroupSettings.dashISO(.init(segmentLength: 6)).json
                == ["DashIsoGroupSettings": ["SegmentLength": 6], "Type": "DASH_ISO_GROUP_SETTINGS"])
    }

    /// Other tasks can have them: this compiles.
    @Test func settingsGoToOtherTasks() async {
        let job = Samples.cmaf
        let groups = await Task.detached { job.outputGroups?.count }.value
        #expect(groups == 2)
    }
}
