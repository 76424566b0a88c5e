/// The service's own model of its API, to which settings must keep.
///
/// Made from a text of three kinds of lines, which the generator writes (`SettingsModelWriter`):
///
///     /41 ^s3:\/\/.*$
///     =AccelerationMode DISABLED ENABLED PREFERRED
///     :HopDestination Priority?i-50..50 Queue?t WaitMinutes?i
///
/// A numbered pattern; a set of texts; a structure with its members. After a member's name comes `!` if it is required and `?` if not,
/// then its type: `i` and `n` for whole and other numbers and `t` for texts, with the limits of the number or of the text's length and the
/// number of the pattern (`t1..256/41`), `=` and `:` for a set of texts and a structure, `[]` and `{}` before the type of a list's elements
/// and of a map's values. A line is read when its name is asked for.
struct SettingsModel: Sendable {
    struct Member {
        let name: String
        let isRequired: Bool
        let type: MemberType
    }

    indirect enum MemberType: Equatable {
        case integer(Limits)
        case number(Limits)
        case text(length: Limits, pattern: Int?)
        case constant(String)
        case structure(String)
        case list(MemberType, length: Limits)
        case map(MemberType)
    }

    /// The least and the greatest number or length.
    struct Limits: Equatable {
        var minimum: Double?
        var maximum: Double?
    }

    /// The words of each line after its first, by the first.
    private let lines: [Substring: Substring]

    init(_ text: String) {
        var lines: [Substring: Substring] = [:]
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
            lines[parts[0]] = parts.count == 2 ? parts[1] : ""
        }
        self.lines = lines
    }

    /// The members of a structure by name; nil if there is no such structure.
    func members(of structure: String) -> [Member]? {
        lines[":" + structure]?.split(separator: " ").compactMap(Member.init)
    }

    /// A set of texts; empty if there is none of that name.
    func texts(of constant: String) -> [String] {
        lines["=" + constant]?.split(separator: " ").map(String.init) ?? []
    }

    func pattern(_ number: Int) -> String? {
        lines["/\(number)"].map(String.init)
    }

    /// The names of all structures.
    var structures: [String] {
        lines.keys.filter { $0.first == ":" }.map { String($0.dropFirst()) }.sorted()
    }
}

extension SettingsModel {
    /// The model that the generator wrote.
    static let current = SettingsModel(generated)
}

extension SettingsModel.Member {
    fileprivate init?(_ word: Substring) {
        guard let mark = word.firstIndex(where: { $0 == "!" || $0 == "?" }),
            let type = SettingsModel.MemberType(word[word.index(after: mark)...])
        else { return nil }
        self.init(name: String(word[..<mark]), isRequired: word[mark] == "!", type: type)
    }
}

extension SettingsModel.MemberType {
    fileprivate init?(_ code: Substring) {
        guard let mark = code.first else { return nil }
        let rest = code.dropFirst()
        switch mark {
        case "i": self = .integer(SettingsModel.Limits(rest))
        case "n": self = .number(SettingsModel.Limits(rest))
        case "t":
            let parts = rest.split(separator: "/", omittingEmptySubsequences: false)
            self = .text(length: SettingsModel.Limits(parts[0]), pattern: parts.count == 2 ? Int(parts[1]) : nil)
        case "=": self = .constant(String(rest))
        case ":": self = .structure(String(rest))
        case "[":
            guard let end = rest.firstIndex(of: "]"), let element = Self(rest[rest.index(after: end)...]) else { return nil }
            self = .list(element, length: SettingsModel.Limits(rest[..<end]))
        case "{":
            guard let value = Self(rest.dropFirst()) else { return nil }
            self = .map(value)
        default: return nil
        }
    }
}

extension SettingsModel.Limits {
    /// `1..5`, `1..`, `..5` or nothing.
    fileprivate init(_ code: Substring) {
        let parts = code.split(separator: "..", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return }
        minimum = Double(parts[0])
        maximum = Double(parts[1])
    }
}
