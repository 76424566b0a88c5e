import CDKSchemas
import CloudAssembly

/// Plans the schema table: nodes that say the same are one, and what says nothing of values is left out.
struct SchemaPlanner {
    private var plan = SchemaPlan()
    private var known: [SchemaPlan.Node: Int] = [:]
    private var patterns: Set<String> = []

    // Of the type that is being planned.
    private var schema: JSON = [:]
    /// The nodes of definitions.
    private var definitions: [String: Int] = [:]
    /// Definitions that are being planned, with nodes for those that turned out to contain themselves.
    private var open: [String: Int?] = [:]

    /// - Parameters:
    ///   - schemas: The schemas of types, by their names.
    ///   - attributes: What `Fn::GetAtt` gives of types, beyond what the schemas call read-only.
    /// - Returns: The plan of all types.
    /// - Throws: `DatabaseError` with the type whose schema says what is not understood.
    static func plan(_ schemas: [String: JSON], attributes: [String: [String]] = [:]) throws -> SchemaPlan {
        var planner = SchemaPlanner()
        for (type, schema) in schemas.sorted(by: { $0.key < $1.key }) {
            planner.schema = schema
            planner.definitions = [:]
            do {
                planner.plan.types[type] = try planner.root(attributes: attributes[type] ?? [])
            } catch let error as DatabaseError {
                throw DatabaseError("\(type): \(error)")
            }
        }
        return planner.plan
    }

    private static let ofTypes: Set<String> = [
        "typeName", "definitions", "handlers", "tagging", "readOnlyProperties", "createOnlyProperties", "sourceUrl", "primaryIdentifier",
        "writeOnlyProperties", "additionalIdentifiers", "propertyTransform", "lifecycle", "replacementStrategy", "deprecatedProperties",
        "conditionalCreateOnlyProperties", "$schema", "taggable", "documentationUrl", "resourceLink", "typeConfiguration", "$id",
        "nonPublicProperties", "nonPublicDefinitions",
    ]
    /// Texts and hints; what no other keyword can be made of (`multipleOf` of fractions, `arrayType`, `maxUniqueItems`).
    private static let ignored: Set<String> = [
        "description", "title", "default", "examples", "$comment", "insertionOrder", "relationshipRef", "arrayType", "maxUniqueItems",
        "multipleOf", "definitions",
    ]

    private mutating func root(attributes: [String]) throws -> Int {
        guard let members = schema.object else { throw DatabaseError("The schema is no object.") }
        var node = try fields(OrderedMap(members.lazy.filter { !Self.ofTypes.contains($0.key) }.map { ($0.key, $0.value) }))
        let readOnly = try paths("readOnlyProperties")
        let given = Set(readOnly.filter { !$0.contains("*") } + attributes)
        // What is read-only within a property is accepted by some services, and written by those who copy what they read.
        let properties = readOnly.filter { !$0.contains(".") }
        if !properties.isEmpty { node[.readOnly] = .texts(properties) }
        if !given.isEmpty { node[.attributes] = .texts(given.sorted()) }
        return add(node)
    }

    /// `/properties/Endpoint/Address` as `Endpoint.Address`; nil for what speaks of all elements.
    private func paths(_ key: String) throws -> [String] {
        try Set(
            (schema[key]?.array ?? []).map { path in
                let parts = path.string?.split(separator: "/").map(String.init) ?? []
                guard parts.first == "properties", parts.count > 1 else { throw DatabaseError("\(key) has \(path)") }
                return parts.dropFirst().filter { $0 != "properties" }.map { $0 == "items" ? "*" : $0 }.joined(separator: ".")
            }
        ).sorted()
    }

    private mutating func add(_ node: SchemaPlan.Node) -> Int {
        if let place = known[node] { return place }
        plan.nodes.append(node)
        known[node] = plan.nodes.count - 1
        return plan.nodes.count - 1
    }

    private mutating func node(_ schema: JSON) throws -> Int {
        switch schema {
        case .bool(true): return add([:])
        case .bool(false): return add([.traits: .number(SchemaTraits.never.rawValue)])
        case .object(let members):
            guard let reference = members["$ref"]?.string else { return add(try fields(members)) }
            let target = try definition(reference)
            // Beside a reference stand narrower bounds, and members that make no sense there.
            let rest = try fields(
                OrderedMap(members.lazy.filter { !["$ref", "additionalProperties", "type"].contains($0.key) }.map { ($0.key, $0.value) }))
            return rest.isEmpty ? target : add(rest.merging([.allOf: .nodes([target])]) { old, _ in old })
        default: throw DatabaseError("\(schema) is no schema.")
        }
    }

