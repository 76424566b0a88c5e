import Testing

@testable import CDK

/// Lengths of time and amounts of storage.
///
/// What texts are durations, and what they are called, is the original's answer.
@Suite struct UnitsTests {
    @Test(arguments: [
        ("PT1.5S", 1_500, "PT1.5S", "1 second 500 millis"), ("PT1.S", 1_000, "PT1S", "1 second"), ("P1D", 86_400_000, "P1D", "1 day"),
        ("P1DT", 86_400_000, "P1D", "1 day"), ("PT1H2M3S", 3_723_000, "PT1H2M3S", "1 hour 2 minutes"),
        ("P1DT2H", 93_600_000, "P1DT2H", "1 day 2 hours"), ("PT0S", 0, "PT0S", "0 millis"), ("PT0.25S", 250, "PT0.25S", "250 millis"),
    ])
    func durationsInText(text: String, milliseconds: Int, iso8601: String, words: String) throws {
        let duration = try Duration(iso8601: text)
        #expect(duration.milliseconds == milliseconds)
        #expect(duration.iso8601 == iso8601)
        #expect(duration.description == words)
    }

    @Test(arguments: ["PT.5S", "PT1.0005S", "PT", "P", "PT1M1H", "1D", "P1.5D", "PT1.5M", "P1DT1S1", "", "P1W", "PT-1S", "PT1.2.3S", "PT1"])
    func textsThatAreNoDuration(text: String) {
        do {
            _ = try Duration(iso8601: text)
            Issue.record("read '\(text)'")
        } catch {
            #expect(error.description == "'\(text)' is no duration of ISO 8601, such as PT15M")
        }
    }

    @Test func equalDurationsInOtherUnits() {
        #expect(Duration.minutes(1) == .seconds(60))
        #expect(Duration.minutes(1) != .seconds(61))
        #expect(Set([Duration.minutes(1), .seconds(60), .milliseconds(60_000)]).count == 1)
        #expect(Duration.seconds(59) < .minutes(1))
        #expect(!(Duration.seconds(60) < .minutes(1)))
        #expect([Duration.days(1), .hours(25), .minutes(1)].max() == .hours(25))
    }

    @Test func equalSizesInOtherUnits() {
        #expect(Size.mebibytes(1) == .kibibytes(1_024))
        #expect(Size.mebibytes(1) != .kibibytes(1_000))
        #expect(Set([Size.gibibytes(0.5), .mebibytes(512)]).count == 1)
        #expect(Size.kibibytes(1_023) < .mebibytes(1))
        #expect(!(Size.kibibytes(1_024) < .mebibytes(1)))
        #expect(Size.mebibytes(512).debugDescription == "Size.mebibytes(512)")
    }

    @Test func sizesInOtherUnits() {
        #expect(Size.gibibytes(1.5).whole(.mebibytes) == 1_536)
        #expect(Size.kibibytes(512).whole(.mebibytes) == nil)
        #expect(Size.kibibytes(512).fractional(.mebibytes) == 0.5)
        #expect(Size.kibibytes(1_536).roundedDown(.mebibytes) == 1)
    }

    @Test func settingsRefuseWhatIsNegativeOrNotWhole() {
        let found = App.mistakes { app in
            let stack = Stack(app, "S")
            #expect(Size.mebibytes(-1).whole(.kibibytes, for: stack) == -1_024)
            #expect(Size.kibibytes(512).whole(.mebibytes, for: stack) == 0)
            #expect(Size.gibibytes(2).whole(.mebibytes, for: stack) == 2_048)
        }
        #expect(
            found == [
                "A size is negative: -1 mebibytes",
                "512 kibibytes are no whole number of mebibytes",
            ])
    }
}
