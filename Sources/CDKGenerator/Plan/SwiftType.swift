/// A type in generated code.
indirect enum SwiftType: Hashable {
    case string, integer, number, boolean, any, tag
    /// A structure or a set of constants of the resource.
    case nested(String)
    case list(SwiftType)
    case map(SwiftType)

    /// The type as it is written within its resource class.
    var source: String {
        switch self {
        case .string: "Value<String>"
        case .integer: "Value<Int>"
        case .number: "Value<Double>"
        case .boolean: "Value<Bool>"
        case .any: "AnyValue"
        case .tag: "CfnTag"
        case .nested(let name): name
        case .list(let element): "List<\(element.source)>"
        case .map(let element): "Map<\(element.source)>"
        }
    }

    /// The nested type that it is made of, if any.
    var nestedName: String? {
        switch self {
        case .nested(let name): name
        case .list(let element), .map(let element): element.nestedName
        default: nil
        }
    }
}
