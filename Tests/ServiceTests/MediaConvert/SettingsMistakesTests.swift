import CloudAssembly
import Testing

@testable import CDKMediaConvert
@testable import SettingsSamples

/// Values that the service's model does not allow: what a user gets to read, to the letter.
@Suite struct SettingsMistakesTests {
    private static let codec = "outputGroups[0].outputs[0].videoDescription.codecSettings.h264Settings"
    private static let cmaf = "outputGroups[0].outputGroupSettings.cmafGroupSettings"

    @Test func samplesHaveNone() {
        for sample in Samples.all { #expect(sample.settings.mistakes == [], "\(sample.name)") }
    }

    @Test(arguments: [
        ("number below its range", ["[number-range] \(codec).maxBitrate: The number is 900, and the least is 1000"]),
        ("number above its range", ["[number-range] \(codec).minIInterval: The number is 31, and the most is 30"]),
        (
            "nested number above its range",
            ["[number-range] \(codec).qvbrSettings.qvbrQualityLevel: The number is 11, and the most is 10"]
        ),
        ("unknown text", ["[unknown-text] \(codec).rateControlMode: \"ABR\" is none of VBR, CBR, QVBR"]),
        (
            "text in place of a number",
            ["[kind-of-value] \(codec).hrdBufferSize: The value is \"large\", and has to be a whole number"]
        ),
        (
            "fraction in place of a whole number",
            ["[kind-of-value] \(codec).slices: The value is 1.5, and has to be a whole number"]
        ),
        ("no S3 address", ["[text-pattern] \(cmaf).destination: \"https://bucket/abr\" does not match ^s3:\\/\\/.*$"]),
        ("negative length", ["[number-range] \(cmaf).fragmentLength: The number is -2, and the least is 1"]),
        (
            "structure in place of a text",
            ["[kind-of-value] \(cmaf).writeHlsManifest: The value is an object, and has to be a text"]
        ),
        (
            "unknown group type",
            [
                "[unknown-text] outputGroups[0].outputGroupSettings.type: \"cmaf\" is none of HLS_GROUP_SETTINGS, "
                    + "DASH_ISO_GROUP_SETTINGS, FILE_GROUP_SETTINGS, MS_SMOOTH_GROUP_SETTINGS, CMAF_GROUP_SETTINGS"
            ]
        ),
        ("unknown member of a group", ["[unknown-member] outputGroups[0].colour: OutputGroup has no such member"]),
        (
            "empty name modifier",
            ["[length] outputGroups[0].outputs[0].nameModifier: The number of characters is 0, and the least is 1"]
        ),
        (
            "long name modifier",
            ["[length] outputGroups[0].outputs[1].nameModifier: The number of characters is 257, and the most is 256"]
        ),
        (
            "unknown language",
            [
                "[unknown-text] outputGroups[0].outputs[4].audioDescriptions[0].languageCode: \"ENGLISH\" is none of the 192 that the "
                    + "service's model lists"
            ]
        ),
        (
            "unknown text in a map",
            ["[unknown-text] inputs[0].audioSelectors[\"Audio Selector 1\"].defaultSelection: \"YES\" is none of DEFAULT, NOT_DEFAULT"]
        ),
        ("text in place of a list", ["[kind-of-value] inputs: The value is \"s3://ingest/film.mp4\", and has to be a list"]),
        ("list in place of a structure", ["[kind-of-value] timecodeConfig: The value is a list, and has to be an object"]),
        ("missing mode", ["[missing-member] mode: AccelerationSettings needs this member"]),
        ("priority below its range", ["[number-range] priority: The number is -51, and the least is -50"]),
    ])
    func messages(name: String, expected: [String]) throws {
        let mistake = try #require(Mistake.all.first { $0.name == name })
        #expect(mistake.settings.mistakes.map(\.words) == expected.map { "[mediaconvert/" + $0.dropFirst() })
    }

    @Test func everyMistakeIsFound() {
        for mistake in Mistake.all { #expect(!mistake.settings.mistakes.isEmpty, "\(mistake.name)") }
    }

    /// The model states the limits of fractions only in the names of shapes.
    @Test func fractionsHaveLimits() {
        var job = Samples.cmaf
        job.outputGroups?[0].outputs?[0].videoDescription?.codecSettings?.h264Settings?.qvbrSettings?.qvbrQualityLevelFineTune = 1.5
        #expect(
            job.mistakes.map(\.line) == [
                "[mediaconvert/number-range] \(Self.codec).qvbrSettings.qvbrQualityLevelFineTune: The number is 1.5, and the most is 1 -> "
                    + "lower it to that or less"
            ])
    }

    @Test func unknownMembersComeWithTheKnownOnes() {
        var hop = Samples.hop
        hop.members["WaitHours"] = 1
        #expect(
            hop.mistakes == [
                .error(
                    "swift-cdk:mediaconvert/unknown-member", "HopDestination has no such member",
                    action: "use one of Priority, Queue, WaitMinutes", in: "waitHours")
            ])
    }
}
