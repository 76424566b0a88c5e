import CloudAssembly

/// A value of a recipe: its kind, and arguments by position.
struct RecipeValue {
    let kind: String
    private let arguments: [JSON]

    init(_ json: JSON) throws {
        guard let arguments = json.array, let kind = arguments.first?.string else {
            throw MalformedRecipe("\(json.text()) is no value")
        }
        self.kind = kind
        self.arguments = arguments
    }

    func json(_ index: Int) throws -> JSON {
        guard arguments.indices.contains(index) else { throw MalformedRecipe("\(kind) has no argument \(index)") }
        return arguments[index]
    }

    func text(_ index: Int) throws -> String {
        guard let value = try json(index).string else { throw MalformedRecipe("\(kind): argument \(index) is no text") }
        return value
    }

    func number(_ index: Int) throws -> Double {
        guard let value = try json(index).number else { throw MalformedRecipe("\(kind): argument \(index) is no number") }
        return value
    }

    func int(_ index: Int) throws -> Int { Int(try number(index)) }

    func array(_ index: Int) throws -> [JSON] {
        guard let value = try json(index).array else { throw MalformedRecipe("\(kind): argument \(index) is no list") }
        return value
    }
}
