/// What is wrong with settings: where, what, and what to do.
public struct SettingsProblem: Sendable, Hashable, CustomStringConvertible {
    /// The member, by the labels of the settings' initializers: `outputGroups[0].outputs[2].videoDescription.width`. Empty for the settings
    /// as a whole.
    public let place: String
    /// What is wrong.
    public let message: String
    /// What to do, where it is not plain from the message.
    public let action: String?

    /// `<place>: <message>`.
    public var description: String { place.isEmpty ? message : "\(place): \(message)" }
}
