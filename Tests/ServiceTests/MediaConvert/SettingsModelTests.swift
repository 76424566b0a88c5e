import CloudAssembly
import SettingsSamples
import Testing

@testable import CDKMediaConvert

/// The service's model as the library has it.
@Suite struct SettingsModelTests {
    private let small = SettingsModel(
        """
        /0 ^[ -~]+$
        =Paper A4 A5
        :Letter Lines?[1..3]t..80/0 Paper!=Paper Stamps?{}:Stamp Weight?n0.5.. Words?i-1..9
        :Stamp
        """)

    @Test func readsMembers() throws {
        let members = try #require(small.members(of: "Letter"))
        #expect(members.map(\.name) == ["Lines", "Paper", "Stamps", "Weight", "Words"])
        #expect(members.map(\.isRequired) == [false, true, false, false, false])
        #expect(
            members.map(\.type) == [
                .list(.text(length: .init(maximum: 80), pattern: 0), length: .init(minimum: 1, maximum: 3)), .constant("Paper"),
                .map(.structure("Stamp")), .number(.init(minimum: 0.5)), .integer(.init(minimum: -1, maximum: 9)),
            ])
        #expect(small.members(of: "Stamp")?.isEmpty == true)
        #expect(small.members(of: "Parcel") == nil)
    }

    @Test func readsTextsAndPatterns() {
        #expect(small.texts(of: "Paper") == ["A4", "A5"])
        #expect(small.texts(of: "Ink").isEmpty)
        #expect(small.pattern(0) == "^[ -~]+$")
        #expect(small.pattern(1) == nil)
    }

    /// Every member's type leads to something that is there, and every pattern is a regular expression of Swift's.
    @Test func generatedModelIsComplete() throws {
        let model = SettingsModel.current
        var patterns: Set<Int> = []
        func check(_ type: SettingsModel.MemberType) {
            switch type {
            case .integer, .number: break
            case .text(_, let pattern): if let pattern { patterns.insert(pattern) }
            case .constant(let name): #expect(!model.texts(of: name).isEmpty, "\(name)")
            case .structure(let name): #expect(model.members(of: name) != nil, "\(name)")
            case .list(let element, _), .map(let element): check(element)
            }
        }
        let structures = model.structures
        #expect(structures.count > 150)
        for structure in structures { try #require(model.members(of: structure)).map(\.type).forEach(check) }
        #expect(patterns.count > 30)
        for pattern in patterns { _ = try Regex(try #require(model.pattern(pattern))) }
    }

    /// Every rule is about a structure of the model.
    @Test func rulesAreAboutStructures() {
        let structures = Set(SettingsModel.current.structures)
        for rule in SettingsRule.all { #expect(structures.contains(rule.structure), "\(rule.structure)") }
    }

    /// The tables of kinds name texts and members of the model, and all of its texts.
    @Test func kindsAreThoseOfTheModel() {
        func check(_ union: SettingsUnion, _ structure: String, _ constant: String) {
            #expect(Set(union.settings.keys).union(union.withoutSettings) == Set(SettingsModel.current.texts(of: constant)), "\(constant)")
            let members = Set(SettingsModel.current.members(of: structure)?.map(\.name) ?? [])
            #expect(members.isSuperset(of: union.settings.values), "\(structure)")
            #expect(members.contains(union.kind), "\(structure)")
        }
        check(VideoCodecSettings.union, "VideoCodecSettings", "VideoCodec")
        check(AudioCodecSettings.union, "AudioCodecSettings", "AudioCodec")
        check(ContainerSettings.union, "ContainerSettings", "ContainerType")
        check(OutputGroupSettings.union, "OutputGroupSettings", "OutputGroupType")
    }
}