    private mutating func definition(_ reference: String) throws -> Int {
        if let known = definitions[reference] { return known }
        if let reserved = open[reference] {
            if let reserved { return reserved }
            plan.nodes.append([:])
            open[reference] = .some(plan.nodes.count - 1)
            return plan.nodes.count - 1
        }
        let path = reference.drop { $0 != "#" }.dropFirst().split(separator: "/").map(String.init)
        guard !path.isEmpty, let target = path.reduce(Optional(schema), { $0?[$1] }) else {
            throw DatabaseError("\(reference) leads nowhere.")
        }
        open[reference] = .some(nil)
        var result = try node(target)
        if case .some(.some(let reserved)) = open.removeValue(forKey: reference) {
            plan.nodes[reserved] = plan.nodes[result]
            result = reserved
        }
        definitions[reference] = result
        return result
    }

    private mutating func fields(_ members: OrderedMap<JSON>) throws -> SchemaPlan.Node {
        var node: SchemaPlan.Node = [:]
        var traits: SchemaTraits = []
        for (key, value) in members where !Self.ignored.contains(key) {
            switch (key, value) {
            case ("type", _): traits.formUnion(try SchemaKeywords.types(value))
            case ("additionalProperties", .bool(let isOpen)): if !isOpen { traits.insert(.closed) }
            case ("uniqueItems", .bool(let isUnique)): if isUnique { traits.insert(.unique) }
            case ("enumCaseInsensitive", _):
                traits.insert(.ignoresCase)
                node[.allowed] = .texts(try SchemaKeywords.literals(value))
            case ("enum", _): node[.allowed] = .texts(try SchemaKeywords.literals(value))
            case ("const", _): node[.allowed] = .texts(try SchemaKeywords.literals(.array([value])))
            case ("pattern", .string(let pattern)): if isUsable(pattern) { node[.pattern] = .text(pattern) }
            case ("patternProperties", .object(let patterns)): try add(patterns, to: &node, &traits)
            case ("properties", .object(let properties)):
                // What templates cannot set is told by its path.
                if !properties.isEmpty { node[.properties] = try named(properties) }
            case ("dependencies", .object(let all)), ("dependentRequired", .object(let all)), ("dependentExcluded", .object(let all)):
                try add(dependencies: all, excluded: key == "dependentExcluded", to: &node)
            default:
                guard let (field, content) = try content(key, value) else {
                    throw DatabaseError("The keyword \(key) is not known: \(value)")
                }
                node[field] = content
            }
        }
        // An empty list of properties and no others means any object to CloudFormation.
        if node[.properties] == nil, node[.patternProperties] == nil { traits.remove(.closed) }
        if !traits.isEmpty { node[.traits] = .number(traits.rawValue) }
        return node
    }

    private mutating func content(_ key: String, _ value: JSON) throws -> (SchemaField, SchemaPlan.Content)? {
        if let field = SchemaKeywords.numbers[key], let number = value.number { return (field, .number(SchemaKeywords.bounded(number))) }
        if let field = SchemaKeywords.bounds[key], let number = value.number { return (field, .text(JSON.text(of: number))) }
        if let field = SchemaKeywords.texts[key] { return (field, .texts(try SchemaKeywords.names(value))) }
        if let field = SchemaKeywords.nodes[key] { return (field, .node(try node(value))) }
        if let field = SchemaKeywords.nodeLists[key], let all = value.array { return (field, .nodes(try all.map { try node($0) })) }
        if key == "format", let format = value.string { return (.format, .text(format)) }
        return nil
    }

    private mutating func named(_ all: OrderedMap<JSON>) throws -> SchemaPlan.Content {
        .members(
            try all.map { SchemaPlan.Member(name: $0.key, node: try node($0.value)) }
                .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) })
    }

    private mutating func add(_ patterns: OrderedMap<JSON>, to node: inout SchemaPlan.Node, _ traits: inout SchemaTraits) throws {
        let usable = OrderedMap(patterns.filter { isUsable($0.key) }.map { ($0.key, $0.value) })
        // Names that cannot be told apart may all be right.
        if usable.count < patterns.count { node[.additional] = .node(add([:])) }
        if !usable.isEmpty { node[.patternProperties] = try named(usable) }
    }

    private mutating func add(dependencies all: OrderedMap<JSON>, excluded: Bool, to node: inout SchemaPlan.Node) throws {
        var members: [SchemaPlan.Member] = []
        if case .members(let before)? = node[.dependencies] { members = before }
        for (name, value) in all {
            let names = try? SchemaKeywords.names(value)
            var target = try names.map { add([excluded ? .excluded : .required: .texts($0)]) } ?? self.node(value)
            if let index = members.firstIndex(where: { $0.name == name }) {
                target = add([.allOf: .nodes([members.remove(at: index).node, target])])
            }
            members.append(SchemaPlan.Member(name: name, node: target))
        }
        node[.dependencies] = .members(members.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) })
    }

    private mutating func isUsable(_ pattern: String) -> Bool {
        if patterns.contains(pattern) { return true }
        do throws(PatternError) {
            _ = try Pattern(pattern)
            patterns.insert(pattern)
            return true
        } catch {
            plan.refusedPatterns[pattern] = error.description
            return false
        }
    }
}
