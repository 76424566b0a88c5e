import CloudAssembly

/// A value in a resource's properties, with its place: absent, known, or deferred, so that nothing can be said of it.
struct KnownValue {
    /// Where a value stands, as far as it is needed for messages.
    private enum Position {
        /// The properties themselves.
        case properties
        /// What others may stand in, which share its place.
        case container(KnownPlace)
        /// The name of a member, or the number of an element, in a container; in the properties if that is nil.
        case end(TemplatePath.Step, in: KnownPlace?)
    }

    /// What stands there, deferred or not.
    private let json: JSON?
    private let isDeferred: Bool
    /// Whether a macro or a loop may make members of some of the resource's objects.
    private let hasOpenObjects: Bool
    private let position: Position

    /// `Code.S3Key`.
    var path: String {
        switch position {
        case .properties: ""
        case .container(let place): place.text
        case .end(let step, let parent): KnownPlace(step, in: parent).text
        }
    }

    /// The place for what stands in it; nil for the properties.
    private var place: KnownPlace? {
        switch position {
        case .properties: nil
        case .container(let place): place
        case .end(let step, let parent): KnownPlace(step, in: parent)
        }
    }

    /// The properties of a resource.
    init(properties: JSON?, hasOpenObjects: Bool) {
        json = properties
        isDeferred = properties.map(Self.isDeferred) ?? false
        self.hasOpenObjects = hasOpenObjects
        position = .properties
    }

    /// Something that stands in a value.
    private init(_ json: JSON, at step: TemplatePath.Step, in parent: KnownPlace?, hasOpenObjects: Bool) {
        self.json = json
        isDeferred = Self.isDeferred(json)
        self.hasOpenObjects = hasOpenObjects
        switch json {
        case .object, .array: position = isDeferred ? .end(step, in: parent) : .container(KnownPlace(step, in: parent))
        case .null, .bool, .number, .string: position = .end(step, in: parent)
        }
    }

    private init(missing position: Position, isDeferred: Bool, hasOpenObjects: Bool) {
        json = nil
        self.isDeferred = isDeferred
        self.hasOpenObjects = hasOpenObjects
        self.position = position
    }

    /// Whether a function stands there, or a text with a dynamic reference.
    private static func isDeferred(_ value: JSON) -> Bool {
        if case .string(let text) = value { return DynamicReference.isIn(text) }
        guard case .object(let members) = value, members.count == 1, let name = members.onlyMember?.key else { return false }
        return name == "Ref" || name.isFunctionName
    }

    /// A member.
    subscript(name: String) -> KnownValue {
        guard case .object(let members)? = json, !isDeferred, let member = members[name] else { return missing(name) }
        return KnownValue(member, at: .member(name), in: place, hasOpenObjects: hasOpenObjects)
    }

    /// A member that is not there: absent, or deferred where a macro or a loop makes members that nobody knows yet.
    private func missing(_ name: String) -> KnownValue {
        let isOpen = hasOpenObjects && (value?.object?.contains { $0.key.isFunctionName } ?? false)
        return KnownValue(missing: .end(.member(name), in: place), isDeferred: isDeferred || isOpen, hasOpenObjects: hasOpenObjects)
    }

    /// A member of a member: `["Code", "S3Key"]`.
    subscript(name: String, inner: String) -> KnownValue { self[name][inner] }

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
        let place = place
        return elements.enumerated().map { KnownValue($0.element, at: .element($0.offset), in: place, hasOpenObjects: hasOpenObjects) }
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
        let place = place
        return members.map { ($0.key, KnownValue($0.value, at: .member($0.key), in: place, hasOpenObjects: hasOpenObjects)) }
    }

    /// All of a list's texts; nil if one of them is deferred, or there is no list.
    var texts: [String]? {
        guard let elements = value?.array else { return nil }
        // With an element that is no text, or a deferred one, nothing is known of the whole.
        let texts = elements.compactMap { Self.isDeferred($0) ? nil : $0.string }
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
