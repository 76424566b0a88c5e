import CloudAssembly

/// One step of a recipe, read member by member.
struct Operation {
    let members: OrderedMap<JSON>

    init(_ json: JSON) { members = json.object ?? [:] }

    func json(_ key: String) throws -> JSON {
        guard let value = members[key] else { throw MalformedRecipe("\(key) is missing in \(JSON.object(members).text())") }
        return value
    }

    func text(_ key: String) throws -> String {
        guard let value = try json(key).string else { throw MalformedRecipe("\(key) is no text") }
        return value
    }

    func array(_ key: String) throws -> [JSON] {
        guard let value = try json(key).array else { throw MalformedRecipe("\(key) is no list") }
        return value
    }

    func object(_ key: String) throws -> OrderedMap<JSON> {
        guard let value = try json(key).object else { throw MalformedRecipe("\(key) is no object") }
        return value
    }

    func optional(_ key: String) -> JSON? { members[key] }
    func optionalText(_ key: String) -> String? { members[key]?.string }
    func optionalInt(_ key: String) -> Int? { members[key]?.number.map { Int($0) } }
    func texts(_ key: String) -> [String] { members[key]?.array?.compactMap(\.string) ?? [] }
}

/// A recipe that the generator should not have made.
struct MalformedRecipe: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
