import CDK
import CDKAssertions
import CDKMediaConvert
import Testing

@testable import SettingsSamples

/// Settings as properties of job templates and presets.
@Suite struct SettingsInTemplatesTests {
    private func stack() -> Stack { Stack(App(outputDirectory: "never-written", processEnvironment: [:]), "video") }

    private func mistakes(_ settings: some CheckedSettings, filling values: [String: Value<String>] = [:]) -> [String] {
        let app = App(outputDirectory: "never-written", processEnvironment: [:])
        MediaConvert.CfnJobTemplate(Stack(app, "video"), "Template", settingsJson: AnyValue(settings, filling: values))
        _ = try? app.render()
        return app.diagnostics.map(\.line)
    }

    @Test func placeholdersAreFilledWithDeferredValues() throws {
        let stack = stack()
        let bucket = CfnParameter(stack, "Bucket")
        let queue = MediaConvert.CfnQueue(stack, "Queue")
        let destination = "s3://\(Placeholder("bucket"))/\(Placeholder("folder"))/film"
        let settings = JobTemplateSettings(
            outputGroups: [.init(outputGroupSettings: .file(.init(destination: destination)), outputs: [.init(preset: "720p")])])
        MediaConvert.CfnJobTemplate(
            stack, "Template", settingsJson: AnyValue(settings, filling: ["bucket": bucket.stringValue, "folder": "films"]),
            queue: queue.attrArn)
        let template = try Template(of: stack).resources(ofType: "AWS::MediaConvert::JobTemplate").values.first
        #expect(
            template?["Properties"]?["SettingsJson"] == [
                "OutputGroups": [
                    [
                        "OutputGroupSettings": [
                            "FileGroupSettings": ["Destination": ["Fn::Join": ["", ["s3://", ["Ref": "Bucket"], "/films/film"]]]],
                            "Type": "FILE_GROUP_SETTINGS",
                        ],
                        "Outputs": [["Preset": "720p"]],
                    ]
                ]
            ])
    }

    @Test func literalsStandAsTheyAre() throws {
        let stack = stack()
        MediaConvert.CfnPreset(stack, "Preset", settingsJson: AnyValue(Samples.preset))
        let preset = try Template(of: stack).resources(ofType: "AWS::MediaConvert::Preset").values.first
        #expect(preset?["Properties"]?["SettingsJson"] == Samples.preset.json)
    }

    @Test func mistakesAreReportedInTheConstruct() {
        var settings = Samples.template
        settings.outputGroups?[0].outputs?[2].videoDescription?.codecSettings?.h264Settings?.maxBitrate = 900
        settings.outputGroups?[0].outputs?[1].nameModifier = nil
        #expect(
            mistakes(settings, filling: ["assetRoot": "s3://bucket/a1"]) == [
                "video/Template [mediaconvert/number-range] outputGroups[0].outputs[2].videoDescription.codecSettings.h264Settings"
                    + ".maxBitrate: The number is 900, and the least is 1000 -> raise it to that or more",
                "video/Template [mediaconvert/name-modifiers] outputGroups[0].outputs[1].nameModifier: Several outputs of a group need name "
                    + "modifiers -> "
                    + "give each a text of its own: \"_720p\"",
            ])
    }

    @Test func placeholdersAndTheirValuesBelongTogether() {
        #expect(
            mistakes(Samples.template, filling: ["assetFolder": "s3://bucket/a1"]) == [
                "video/Template [mediaconvert/unfilled-placeholder] Nothing fills the placeholder {assetRoot} of the settings -> "
                    + "give its value as `filling: [\"assetRoot\": …]`",
                "video/Template [mediaconvert/unknown-placeholder] The settings have no placeholder {assetFolder} -> remove it from `filling`",
            ])
    }

    @Test(arguments: [
        ("s3://{bucket}/x", ["bucket"]), ("{a}{b1}", ["a", "b1"]), ("$dt$ {} {1} {a b} { a}", []), ("", []),
    ])
    func placeholdersAreLettersAndDigitsInBraces(text: String, names: [String]) {
        let settings = HopDestination(queue: text, waitMinutes: 1)
        let expected = names.map {
            "video/Template [mediaconvert/unfilled-placeholder] Nothing fills the placeholder {\($0)} of the settings -> give its value as "
                + "`filling: [\"\($0)\": …]`"
        }
        #expect(mistakes(settings) == expected)
    }
}
