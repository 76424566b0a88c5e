import CDK

/// What a recipe has made so far, by the recipe's own names.
final class RecipeElements {
    private var nodes: [String: Node] = [:]
    private var constructs: [String: Construct] = [:]
    private var lists: [String: [JSON]] = [:]
    private var blocks: [String: RecipeBlock] = [:]
    private var imports: [String: AnyValue] = [:]

    func add(_ name: String, _ construct: Construct) {
        nodes[name] = construct.node
        constructs[name] = construct
    }

    func add(_ name: String, _ block: RecipeBlock) { blocks[name] = block }
    func add(_ name: String, imported value: AnyValue) { imports[name] = value }
    func addList(_ name: String) { lists[name] = [] }
    func append(_ value: JSON, to name: String) { lists[name]?.append(value) }
    func list(_ name: String) -> [JSON] { lists[name] ?? [] }

    func node(_ name: String) throws -> Node {
        guard let node = nodes[name] else { throw MalformedRecipe("there is no \(name)") }
        return node
    }

    func block(_ name: String) throws -> RecipeBlock {
        guard let block = blocks[name] else { throw MalformedRecipe("there is no building block \(name)") }
        return block
    }

    func imported(_ name: String) throws -> AnyValue {
        guard let value = imports[name] else { throw MalformedRecipe("there is no export \(name)") }
        return value
    }

    func find<T: Construct>(_ name: String, as type: T.Type = T.self) throws -> T {
        guard let construct = constructs[name] as? T else { throw MalformedRecipe("\(name) is no \(T.self)") }
        return construct
    }
}
