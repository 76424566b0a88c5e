/// A planner, which decides the structures of settings that some shapes of a service's model consist of.
struct SettingsPlanner {
    /// The structures that MediaConvert's templates, presets and jobs are made of, and the settings beside them in a job's request.
    static let mediaConvertRoots = [
        "AccelerationSettings", "HopDestination", "JobSettings", "JobTemplateSettings", "PresetSettings", "StatusUpdateInterval",
    ]

    private let model: ServiceModel

    static func plan(_ model: ServiceModel, roots: [String]) throws -> SettingsPlan {
        try SettingsPlanner(model: model).plan(roots: roots)
    }

    private func plan(roots: [String]) throws -> SettingsPlan {
        var structures: [String: [SettingsMemberPlan]] = [:]
        var constants: Set<String> = []
        var waiting = roots
        while let name = waiting.popLast() {
            if structures[name] != nil { continue }
            switch try type(of: name, at: "the roots") {
            case .structure:
                let members = try members(of: name)
                structures[name] = members
                constants.formUnion(members.compactMap(\.type.constantName))
                waiting += members.compactMap(\.type.structureName)
            case .constant: constants.insert(name)
            default: throw DatabaseError("\(name) is neither a structure nor a set of texts.")
            }
        }
        let users = Dictionary(
            grouping: structures.flatMap { name, members in
                Set(members.compactMap(\.type.constantName)).map { (constant: $0, user: name) }
            }, by: \.constant)
        let owners = users.compactMapValues { $0.count == 1 && !roots.contains($0[0].constant) ? $0[0].user : nil }
        return SettingsPlan(
            structures: try structures.sorted { $0.key.precedesByScalars($1.key) }.map { name, members in
                let own = constants.filter { owners[$0] == name }
                return SettingsStructurePlan(name: name, members: members, constants: try plans(of: own))
            },
            sharedConstants: try plans(of: constants.filter { owners[$0] == nil }))
    }

    private func members(of structure: String) throws -> [SettingsMemberPlan] {
        let shape = try shape(structure, at: "the roots")
        let members = shape.members ?? [:]
        let required = shape.required ?? []
        if let unknown = required.first(where: { members[$0] == nil }) {
            throw DatabaseError("\(structure) requires a member \(unknown) that it does not have.")
        }
        return try members.sorted { $0.key.precedesByScalars($1.key) }.map { name, use in
            SettingsMemberPlan(
                name: name,
                // The name that the member has in the service's own JSON.
                label: name.prefix(1).lowercased() + name.dropFirst(),
                type: try type(of: use.shape, at: "\(structure).\(name)"),
                isRequired: required.contains(name))
        }
    }

    private func type(of name: String, at place: String) throws -> SettingsType {
        let shape = try shape(name, at: place)
        let range = SettingsRange(minimum: shape.minimum, maximum: shape.maximum)
        switch shape.type {
        case "structure": return .structure(name)
        case "integer", "long": return .integer(range)
        // The model states no limits of fractions, but names these shapes after them.
        case "double", "float": return .number(range == .all ? SettingsRangeNames.range(in: name) : range)
        case "string": return shape.allowedTexts == nil ? .text(length: range, pattern: shape.pattern) : .constant(name)
        case "list":
            guard let element = shape.member else { throw DatabaseError("\(name) is a list of no type.") }
            return .list(try type(of: element.shape, at: name), length: range)
        case "map":
            guard let value = shape.value else { throw DatabaseError("\(name) is a map to no type.") }
            return .map(try type(of: value.shape, at: name))
        default: throw DatabaseError("\(name) has a type that settings cannot have: \(shape.type).")
        }
    }

    private func shape(_ name: String, at place: String) throws -> ServiceModel.Shape {
        guard let shape = model.shapes[name] else {
            throw DatabaseError("The shape \(name) of \(place) is missing.")
        }
        return shape
    }

    private func plans(of constants: Set<String>) throws -> [SettingsConstantPlan] {
        try constants.sorted { $0.precedesByScalars($1) }.map { name in
            let texts = try shape(name, at: "the roots").allowedTexts ?? []
            if let text = texts.first(where: { $0.contains(" ") }) {
                throw DatabaseError("\(name) has a text with a space: \(text).")
            }
            return SettingsConstantPlan(name: name, members: ConstantNames.members(of: texts), texts: texts)
        }
    }
}
