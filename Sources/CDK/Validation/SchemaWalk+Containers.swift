import CDKSchemas
import CloudAssembly

extension SchemaWalk {
    mutating func checkElements(_ elements: [JSON], _ node: SchemaNode) {
        if let maximum = node.number(.maxItems), elements.count > maximum {
            let certain = elements.count { DeferredJSON.presence($0) == .present }
            if certain > maximum { report { .size("list", "elements", certain, maximum: maximum, in: $0) } }
        }
        if let minimum = node.number(.minItems) {
            let possible = elements.count { DeferredJSON.presence($0) != .absent }
            if possible < minimum { report { .size("list", "elements", possible, minimum: minimum, in: $0) } }
        }
        if node.traits.contains(.unique) { checkUniqueness(elements) }
        if node.has(.uniqueKeys) { checkUniqueness(of: node.texts(.uniqueKeys).map(\.string), elements) }
        if node.has(.firstItems) {
            for ((index, element), first) in zip(elements.enumerated(), node.nodes(.firstItems)) {
                check(element, first, in: .element(index))
            }
        }
        guard let items = node.node(.items) else { return }
        for (index, element) in elements.enumerated() { check(element, items, in: .element(index)) }
    }

    private mutating func checkUniqueness(_ elements: [JSON]) {
        guard elements.count > 1 else { return }
        var places: [String: Int] = [:]
        for (index, element) in elements.enumerated() {
            if let first = places.updateValue(index, forKey: element.sortedText) {
                return report { .repeated("Elements \(first) and \(index) are equal", in: $0) }
            }
        }
    }

    private mutating func checkUniqueness(of keys: [String], _ elements: [JSON]) {
        var places: [[String]: Int] = [:]
        for (index, element) in elements.enumerated() {
            let values = keys.compactMap { element[$0]?.string }
            guard values.count == keys.count else { continue }
            if let first = places.updateValue(index, forKey: values) {
                let names = NearestNames.list(keys, "and")
                return report { .repeated("Elements \(first) and \(index) have the same \(names): '\(values[0])'", in: $0) }
            }
        }
    }

    mutating func checkMembers(_ members: OrderedMap<JSON>, _ node: SchemaNode) {
        // A macro or a loop makes members that nobody knows yet.
        let isOpen =
            members.place { $0.isFunctionName && ($0 == "Fn::Transform" || $0.hasPrefix("Fn::ForEach::")) } != nil
        if isOpen { note(.uncertain) }
        checkNames(members, node, isOpen: isOpen)
        if let maximum = node.number(.maxProperties), members.count > maximum, !isOpen {
            let certain = members.count { DeferredJSON.presence($0.value) == .present }
            if certain > maximum { report { .size("object", "members", certain, maximum: maximum, in: $0) } }
        }
        if let minimum = node.number(.minProperties), members.count < minimum, !isOpen {
            report { .size("object", "members", members.count, minimum: minimum, in: $0) }
        }
        if !isOpen { checkRequired(members, node) }
        if node.has(.excluded) {
            for name in node.texts(.excluded) where presence(name.string, members) == .present {
                report { .excluded(name.string, in: $0) }
            }
        }
        if node.has(.exactlyOne) || node.has(.atLeastOne) { checkChoices(members, node, isOpen: isOpen) }
        if node.has(.dependencies) {
            for (name, dependent) in node.members(.dependencies) where presence(name.string, members) == .present && !isOpen {
                checkLiteralMembers(members, dependent)
            }
        }
    }

    /// What else an object with a certain property has to be like.
    private mutating func checkLiteralMembers(_ members: OrderedMap<JSON>, _ node: SchemaNode) {
        checkMembers(members, node)
        checkCombinations(.object(members), node)
    }

    private mutating func checkNames(_ members: OrderedMap<JSON>, _ node: SchemaNode, isOpen: Bool) {
        guard node.has(.properties) || node.has(.patternProperties) || node.has(.additional) else { return }
        let properties = node.members(.properties)
        for (name, value) in members {
            if let property = properties[name] {
                check(value, property, in: .member(name))
                continue
            }
            let patternProperties = node.members(.patternProperties)
            var isKnown = false
            for (pattern, property) in patternProperties where matches(name, pattern) != false {
                isKnown = true
                check(value, property, in: .member(name))
            }
            if isKnown { continue }
            if let additional = node.node(.additional) {
                check(value, additional, in: .member(name))
            } else if node.traits.contains(.closed), !(isOpen && name.isFunctionName), DeferredJSON.presence(value) != .absent {
                let type = type
                path.enter(.member(name))
                report {
                    patternProperties.isEmpty || !properties.isEmpty
                        ? .unknownProperty(name, of: type, among: properties.map(\.name.string), in: $0)
                        : .memberName(name, patternProperties.map(\.name.string), in: $0)
                }
                path.leave()
            }
        }
    }

    /// Members that are searched faster than a name is made of a text of the table.
    private static let searchedMembers = 16

    private mutating func checkRequired(_ members: OrderedMap<JSON>, _ node: SchemaNode) {
        guard node.has(.required) else { return }
        let isWide = members.count > Self.searchedMembers
        for name in node.texts(.required) {
            let place = isWide ? members.place(of: name.string) : members.place { name.equals($0) }
            switch DeferredJSON.presence(place.map { members[$0].value }) {
            case .present: break
            case .perhaps: note(.uncertain)
            case .absent: report { .missing(name.string, in: $0) }
            }
        }
    }

    private mutating func checkChoices(_ members: OrderedMap<JSON>, _ node: SchemaNode, isOpen: Bool) {
        for field in [SchemaField.exactlyOne, .atLeastOne] where node.has(field) {
            let names = node.texts(field).map(\.string)
            let present = names.filter { presence($0, members) == .present }
            let perhaps = names.contains { presence($0, members) == .perhaps }
            if present.isEmpty, !perhaps, !isOpen {
                report { .noneOf(names, in: $0) }
            } else if present.count > 1, field == .exactlyOne {
                report { .severalOf(present, in: $0) }
            }
        }
    }

    private func presence(_ name: String, _ members: OrderedMap<JSON>) -> DeferredJSON.Presence {
        DeferredJSON.presence(members[name])
    }
}

extension JSON {
    /// The text with members sorted, which equal values share.
    ///
    /// Numbers and Booleans read as texts do.
    fileprivate var sortedText: String {
        switch self {
        case .object(let members):
            "{" + members.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value.sortedText)" }.joined(separator: ",") + "}"
        case .array(let elements): "[" + elements.map(\.sortedText).joined(separator: ",") + "]"
        case .string(let text): "\"\(text)\""
        case .null, .bool, .number: text()
        }
    }
}
