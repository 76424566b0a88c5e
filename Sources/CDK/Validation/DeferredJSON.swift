import CloudAssembly

/// What a value of a template is before it is deployed.
enum DeferredJSON {
    /// Known: it stands there, though members of it may be deferred.
    case literal
    /// `AWS::NoValue`: as if nothing stood there.
    case absent
    /// `Fn::If` of two values.
    case branches(JSON, JSON)
    /// A parameter.
    case reference(String)
    /// A text, whatever it says.
    case text
    /// A list, whatever is in it.
    case list
    /// Something that is known when it is deployed.
    case unknown

    init(_ value: JSON) {
        guard case .object(let members) = value, let function = members.onlyMember else {
            self = .literal
            return
        }
        switch (function.key, function.value) {
        case ("Ref", .string("AWS::NoValue")): self = .absent
        case ("Ref", .string(let name)): self = .reference(name)
        case ("Fn::If", .array(let parts)) where parts.count == 3: self = .branches(parts[1], parts[2])
        case ("Fn::Sub", _), ("Fn::Join", _), ("Fn::Base64", _), ("Fn::ToJsonString", _): self = .text
        case ("Fn::Split", _), ("Fn::GetAZs", _), ("Fn::Cidr", _): self = .list
        case ("Ref", _): self = .unknown
        case (let key, _): self = key.hasPrefix("Fn::") ? .unknown : .literal
        }
    }

    /// Whether a member is there once the stack is deployed.
    enum Presence {
        case present, perhaps, absent
    }

    static func presence(_ value: JSON?) -> Presence {
        guard let value else { return .absent }
        switch DeferredJSON(value) {
        case .absent: return .absent
        case .branches(let first, let second):
            let (one, other) = (presence(first), presence(second))
            if case .present = one, case .present = other { return .present }
            if case .absent = one, case .absent = other { return .absent }
            return .perhaps
        case .literal, .reference, .text, .list, .unknown: return .present
        }
    }
}

extension OrderedMap {
    /// The member of a map that has no others.
    var onlyMember: (key: String, value: Value)? {
        guard count == 1 else { return nil }
        var members = makeIterator()
        return members.next()
    }
}
