import CDK

/// Something that the service demands of a structure and that its model cannot express.
struct SettingsRule: Sendable {
    /// The name of the structure.
    let structure: String
    private let kind: String
    private let check: @Sendable (SettingsMembers, inout Findings) -> Void

    /// The mistakes that a rule has found in one structure.
    struct Findings {
        private let id: Diagnostic.ID
        private let path: SettingsPath
        private(set) var mistakes: [Diagnostic] = []

        /// - Parameters:
        ///   - kind: The name of the rule in its diagnostics' id.
        ///   - path: The place of the structure.
        init(_ kind: String, at path: SettingsPath = .root) {
            id = "swift-cdk:mediaconvert/\(kind)"
            self.path = path
        }

        /// Adds a mistake.
        ///
        /// - Parameters:
        ///   - place: The member within the structure, by labels: `outputs[2].nameModifier`. Empty for the structure itself.
        ///   - message: What is wrong.
        ///   - action: What to do.
        mutating func add(_ place: String, _ message: String, action: String) {
            let texts = [path.text, place].filter { !$0.isEmpty }
            mistakes.append(.error(id, message, action: action, in: texts.joined(separator: ".")))
        }
    }

    init<Structure: SettingsStructure>(_ kind: String, _ check: @escaping @Sendable (Structure, inout Findings) -> Void) {
        structure = Structure.structureName
        self.kind = kind
        self.check = { check(Structure(members: $0), &$1) }
    }

    func mistakes(in members: SettingsMembers, at path: SettingsPath) -> [Diagnostic] {
        var findings = Findings(kind, at: path)
        check(members, &findings)
        return findings.mistakes
    }
}

extension SettingsRule {
    /// All rules that hold for every structure of their kind, wherever it stands.
    static let all: [SettingsRule] = [
        SettingsUnion.rules, NameModifiers.rules, Containers.rules, SeparateAudio.rules, FrameCaptures.rules, SegmentLengths.rules,
        RateControl.rules, AutomatedABR.rules, RenditionSizes.rules, TrickPlay.rules, Timecodes.rules, SpecifiedRatios.rules,
        EvenPixels.rules, LargestPictures.rules, QueueHopping.rules,
    ].flatMap { $0 }

    private static let byStructure = Dictionary(grouping: all, by: \.structure)

    static func rules(for structure: String) -> [SettingsRule] { byStructure[structure] ?? [] }
}
