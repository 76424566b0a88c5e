import Testing

@testable import CDKGenerator

@Suite struct ChangeReportTests {
    private static let regions = RegionComparison(
        before: RegionLists(
            date: "2026-01-01", types: ["a": ["AWS::Post::Letter", "AWS::Post::Stamp"], "b": ["AWS::Post::Letter"], "c": []]),
        after: RegionLists(
            date: "2026-02-01", types: ["a": ["AWS::Post::Letter"], "b": ["AWS::Post::Card", "AWS::Post::Letter"], "d": []]))

    private func report(_ before: [Entry], _ after: [Entry], _ regions: RegionComparison) -> ChangeReport {
        ChangeReport(
            origins: [("lists 1", "lists 1"), ("a database 1", "a database 2")],
            comparison: Comparison(before: Surface(before), after: Surface(after)), regions: regions)
    }

    private func property(_ path: String, _ type: String) -> Entry {
        Entry(module: "CDKPost", kind: .property, path: path, parent: "CfnLetter", original: path, type: type)
    }

    @Test func regionsGainAndLoseTypes() {
        #expect(Self.regions.addedRegions == ["d"])
        #expect(Self.regions.removedRegions == ["c"])
        #expect(
            Self.regions.regions == [
                RegionComparison.Region(code: "a", gained: [], lost: ["AWS::Post::Stamp"]),
                RegionComparison.Region(code: "b", gained: ["AWS::Post::Card"], lost: []),
            ])
    }

    @Test func whatBreaksProgramsStandsFirst() {
        let before = [property("CfnLetter.a", "X"), property("CfnLetter.b", "X"), property("CfnLetter.c", "X")]
        let after = [property("CfnLetter.c", "Y"), property("CfnLetter.d", "X")]
        let text = report(before, after, Self.regions).text
        #expect(
            text.hasPrefix(
                """
                # What changes for programs

                - lists 1, as before
                - a database 2, before: a database 1

                """))
        #expect(text.contains("\n| properties | 3 | 2 | 1 | 2 | 0 | 1 | 0 | 0 | 0 | 0 | 3 |\n"))
        #expect(
            text.hasSuffix(
                """
                ## What breaks programs

                ### CDKPost

                - `CfnLetter`: properties removed: `a`, `b`
                - `CfnLetter.c`: is `Y`, was `X`

                ### Regions

                - removed: `c`
                - `a` lost `AWS::Post::Stamp`

                ## What does not

                ### CDKPost

                - `CfnLetter`: property added: `d`

                ### Regions

                - added: `d`
                - `b` gained `AWS::Post::Card`

                """))
    }

    @Test func saysThatNothingChanges() {
        let same = RegionLists(date: "2026-01-01", types: ["a": []])
        let text = report([], [], RegionComparison(before: same, after: same)).text
        #expect(text.hasSuffix("## What breaks programs\n\nNothing.\n\n## What does not\n\nNothing.\n"))
    }
}
