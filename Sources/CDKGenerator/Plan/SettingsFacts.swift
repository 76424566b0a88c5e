/// The sentences about members of settings that documentation comments are made of.
enum SettingsFacts {
    /// The facts of a member, which follow its name.
    static func of(_ member: SettingsMemberPlan) -> [String] {
        (member.isRequired ? ["Required."] : []) + of(member.type)
    }

    private static func of(_ type: SettingsType) -> [String] {
        switch type {
        case .integer(let range), .number(let range): limits(range).map { [$0 + "."] } ?? []
        case .text(let length, let pattern):
            (limits(length).map { [$0 + " characters."] } ?? []) + (pattern.flatMap(matching).map { [$0] } ?? [])
        case .list(let element, let length): (limits(length).map { [$0 + " elements."] } ?? []) + of(element)
        case .map(let element): of(element)
        case .constant, .structure: []
        }
    }

    /// A short pattern; the long ones say nothing to a reader.
    private static func matching(_ pattern: String) -> String? {
        pattern.utf8.count <= 60 && !pattern.contains("`") ? "Matches `\(pattern)`." : nil
    }

    private static func limits(_ range: SettingsRange) -> String? {
        switch (range.minimum.map(text), range.maximum.map(text)) {
        case (let minimum?, let maximum?): minimum == maximum ? minimum : "\(minimum) to \(maximum)"
        case (let minimum?, nil): "At least \(minimum)"
        case (nil, let maximum?): "At most \(maximum)"
        case (nil, nil): nil
        }
    }

    private static func text(_ number: Double) -> String {
        Int(exactly: number).map(String.init) ?? String(number)
    }
}
