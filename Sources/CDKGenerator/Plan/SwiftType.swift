/// A type in generated code.
indirect enum SwiftType: Hashable {
    case string, date, integer, number, boolean, any, tag
    /// A structure or a set of constants of the resource.
    case nested(String)
    case list(SwiftType)
    case map(SwiftType)
    /// Any of several types.
    case union([SwiftType])

    /// The type as it is written within its resource class.
    var source: String {
        switch self {
        case .string, .date: "Value<String>"
        case .integer: "Value<Int>"
        case .number: "Value<Double>"
        case .boolean: "Value<Bool>"
        case .any, .union: "AnyValue"
        case .tag: "CDK.CfnTag"
        case .nested(let name): name
        case .list(let element): "List<\(element.source)>"
        case .map(let element): "Map<\(element.source)>"
        }
    }

    /// The nested types that it is made of.
    var nestedNames: [String] {
        switch self {
        case .nested(let name): [name]
        case .list(let element), .map(let element): element.nestedNames
        case .union(let types): types.flatMap(\.nestedNames)
        default: []
        }
    }

    /// The type with `first` before the other alternatives of a union.
    func beginning(with first: SwiftType) -> SwiftType {
        switch (self, first) {
        case (.union(let types), _) where types.contains(first): .union([first] + types.filter { $0 != first })
        case (.list(let element), .list(let first)): .list(element.beginning(with: first))
        case (.map(let element), .map(let first)): .map(element.beginning(with: first))
        default: self
        }
    }

    var isOfDates: Bool {
        switch self {
        case .date: true
        case .list(let element), .map(let element): element.isOfDates
        default: false
        }
    }

    /// The types of which it is any; empty if it is one, or if the others say no more than that it can be anything.
    var alternatives: [SwiftType] {
        switch self {
        case .union(let types): types.contains(.any) ? [] : types
        case .list(let element), .map(let element): element.alternatives
        default: []
        }
    }
}
