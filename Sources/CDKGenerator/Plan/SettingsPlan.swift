/// The plan of the structures of settings: names, types and facts, all decided.
struct SettingsPlan {
    let structures: [SettingsStructurePlan]
    /// The sets of texts that members of several structures take.
    let sharedConstants: [SettingsConstantPlan]
}

/// A structure of settings.
struct SettingsStructurePlan {
    let name: String
    let members: [SettingsMemberPlan]
    /// The sets of texts that only this structure's members take.
    let constants: [SettingsConstantPlan]
}

/// A member of a structure: an argument of its initializer and an accessor.
struct SettingsMemberPlan {
    /// The name in the API, such as `MaxBitrate`.
    let name: String
    /// The name in Swift, such as `maxBitrate`.
    let label: String
    let type: SettingsType
    let isRequired: Bool
}

/// A set of texts.
struct SettingsConstantPlan {
    let name: String
    let members: [ConstantPlan.Member]
    /// All of the texts, those included that have no member because another one has their name.
    let texts: [String]
}

/// The type of a member, with the limits of its values.
indirect enum SettingsType: Equatable {
    case integer(SettingsRange)
    case number(SettingsRange)
    case text(length: SettingsRange, pattern: String?)
    case constant(String)
    case structure(String)
    case list(SettingsType, length: SettingsRange)
    case map(SettingsType)

    /// The type in Swift.
    var source: String {
        switch self {
        case .integer: "Int"
        case .number: "Double"
        case .text: "String"
        case .constant(let name), .structure(let name): name
        case .list(let element, _): "[\(element.source)]"
        case .map(let element): "[String: \(element.source)]"
        }
    }

    /// The structure that it is made of, if any.
    var structureName: String? {
        switch self {
        case .structure(let name): name
        case .list(let element, _), .map(let element): element.structureName
        default: nil
        }
    }

    /// The set of texts that it is made of, if any.
    var constantName: String? {
        switch self {
        case .constant(let name): name
        case .list(let element, _), .map(let element): element.constantName
        default: nil
        }
    }
}

/// The limits of a number or a length, both included.
struct SettingsRange: Equatable {
    var minimum: Double?
    var maximum: Double?

    static let all = SettingsRange()
}
