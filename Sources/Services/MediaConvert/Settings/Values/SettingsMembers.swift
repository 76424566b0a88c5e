import CloudAssembly

/// The members of a structure of settings that are set, by the names that they have in CloudFormation and the SDKs.
///
/// Generated structures keep their members here instead of storing each: few of the many members are set at a time, and a structure stays
/// as small as a reference.
public struct SettingsMembers: Sendable, Equatable {
    var json: OrderedMap<JSON>

    /// No members.
    public init() { json = OrderedMap() }

    init(_ json: OrderedMap<JSON>) { self.json = json }

    /// A member; nil if it is not set or of another kind.
    ///
    /// Setting nil removes it.
    public subscript<T: SettingsValue>(name: String) -> T? {
        get { json[name].flatMap(T.init(settingsJSON:)) }
        set { json[name] = newValue?.settingsJSON }
    }
}
