import CloudAssembly
import Testing

@testable import CDKMediaConvert
@testable import SettingsSamples

/// Values that the service's model does not allow: what a user gets to read, to the letter.
@Suite struct SettingsMistakesTests {
    private static let codec = "outputGroups[0].outputs[0].videoDescription.codecSettings.h264Settings"
    private static let cmaf = "outputGroups[0].outputGroupSettings.cmafGroupSettings"

    @Test func samplesHaveNone() {
        for sample in Samples.all { #expect(sample.settings.problems == [], "\(sample.name)") }
    }

    @Test(arguments: [
        ("number below its range", ["\(codec).maxBitrate: 900 is below 1000"]),
        ("number above its range", ["\(codec).minIInterval: 31 is above 30"]),
        ("nested number above its range", ["\(codec).qvbrSettings.qvbrQualityLevel: 11 is above 10"]),
        ("unknown text", ["\(codec).rateControlMode: \"ABR\" is none of VBR, CBR, QVBR"]),
        ("text in place of a number", ["\(codec).hrdBufferSize: must be a whole number, not \"large\""]),
        ("fraction in place of a whole number", ["\(codec).slices: must be a whole number, not 1.5"]),
        ("no S3 address", ["\(cmaf).destination: \"https://bucket/abr\" does not match ^s3:\\/\\/.*$"]),
        ("negative length", ["\(cmaf).fragmentLength: -2 is below 1"]),
        ("structure in place of a text", ["\(cmaf).writeHlsManifest: must be a text, not an object"]),
        (
            "unknown group type",
            [
                "outputGroups[0].outputGroupSettings.type: \"cmaf\" is none of HLS_GROUP_SETTINGS, DASH_ISO_GROUP_SETTINGS, "
                    + "FILE_GROUP_SETTINGS, MS_SMOOTH_GROUP_SETTINGS, CMAF_GROUP_SETTINGS"
            ]
        ),
        ("unknown member of a group", ["outputGroups[0].colour: is not a member of OutputGroup"]),
        ("empty name modifier", ["outputGroups[0].outputs[0].nameModifier: has 0 characters, fewer than 1"]),
        ("long name modifier", ["outputGroups[0].outputs[1].nameModifier: has 257 characters, more than 256"]),
        (
            "unknown language",
            ["outputGroups[0].outputs[4].audioDescriptions[0].languageCode: \"ENGLISH\" is none of the 192 that the service's model lists"]
        ),
        (
            "unknown text in a map",
            ["inputs[0].audioSelectors[\"Audio Selector 1\"].defaultSelection: \"YES\" is none of DEFAULT, NOT_DEFAULT"]
        ),
        ("text in place of a list", ["inputs: must be a list, not \"s3://ingest/film.mp4\""]),
        ("list in place of a structure", ["timecodeConfig: must be an object, not a list"]),
        ("missing mode", ["mode: is required"]),
        ("priority below its range", ["priority: -51 is below -50"]),
    ])
    func messages(name: String, expected: [String]) throws {
        let mistake = try #require(Mistake.all.first { $0.name == name })
        #expect(mistake.settings.problems.map(\.description) == expected)
    }

    @Test func everyMistakeIsFound() {
        for mistake in Mistake.all { #expect(!mistake.settings.problems.isEmpty, "\(mistake.name)") }
    }

    /// The model states the limits of fractions only in the names of shapes.
    @Test func fractionsHaveLimits() {
        var job = Samples.cmaf
        job.outputGroups?[0].outputs?[0].videoDescription?.codecSettings?.h264Settings?.qvbrSettings?.qvbrQualityLevelFineTune = 1.5
        #expect(job.problems.map(\.description) == ["\(Self.codec).qvbrSettings.qvbrQualityLevelFineTune: 1.5 is above 1"])
    }

    @Test func unknownMembersComeWithTheKnownOnes() {
        var hop = Samples.hop
        hop.members["WaitHours"] = 1
        #expect(
            hop.problems == [
                SettingsProblem(
                    place: "waitHours", message: "is not a member of HopDestination", action: "use one of Priority, Queue, WaitMinutes")
            ])
    }
}
