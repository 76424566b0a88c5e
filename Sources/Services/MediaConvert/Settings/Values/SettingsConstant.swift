import CloudAssembly

/// One of the texts that a member takes.
///
/// The generated types of this kind name the texts that the service's model lists. Others can be given as well, for what the service has
/// learned since, and are reported when the settings are checked.
///
///     codec: .h264
///     codec: "H_264"
public protocol SettingsConstant: SettingsValue, Hashable, ExpressibleByStringLiteral {
    /// The text in the service's JSON.
    var text: String { get }

    init(_ text: String)
}

extension SettingsConstant {
    public init(stringLiteral value: String) { self.init(value) }

    public init?(settingsJSON json: JSON) {
        guard let text = json.string else { return nil }
        self.init(text)
    }

    public var settingsJSON: JSON { .string(text) }

    public static func == (first: Self, second: Self) -> Bool { first.text == second.text }
    public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
