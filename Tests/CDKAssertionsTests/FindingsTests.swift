import CDK
import CDKAssertions
import Testing

/// What an app is told, and what expectations about it say where they do not hold.
@Suite struct FindingsTests {
    private static func app() -> (app: App, video: Stack, audio: Stack) {
        let app = App(context: ["swift-cdk:validation": "off"], outputDirectory: "never-written", processEnvironment: [:])
        let (video, audio) = (Stack(app, "video"), Stack(app, "audio"))
        let bucket = Construct(video, "Bucket")
        bucket.node.report(.warning("my-app:bucket/open", "Anybody may read the films", action: "close the bucket"))
        audio.node.report(.error("my-app:audio/none", "There is no sound"))
        Annotations.of(audio).addInfo("my-app:note", "Sound is stereo")
        Annotations.of(video).addWarning("my-app:acknowledged", "Nobody reads this")
        Annotations.of(video).acknowledgeWarning("my-app:acknowledged")
        return (app, video, audio)
    }

    @Test func whatIsTold() {
        let (app, video, audio) = Self.app()
        let findings = Findings(of: app)
        #expect(findings.errors.map(\.id) == ["my-app:audio/none"])
        #expect(findings.warnings.map(\.id) == ["my-app:bucket/open"])
        #expect(findings.notes.map { "\($0.constructPath): \($0.message)" } == ["audio: Sound is stereo"])
        #expect(Findings(of: video).diagnostics.map(\.constructPath) == ["video/Bucket"])
        #expect(Findings(of: audio).notes.count == 1)
        #expect(Findings(of: video).notes.isEmpty)
        withExtendedLifetime(app) {}
    }

    @Test func whatHoldsIsSilent() {
        let (app, video, audio) = Self.app()
        Findings(of: app).expectError("my-app:audio/none", at: "audio", message: .prefix("There is no"))
        Findings(of: app).expectWarning("my-app:bucket/open")
        Findings(of: app).expectNote("Sound is stereo", at: "audio")
        Findings(of: video).expectNoErrors()
        Findings(of: audio).expectNoWarnings()
        Findings(of: video).expectNoNotes()
        Findings(of: app).expectNoErrors("my-app:bucket/open")
        Findings(of: app).expectNoErrors(at: "video")
        Findings(of: app).expectNoWarnings(message: "Anybody may hear the films")
        Findings(of: app).expectNoNotes("Sound is mono")
        Findings(of: app).expectNoNotes(at: "video")
    }

    @Test func whatIsToldInstead() {
        let findings = Findings(of: Self.app().app)
        #expect(
            failure { findings.expectError("my-app:bucket/open", at: "video/Bucket") }.hasPrefix(
                "There is no error my-app:bucket/open at 'video/Bucket', but:\n"))
        #expect(
            failure { findings.expectWarning("my-app:bucket/open", message: "closed") }.hasPrefix(
                #"There is no warning my-app:bucket/open that says "closed", but:"#))
        #expect(
            failure { findings.expectNote("Sound is mono") } == #"There is no note "Sound is mono", but:"# + "\n  audio: Sound is stereo")
        #expect(
            failure { findings.expectNoErrors() }.hasPrefix(
                "There should be no errors, but there are 1:\n  error: audio ("))
        #expect(failure { findings.expectNoWarnings() }.contains("close the bucket"))
        #expect(
            failure { findings.expectNoErrors("my-app:audio/none", at: "audio", message: .suffix("sound")) }.hasPrefix(
                #"There should be no errors my-app:audio/none at 'audio' that says "…sound", but there are 1:"#))
        #expect(
            failure { findings.expectNoNotes(.prefix("Sound")) } == """
                There should be no notes that say "Sound…", but there are 1:
                  audio: Sound is stereo
                """)
        let empty = Findings(of: App(outputDirectory: "never-written", processEnvironment: [:]))
        #expect(failure { empty.expectError("my-app:none") } == "There is no error my-app:none, but nothing")
    }
}
