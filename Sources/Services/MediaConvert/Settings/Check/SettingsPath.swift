import CloudAssembly

/// The place of a value in settings.
struct SettingsPath: Sendable {
    let text: String

    static let root = SettingsPath(text: "")

    /// A member, by its name in the JSON.
    func member(_ name: String) -> SettingsPath {
        let label = name.prefix(1).lowercased() + name.dropFirst()
        return SettingsPath(text: text.isEmpty ? label : "\(text).\(label)")
    }

    func element(_ index: Int) -> SettingsPath {
        SettingsPath(text: "\(text)[\(index)]")
    }

    /// An entry of a map whose keys are the user's.
    func entry(_ key: String) -> SettingsPath {
        SettingsPath(text: "\(text)[\(JSON.string(key).text())]")
    }
}
