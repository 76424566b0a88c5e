import CloudAssembly

/// One of the texts that a member takes.
///
/// The generated types of this kind name the texts that the service's model lists. Others can be given as well, for what the service has
/// learned since, and are reported when the settings are checked.
///
///     codec: .h264
///     codec: "H_264"
///
/// They are one type with a marker for each set of texts: 449 structures with conformances of their own take a quarter longer to build.
public struct SettingsConstant<Texts>: SettingsValue, Hashable, ExpressibleByStringLiteral {
    /// The text in the service's JSON.
    public let text: String

    /// A constant by its text, which the service's model may not list yet.
    public init(_ text: String) { self.text = text }
    /// A constant by its text, which the service's model may not list yet.
    public init(stringLiteral value: String) { self.init(value) }

    /// Reads a text; nil for other JSON.
    public init?(settingsJSON json: JSON) {
        guard let text = json.string else { return nil }
        self.init(text)
    }

    /// The text.
    public var settingsJSON: JSON { .string(text) }
}
