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
        case (let key, _): self = key.isFunctionName ? .unknown : .literal
        }
    }

    /// Whether a member is there once the stack is deployed.
    enum Presence {
        case present, perhaps, absent
    }

    /// The most values that are looked at for this; with more branches nobody knows.
    private static let maximumBranches = 500

    static func presence(_ value: JSON?) -> Presence {
        var left = maximumBranches
        return presence(value, &left)
    }

    private static func presence(_ value: JSON?, _ left: inout Int) -> Presence {
        guard let value else { return .absent }
        left -= 1
        if left < 0 { return .perhaps }
        switch DeferredJSON(value) {
        case .absent: return .absent
        case .branches(let first, let second):
            let one = presence(first, &left)
            if one == .perhaps { return .perhaps }
            return presence(second, &left) == one ? one : .perhaps
        case .literal, .reference, .text, .list, .unknown: return .present
        }
    }
}

extension String {
    /// Whether it begins as the names of functions do, all but `Ref` and `Condition`.
    var isFunctionName: Bool { utf8.first == UInt8(ascii: "F") && utf8.starts(with: "Fn::".utf8) }
}

extension OrderedMap {
    /// The member of a map that has no others.
    var onlyMember: (key: String, value: Value)? {
        guard count == 1 else { return nil }
        var members = makeIterator()
        return members.next()
    }
}
