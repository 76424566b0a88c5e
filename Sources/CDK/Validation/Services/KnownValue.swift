import CloudAssembly

/// A value in a resource's properties, with its place: absent, known, or deferred, so that nothing can be said of it.
struct KnownValue {
    /// What stands there, deferred or not.
    private let json: JSON?
    private let isDeferred: Bool
    /// The place of what it stands in.
    private let parent: String
    /// The name of a member, or `[0]`.
    private let step: String

    /// `Code.S3Key`.
    var path: String { parent.isEmpty ? step : step.hasPrefix("[") ? parent + step : "\(parent).\(step)" }

    init(_ json: JSON?, at step: String, in parent: String = "") {
        self.init(json, at: step, in: parent, isDeferred: json.map(Self.isFunction) ?? false)
    }

    private init(_ json: JSON?, at step: String, in parent: String, isDeferred: Bool) {
        self.json = json
        self.isDeferred = isDeferred
        self.parent = parent
        self.step = step
    }

    private static func isFunction(_ value: JSON) -> Bool {
        guard case .object(let members) = value, let only = members.onlyMember else { return false }
        return only.key == "Ref" || only.key.isFunctionName
    }

    /// A member, by a path such as `Code.S3Key`.
    subscript(path: String) -> KnownValue {
        guard let end = path.utf8.firstIndex(of: UInt8(ascii: ".")) else { return path.isEmpty ? self : member(path) }
        // Rules ask for much that most resources do not have: nothing is taken apart for that.
        guard case .object(let members)? = json, !isDeferred, let first = members.first(where: { $0.key == path[..<end] }) else {
            return other(path)
        }
        let member = KnownValue(first.value, at: first.key, in: self.path)
        return member[String(path[path.utf8.index(after: end)...])]
    }

    private func member(_ name: String) -> KnownValue {
        guard case .object(let members)? = json, !isDeferred, let member = members[name] else { return other(name) }
        return KnownValue(member, at: name, in: path)
    }

    /// What is not there: absent, or deferred where a macro or a loop makes members that nobody knows yet.
    private func other(_ name: String) -> KnownValue {
        let isOpen = isDeferred || value?.object?.contains { $0.key.isFunctionName } ?? false
        return KnownValue(nil, at: name, in: path, isDeferred: isOpen)
    }

    var isAbsent: Bool { if case .none = json { !isDeferred } else { false } }

    /// Whether something stands there: known, or deferred by a function that gives something.
    var isPresent: Bool { json != nil && json?["Fn::If"] == nil }

    /// What is known.
    var value: JSON? { isDeferred ? Optional.none : json }

    /// The function that gives what is deferred.
    var deferred: JSON? { isDeferred ? json : Optional.none }

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
        let path = path
        return elements.enumerated().map { KnownValue($0.element, at: "[\($0.offset)]", in: path) }
    }

    /// The elements, or a single value as the only one.
    var elementsOrSelf: [KnownValue] { value?.array == nil ? (isPresent ? [self] : []) : elements }

    /// The number of elements of a list that is known; 0 for an absent one, nil where a condition decides whether an element is there.
    var count: Int? {
        guard !isAbsent, let elements = value?.array else { return isAbsent ? 0 : nil }
        return elements.contains { $0["Fn::If"] != nil } ? nil : elements.count
    }

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
            guard text.hasPrefix("${"), text.hasSuffix("}"), SubstitutionText.variables(in: text).count == 1 else { return nil }
            let variable = String(text.dropFirst(2).dropLast())
            return variable.contains("}") ? nil : Self.attribute(variable)
        default: return nil
        }
    }

    private static func attribute(_ text: String) -> (String, String?) {
        let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
        return parts.count == 2 ? (parts[0], parts[1]) : (text, nil)
    }
}
