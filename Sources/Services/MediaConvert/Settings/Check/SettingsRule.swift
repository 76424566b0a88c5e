/// Something that the service demands of a structure and that its model cannot express.
struct SettingsRule: Sendable {
    /// The name of the structure.
    let structure: String
    private let check: @Sendable (SettingsMembers, inout Findings) -> Void

    /// What a rule has found in one structure.
    struct Findings {
        fileprivate let path: SettingsPath
        fileprivate(set) var problems: [SettingsProblem] = []

        init(at path: SettingsPath = .root) { self.path = path }

        /// Adds a problem.
        ///
        /// - Parameter place: The member within the structure, by labels: `outputs[2].nameModifier`. Empty for the structure itself.
        mutating func add(_ place: String, _ message: String, action: String? = nil) {
            let texts = [path.text, place].filter { !$0.isEmpty }
            problems.append(SettingsProblem(place: texts.joined(separator: "."), message: message, action: action))
        }
    }

    init<Structure: SettingsStructure>(_ check: @escaping @Sendable (Structure, inout Findings) -> Void) {
        structure = Structure.structureName
        self.check = { check(Structure(members: $0), &$1) }
    }

    func problems(of members: SettingsMembers, at path: SettingsPath) -> [SettingsProblem] {
        var findings = Findings(at: path)
        check(members, &findings)
        return findings.problems
    }
}

extension SettingsRule {
    /// All rules that hold for every structure of their kind, wherever it stands.
    static let all: [SettingsRule] = [
        SettingsUnion.rules, NameModifiers.rules, Containers.rules, SeparateAudio.rules, FrameCaptures.rules, SegmentLengths.rules,
        RateControl.rules, AutomatedABR.rules, RenditionSizes.rules, TrickPlay.rules, Timecodes.rules, SpecifiedRatios.rules,
        EvenPixels.rules, QueueHopping.rules,
    ].flatMap { $0 }

    private static let byStructure = Dictionary(grouping: all, by: \.structure)

    static func rules(for structure: String) -> [SettingsRule] { byStructure[structure] ?? [] }
}
