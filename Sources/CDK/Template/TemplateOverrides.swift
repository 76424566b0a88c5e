import CloudAssembly

/// Values that replace parts of a rendered resource.
struct TemplateOverrides {
    /// The key under which the values travel through resolution with the resource.
    static let key = "\u{0}overrides"

    /// How far behind the end of a list an override may set an element.
    private static let maximumGap = 1_000

    private var tree: OrderedMap<TemplateValue> = [:]

    var isEmpty: Bool { tree.isEmpty }
    var value: TemplateValue { .object(tree) }

    /// Sets the value at a path of members joined by `.`.
    mutating func set(_ path: String, _ value: TemplateValue) {
        Self.set(Self.segments(path)[...], value, in: &tree)
    }

    private static func set(_ path: ArraySlice<String>, _ value: TemplateValue, in tree: inout OrderedMap<TemplateValue>) {
        guard let first = path.first else { return }
        if path.count == 1 {
            tree[first] = value
            return
        }
        var below: OrderedMap<TemplateValue> = [:]
        if case .object(let existing)? = tree[first] { below = existing }
        set(path.dropFirst(), value, in: &below)
        tree[first] = .object(below)
    }

    private static func segments(_ path: String) -> [String] {
        var segments: [String.UnicodeScalarView] = [.init()]
        var isEscaped = false
        for scalar in path.unicodeScalars {
            switch scalar {
            case "\\" where !isEscaped: isEscaped = true
            case "." where !isEscaped: segments.append(.init())
            default:
                if isEscaped, scalar != ".", scalar != "\\" { segments[segments.count - 1].append("\\") }
                segments[segments.count - 1].append(scalar)
                isEscaped = false
            }
        }
        return segments.map { String($0) }
    }

    /// - Parameter keepsProperties: Whether `Properties` stay as an empty object when the overrides leave none.
    func apply(to json: JSON, keepsProperties: Bool, _ resolver: Resolver) -> JSON {
        guard case .object(let members) = json else { return json }
        var source = tree
        // Properties that only overrides make stand before everything else that they make.
        if members["Properties"] == nil, let properties = tree["Properties"] {
            source = ["Properties": properties]
            for (key, value) in tree { source[key] = value }
        }
        var result = members
        for (key, value) in source {
            var merged = Self.merged(result[key], value, resolver)
            if merged == nil, keepsProperties, key == "Properties", result[key] != nil, case .object = value { merged = [:] }
            result[key] = merged
        }
        return .object(result)
    }

    /// Merges deeply as the original does (CDK-SEMANTICS 6.1).
    private static func merge(
        _ target: OrderedMap<JSON>, _ source: OrderedMap<TemplateValue>, _ resolver: Resolver
    ) -> OrderedMap<JSON> {
        var target = target
        for (key, value) in source {
            target[key] = merged(target[key], value, resolver)
        }
        return target
    }

    /// What stands in the place of `target` after `source` is merged into it; nil for nothing.
    private static func merged(_ target: JSON?, _ source: TemplateValue, _ resolver: Resolver) -> JSON? {
        guard case .object(let members) = source else {
            let resolved = resolver.resolve(source)
            // Deferred values are merged like objects, once it is known that they are some.
            if case .object? = resolved, let resolved { return merged(target, TemplateValue(resolved), resolver) }
            return resolved
        }
        // A call of a function replaces what stands there, as does what is put into one.
        switch isIntrinsic(members.keys) ? nil : target {
        case .array(let elements)?:
            var list: [JSON?] = elements
            // A list of JavaScript's takes members with names too. They are not printed, but with one it is not empty.
            var hasNames = false
            for (key, value) in members {
                guard let index = Int(key), index >= 0, String(index) == key else {
                    if merged(nil, value, resolver) != nil { hasNames = true }
                    continue
                }
                if index > list.count + maximumGap {
                    resolver.report("An override sets element \(index) of a list of \(list.count)", action: "correct the path")
                    continue
                }
                while list.count <= index { list.append(nil) }
                list[index] = merged(list[index], value, resolver)
            }
            let kept = list.compactMap { $0 }
            return kept.isEmpty && !hasNames ? nil : .array(kept)
        case .object(let object)? where !isIntrinsic(object.keys):
            let result = merge(object, members, resolver)
            return result.isEmpty ? nil : .object(result)
        default:
            let result = merge([:], members, resolver)
            return result.isEmpty ? nil : .object(result)
        }
    }

    private static func isIntrinsic(_ keys: [String]) -> Bool {
        keys.count == 1 && intrinsics.contains(keys[0])
    }

    private static let intrinsics: Set<String> = [
        "Ref", "Fn::Base64", "Fn::Cidr", "Fn::FindInMap", "Fn::GetAtt", "Fn::GetAZs", "Fn::ImportValue", "Fn::Join", "Fn::Select",
        "Fn::Split", "Fn::Sub", "Fn::Transform", "Fn::And", "Fn::Equals", "Fn::If", "Fn::Not", "Fn::Or",
    ]
}
