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
        if case .string(let text) = value, DynamicReference.isIn(text) {
            self = .text
            return
        }
        guard case .object(let members) = value, let function = members.onlyMember, function.key == "Ref" || function.key.isFunctionName
        else {
            self = .literal
            return
        }
        switch (function.key, function.value) {
        case ("Ref", .string("AWS::NoValue")): self = .absent
        case ("Ref", .string(let name)): self = .reference(name)
        case ("Fn::If", .array(let parts)) where parts.count == 3: self = .branches(parts[1], parts[2])
        case ("Fn::Sub", _), ("Fn::Join", _), ("Fn::Base64", _), ("Fn::ToJsonString", _): self = .text
        case ("Fn::Split", _), ("Fn::GetAZs", _), ("Fn::Cidr", _): self = .list
        default: self = .unknown
        }
    }

    /// Whether a member is there once the stack is deployed.
    enum Presence {
        case present, perhaps, absent
    }

    /// The most values that are looked at for this; with more branches nobody knows.
    private static let maximumBranches = 500

    static func presence(_ value: JSON?) -> Presence {
        guard let value else { return .absent }
        guard case .object = value else { return .present }
        var left = maximumBranches
        return presence(value, &left)
    }

    private static func presence(_ value: JSON, _ left: inout Int) -> Presence {
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
    var isFunctionName: Bool {
        // The name of every member is asked, and most do not have the first byte.
        utf8.first == UInt8(ascii: "F") && hasFunctionPrefix
    }

    private var hasFunctionPrefix: Bool {
        var bytes = utf8.makeIterator()
        return bytes.next() == UInt8(ascii: "F") && bytes.next() == UInt8(ascii: "n") && bytes.next() == UInt8(ascii: ":")
            && bytes.next() == UInt8(ascii: ":")
    }
}

extension OrderedMap {
    /// The member of a map that has no others.
    var onlyMember: (key: String, value: Value)? { count == 1 ? self[0] : nil }
}
