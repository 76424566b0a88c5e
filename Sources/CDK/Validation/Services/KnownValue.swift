import CloudAssembly

/// A value in a resource's properties, with its place: absent, known, or deferred, so that nothing can be said of it.
struct KnownValue {
    private enum State {
        case absent, deferred
        case known(JSON)
    }

    private let state: State
    /// What stands there, deferred or not.
    private let json: JSON?
    /// `Code.S3Key`.
    let path: String

    init(_ json: JSON?, at path: String) {
        self.init(json, at: path, isDeferred: json.map(Self.isFunction) ?? false)
    }

    private init(_ json: JSON?, at path: String, isDeferred: Bool) {
        self.json = json
        self.path = path
        state = isDeferred ? .deferred : json.map(State.known) ?? .absent
    }

    private static func isFunction(_ value: JSON) -> Bool {
        guard case .object(let members) = value, let only = members.onlyMember else { return false }
        return only.key == "Ref" || only.key.isFunctionName
    }

    /// A member, by a path such as `Code.S3Key`.
    subscript(path: String) -> KnownValue {
        guard path.utf8.contains(UInt8(ascii: ".")) else { return path.isEmpty ? self : member(path) }
        return path.split(separator: ".").reduce(self) { $0.member(String($1)) }
    }

    private func member(_ name: String) -> KnownValue {
        let place = path.isEmpty ? name : "\(path).\(name)"
        switch state {
        case .absent: return KnownValue(nil, at: place)
        case .deferred: return KnownValue(nil, at: place, isDeferred: true)
        case .known(let value):
            guard let members = value.object else { return KnownValue(nil, at: place) }
            // A macro or a loop makes members that nobody knows yet.
            let isOpen = members[name] == nil && members.contains { $0.key.isFunctionName }
            return isOpen ? KnownValue(nil, at: place, isDeferred: true) : KnownValue(members[name], at: place)
        }
    }

    var isAbsent: Bool { if case .absent = state { true } else { false } }

    /// Whether something stands there: known, or deferred by a function that gives something.
    var isPresent: Bool { json != nil && json?["Fn::If"] == nil }

    /// What is known.
    var value: JSON? { if case .known(let value) = state { value } else { nil } }

    /// The function that gives what is deferred.
    var deferred: JSON? { if case .deferred = state { json } else { nil } }

    var text: String? { value?.string }

    /// A text, or a number or Boolean as its text.
    var scalar: String? {
        switch value {
        case .string(let text)?: text
        case .number?, .bool?: value?.text()
        default: nil
        }
    }

    /// A number, which may be written as a text.
    var number: Double? { value?.number ?? text.flatMap(Double.init) }

    /// A Boolean, which may be written as a text.
    var flag: Bool? {
        if let flag = value?.bool { return flag }
        return text == "true" ? true : text == "false" ? false : nil
    }

    /// The elements of a list that is known; some of them may be deferred.
    var elements: [KnownValue] {
        guard let elements = value?.array else { return [] }
        return elements.enumerated().map { KnownValue($0.element, at: "\(path)[\($0.offset)]") }
    }

    /// The elements, or a single value as the only one.
    var elementsOrSelf: [KnownValue] { value?.array == nil ? (isPresent ? [self] : []) : elements }

    /// The number of elements of a list that is known; 0 for an absent one.
    var count: Int? { isAbsent ? 0 : value?.array?.count }

    /// Whether it is a known list with elements.
    var hasElements: Bool { count.map { $0 > 0 } ?? false }

    /// The members of an object that is known.
    var members: [(name: String, value: KnownValue)] {
        guard let members = value?.object else { return [] }
        return members.map { ($0.key, member($0.key)) }
    }

    /// All of a list's texts; nil if one of them is deferred, or there is no list.
    var texts: [String]? {
        guard let elements = value?.array else { return nil }
        // With an element that is no text, nothing is known of the whole.
        let texts = elements.compactMap(\.string)
        return texts.count == elements.count ? texts : nil
    }

    /// The resource or parameter that is named by `Ref`, `Fn::GetAtt` or a text of nothing but a variable, with the attribute.
    var reference: (name: String, attribute: String?)? {
        guard let function = json?.object?.onlyMember else { return nil }
        switch (function.key, function.value) {
        case ("Ref", .string(let name)): return (name, nil)
        case ("Fn::GetAtt", .string(let text)): return Self.attribute(text)
        case ("Fn::GetAtt", .array(let parts)):
            guard parts.count == 2, let name = parts[0].string else { return nil }
            return (name, parts[1].string)
        case ("Fn::Sub", .string(let text)):
            guard text.hasPrefix("${"), text.hasSuffix("}"), SubstitutedText.variables(in: text).count == 1 else { return nil }
            let variable = String(text.dropFirst(2).dropLast())
            return variable.contains("}") ? nil : Self.attribute(variable)
        default: return nil
        }
    }

    private static func attribute(_ text: String) -> (String, String?) {
        let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
        return parts.count == 2 ? (parts[0], parts[1]) : (text, nil)
    }

    /// The names of all resources and parameters that are referred to within.
    var references: Set<String> {
        var names: Set<String> = []
        func collect(_ value: JSON) {
            switch value {
            case .null, .bool, .number, .string: break
            case .array(let elements): elements.forEach(collect)
            case .object(let members):
                if let name = KnownValue(value, at: "").reference?.name { names.insert(name) }
                for (key, member) in members {
                    if key == "Fn::Sub", let text = member.string ?? member[0]?.string {
                        names.formUnion(SubstitutedText.variables(in: text).map { Self.attribute($0).0 })
                    }
                    collect(member)
                }
            }
        }
        if let json { collect(json) }
        return names
    }
}
