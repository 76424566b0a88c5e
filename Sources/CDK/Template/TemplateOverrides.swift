import CloudAssembly

/// Values that replace parts of a rendered resource.
struct TemplateOverrides {
    /// The number of places behind the end of a list that an override may leave empty.
    private static let maximumGap = 1_000

    private var tree: OrderedMap<TemplateValue> = [:]

    var isEmpty: Bool { tree.isEmpty }
    /// All values, in their places.
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

    /// The JSON of a resource with the overrides in it; `properties` are the resource's as they were before they became JSON.
    func apply(to json: JSON, properties: TemplateValue, _ resolver: Resolver) -> JSON {
        guard case .object(let members) = json else { return json }
        var source = tree
        // Properties that only overrides make stand before everything else that they make.
        if members["Properties"] == nil, let properties = tree["Properties"] {
            source = ["Properties": properties]
            for (key, value) in tree { source[key] = value }
        }
        var result = members
        for (key, value) in source {
            result[key] = Self.merged(result[key], value, key == "Properties" ? properties : nil, resolver)
        }
        return .object(result)
    }

    /// Merges deeply as the original does (Semantics 6.1); nil if nothing is left.
    ///
    /// Objects of a generated type have a member for each property in the original, set or not: one that an override sets stands where
    /// it would stand otherwise, and an object is empty only when overrides remove them all.
    private static func merge(
        _ target: OrderedMap<JSON>, _ source: OrderedMap<TemplateValue>, _ origin: TemplateValue?, _ resolver: Resolver
    ) -> JSON? {
        var bag: PropertyBag? { if case .record(let bag)? = origin { bag } else { nil } }
        var left = bag?.knownNames ?? []
        let known = left
        var result = target
        for (key, value) in source {
            let new = merged(result[key], value, bag?[key], resolver)
            if new == nil { left.remove(key[...]) }
            guard let new, result[key] == nil, known.contains(key[...]) else {
                result[key] = new
                continue
            }
            var members = result.map { ($0.key, $0.value) }
            let next = members.firstIndex { known.contains($0.0[...]) && key.utf16Precedes($0.0) }
            let end = members.lastIndex { known.contains($0.0[...]) }.map { $0 + 1 }
            members.insert((key, new), at: next ?? end ?? 0)
            result = OrderedMap(members)
        }
        return result.isEmpty && left.isEmpty ? nil : .object(result)
    }

    /// The JSON in the place of `target` after `source` is merged into it; nil for nothing.
    ///
    /// `origin` is the value that became `target`, if that is known.
    private static func merged(_ target: JSON?, _ source: TemplateValue, _ origin: TemplateValue?, _ resolver: Resolver) -> JSON? {
        guard case .object(let members) = source else {
            let resolved = resolver.resolve(source)
            // Deferred values are merged like objects, once it is known that they are some.
            if case .object? = resolved, let resolved { return merged(target, TemplateValue(resolved), origin, resolver) }
            return resolved
        }
        guard resolver.enter() else { return target }
        defer { resolver.leave() }
        // A call of a function replaces what stands there, as does what is put into one.
        switch isIntrinsic(members.keys) ? nil : target {
        case .array(let elements)?:
            var list: [JSON?] = elements
            var origins: [TemplateValue] = []
            if case .list(let values)? = origin, values.count == elements.count { origins = values }
            // A list of JavaScript's takes members with names too. They are not printed, but with one it is not empty.
            var hasNames = false
            for (key, value) in members {
                guard let index = Int(key), index >= 0, String(index) == key else {
                    if merged(nil, value, nil, resolver) != nil { hasNames = true }
                    continue
                }
                if index > list.count + maximumGap {
                    resolver.report(
                        .error(
                            "swift-cdk:template/override-index", "An override sets element \(index) of a list of \(list.count)",
                            action: "correct the path"))
                    continue
                }
                while list.count <= index { list.append(nil) }
                list[index] = merged(list[index], value, index < origins.count ? origins[index] : nil, resolver)
            }
            let kept = list.compactMap { $0 }
            return kept.isEmpty && !hasNames ? nil : .array(kept)
        case .object(let object)? where !isIntrinsic(object.keys):
            return merge(object, members, origin, resolver)
        default:
            return merge([:], members, nil, resolver)
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
