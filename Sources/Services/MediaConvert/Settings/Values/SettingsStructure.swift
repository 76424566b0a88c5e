import CloudAssembly

/// Settings of MediaConvert that belong together, such as those of an output or of a codec.
///
/// The generated types of this kind have the names and members of the service's API. They are plain values: they can be constants, be
/// changed, compared, sent between tasks and read from JSON.
///
///     var output = Output(nameModifier: "_720p", videoDescription: .init(height: 720, width: 1280))
///     output.videoDescription?.height = nil
///     let template = JobTemplateSettings(json: try JSON(parsing: exported))
public protocol SettingsStructure: SettingsValue {
    /// The members that are set.
    var members: SettingsMembers { get set }

    /// Creates a structure of these members.
    init(members: SettingsMembers)
}

extension SettingsStructure {
    /// The settings as CloudFormation, Step Functions and the SDKs take them, names in Pascal case.
    public var json: JSON { .object(members.json) }

    /// Sees JSON as settings of this kind; nil if it is no object.
    ///
    /// Its members are not looked at: the settings' `mistakes` tell.
    public init?(json: JSON) {
        guard let members = json.object else { return nil }
        self.init(members: SettingsMembers(members))
    }

    /// The members as an object.
    public var settingsJSON: JSON { json }
    /// Sees JSON as settings of this kind; nil if it is no object.
    public init?(settingsJSON json: JSON) { self.init(json: json) }

    /// The structure's name in the API.
    static var structureName: String { String(describing: Self.self) }
}
