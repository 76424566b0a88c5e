import CDK
import CloudAssembly

/// Checks settings against the service's model, and each structure in them against the rules that the model cannot express.
struct SettingsCheck {
    private let model = SettingsModel.current
    private var mistakes: [Diagnostic] = []

    /// The mistakes in settings, in the order of their members.
    static func mistakes(in settings: some SettingsStructure) -> [Diagnostic] {
        var check = SettingsCheck()
        check.check(settings.json, as: type(of: settings).structureName, at: .root)
        return check.mistakes
    }

    private mutating func add(_ kind: String, _ path: SettingsPath, _ message: String, action: String) {
        mistakes.append(.error("swift-cdk:mediaconvert/\(kind)", message, action: action, in: path.text))
    }

    private mutating func check(_ value: JSON, as structure: String, at path: SettingsPath) {
        guard let members = value.object else { return addWrongKind(value, "an object", at: path) }
        let known = model.members(of: structure) ?? []
        for member in known {
            if let value = members[member.name] {
                check(value, member.type, at: path.member(member.name))
            } else if member.isRequired {
                add("missing-member", path.member(member.name), "\(structure) needs this member", action: "give it a value")
            }
        }
        let names = Set(known.map(\.name))
        for name in members.keys where !names.contains(name) {
            add(
                "unknown-member", path.member(name), "\(structure) has no such member",
                action: "use one of \(names.sorted().joined(separator: ", "))")
        }
        for rule in SettingsRule.rules(for: structure) {
            mistakes += rule.mistakes(in: SettingsMembers(members), at: path)
        }
    }

    private mutating func check(_ value: JSON, _ type: SettingsModel.MemberType, at path: SettingsPath) {
        switch type {
        case .integer(let limits):
            guard let number = value.number, number == number.rounded() else { return addWrongKind(value, "a whole number", at: path) }
            check(number, limits, at: path)
        case .number(let limits):
            guard let number = value.number else { return addWrongKind(value, "a number", at: path) }
            check(number, limits, at: path)
        case .text(let length, let pattern):
            guard let text = value.string else { return addWrongKind(value, "a text", at: path) }
            // What stands in place of a placeholder is known only when it is filled.
            if Placeholder.names(in: text).isEmpty { check(text, length, pattern: pattern, at: path) }
        case .constant(let name):
            guard let text = value.string else { return addWrongKind(value, "a text", at: path) }
            check(text, in: model.texts(of: name), at: path)
        case .structure(let name): check(value, as: name, at: path)
        case .list(let element, let length):
            guard let elements = value.array else { return addWrongKind(value, "a list", at: path) }
            check(elements.count, length, "elements", at: path)
            for (index, value) in elements.enumerated() { check(value, element, at: path.element(index)) }
        case .map(let element):
            guard let entries = value.object else { return addWrongKind(value, "a map", at: path) }
            for (key, value) in entries { check(value, element, at: path.entry(key)) }
        }
    }

    private mutating func check(_ number: Double, _ limits: SettingsModel.Limits, at path: SettingsPath) {
        let found = "The number is \(JSON.text(of: number))"
        if let minimum = limits.minimum, number < minimum {
            add("number-range", path, "\(found), and the least is \(JSON.text(of: minimum))", action: "raise it to that or more")
        }
        if let maximum = limits.maximum, number > maximum {
            add("number-range", path, "\(found), and the most is \(JSON.text(of: maximum))", action: "lower it to that or less")
        }
    }

    private mutating func check(_ count: Int, _ limits: SettingsModel.Limits, _ parts: String, at path: SettingsPath) {
        if let minimum = limits.minimum, Double(count) < minimum {
            add("length", path, "The number of \(parts) is \(count), and the least is \(JSON.text(of: minimum))", action: "add \(parts)")
        }
        if let maximum = limits.maximum, Double(count) > maximum {
            add("length", path, "The number of \(parts) is \(count), and the most is \(JSON.text(of: maximum))", action: "remove \(parts)")
        }
    }

    private mutating func check(_ text: String, _ length: SettingsModel.Limits, pattern: Int?, at path: SettingsPath) {
        check(text.unicodeScalars.count, length, "characters", at: path)
        guard let pattern = pattern.flatMap(model.pattern), let expression = try? Regex(pattern) else { return }
        if text.firstMatch(of: expression.matchingSemantics(.unicodeScalar)) == nil {
            add("text-pattern", path, "\(JSON.string(text)) does not match \(pattern)", action: "write it as the pattern demands")
        }
    }

    /// Texts are listed up to this number: of the languages, nobody wants to read all.
    private static let readableCount = 20

    private mutating func check(_ text: String, in texts: [String], at path: SettingsPath) {
        if texts.contains(text) { return }
        let known = texts.count <= Self.readableCount ? texts.joined(separator: ", ") : "the \(texts.count) that the service's model lists"
        add("unknown-text", path, "\(JSON.string(text)) is none of \(known)", action: "use one of these")
    }

    private mutating func addWrongKind(_ value: JSON, _ expected: String, at path: SettingsPath) {
        let found =
            switch value {
            case .null: "null"
            case .bool(let flag): String(flag)
            case .number(let number): JSON.text(of: number)
            case .string(let text): JSON.string(text).text()
            case .array: "a list"
            case .object: "an object"
            }
        add("kind-of-value", path, "The value is \(found), and has to be \(expected)", action: "give \(expected)")
    }
}
