import CDK
import CDKMediaConvert
import Testing

@testable import SettingsSamples

/// What the service refuses of jobs as a whole beyond its model: what a user gets to read, to the letter.
@Suite struct JobRulesTests: ServiceRules {
    @Test func clips() {
        #expect(
            mistakes(Samples.preview) {
                $0.inputs?[0].inputClippings = [
                    .init(endTimecode: "00:00:10:00", startTimecode: "00:00:10:01"), .init(),
                    .init(endTimecode: "00:00:10;01", startTimecode: "00:00:10;01"), .init(startTimecode: "00:01:00:00"),
                    .init(endTimecode: "01:00:00:00@25", startTimecode: "00:59:59:24@25"),
                ]
            } == [
                "[mediaconvert/timecodes] inputs[0].inputClippings[0].endTimecode: The clip ends at 00:00:10:00, before "
                    + "it starts at 00:00:10:01 -> correct one of the two",
                "[mediaconvert/timecodes] inputs[0].inputClippings[1]: A clip needs a startTimecode or an endTimecode -> "
                    + "give one, or remove the clip",
            ])
    }

    @Test func startsOfTimecodes() {
        #expect(
            mistakes {
                $0.inputs?[0].timecodeSource = .specifiedstart
                $0.timecodeConfig = .init(source: .zerobased, start: "01:00:00:00")
            } == [
                "[mediaconvert/timecodes] inputs[0].timecodeStart: The timecodeSource SPECIFIEDSTART needs a time -> give "
                    + "one such as 01:00:00:00",
                "[mediaconvert/timecodes] timecodeConfig.start: The time belongs to the source SPECIFIEDSTART -> set "
                    + "source, or remove it",
            ])
    }

    @Test func completeJobs() {
        #expect(
            texts(JobSettings().mistakes) == [
                "[mediaconvert/complete-job] inputs: There are no inputs -> give the file to transcode",
                "[mediaconvert/complete-job] outputGroups: There are no output groups -> say what to make",
            ])
        let bare = JobSettings(
            inputs: [.init()],
            outputGroups: [.init(), .init(outputGroupSettings: .file(.init()), outputs: [.init(audioDescriptions: [Ladder.stereo])])])
        #expect(
            texts(bare.mistakes) == [
                "[mediaconvert/complete-job] inputs[0].fileInput: The file of the input is missing -> give it, or a "
                    + "placeholder for it",
                "[mediaconvert/complete-job] outputGroups[0].outputGroupSettings: The settings of the group are missing "
                    + "-> give those of its type",
                "[mediaconvert/complete-job] outputGroups[0].outputs: There are no outputs -> give one at least",
                "[mediaconvert/complete-job] outputGroups[1].outputGroupSettings.fileGroupSettings.destination: The "
                    + "destination of the group is missing -> give a folder and a base name such as s3://bucket/films/a1, or a "
                    + "placeholder for it",
                "[mediaconvert/complete-job] outputGroups[1].outputs[0].containerSettings: The output has neither a "
                    + "container nor a preset -> give it one of the two",
            ])
        #expect(JobSettings(inputs: [Samples.film]).mistakes(usesJobTemplate: true) == [])
        // Jobs give the files and may give the destinations.
        var template = Samples.template
        template.outputGroups?[0].outputGroupSettings?.cmafGroupSettings?.destination = nil
        #expect(template.mistakes == [])
        #expect(
            texts(JobTemplateSettings().mistakes) == [
                "[mediaconvert/complete-job] outputGroups: There are no output groups -> say what to make"
            ])
    }

    @Test func queueHopping() {
        #expect(
            texts(HopDestination(queue: "q").mistakes) == [
                "[mediaconvert/queue-hopping] waitMinutes: The time to wait is missing -> give 1 to 4320"
            ])
        #expect(
            texts(HopDestination(waitMinutes: 4321).mistakes) == [
                "[mediaconvert/queue-hopping] waitMinutes: The time to wait is 4321 minutes, and 1 to 4320 are possible "
                    + "-> give one of these"
            ])
    }
}
