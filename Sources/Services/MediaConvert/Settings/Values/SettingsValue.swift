import CloudAssembly

/// A value of a member of settings: a number, a text, one of a set of texts, a structure, or a list or map of these.
public protocol SettingsValue: Sendable, Equatable {
    /// The value in the service's JSON.
    var settingsJSON: JSON { get }

    /// The value of this JSON; nil if it is of another kind.
    init?(settingsJSON json: JSON)
}

extension Int: SettingsValue {
    /// The number.
    public var settingsJSON: JSON { .number(Double(self)) }

    /// Reads a whole number; nil for other JSON.
    public init?(settingsJSON json: JSON) {
        guard let number = json.number, let integer = Int(exactly: number) else { return nil }
        self = integer
    }
}

extension Double: SettingsValue {
    /// The number.
    public var settingsJSON: JSON { .number(self) }

    /// Reads a number; nil for other JSON.
    public init?(settingsJSON json: JSON) {
        guard let number = json.number else { return nil }
        self = number
    }
}

extension String: SettingsValue {
    /// The text.
    public var settingsJSON: JSON { .string(self) }

    /// Reads a text; nil for other JSON.
    public init?(settingsJSON json: JSON) {
        guard let text = json.string else { return nil }
        self = text
    }
}

extension Array: SettingsValue where Element: SettingsValue {
    /// The elements as a list.
    public var settingsJSON: JSON { .array(map(\.settingsJSON)) }

    /// Reads a list; nil if it is none, or an element is of another kind.
    public init?(settingsJSON json: JSON) {
        guard let elements = json.array else { return nil }
        self = elements.compactMap(Element.init(settingsJSON:))
        if count != elements.count { return nil }
    }
}

extension Dictionary: SettingsValue where Key == String, Value: SettingsValue {
    /// The entries by name.
    public var settingsJSON: JSON { .object(OrderedMap(sorted { $0.key < $1.key }.map { ($0.key, $0.value.settingsJSON) })) }

    /// Reads an object; nil if it is none, or a member is of another kind.
    public init?(settingsJSON json: JSON) {
        guard let members = json.object else { return nil }
        self.init()
        for (key, member) in members {
            guard let value = Value(settingsJSON: member) else { return nil }
            self[key] = value
        }
    }
}
