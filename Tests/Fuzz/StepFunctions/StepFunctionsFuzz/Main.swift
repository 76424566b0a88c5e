import CDK
import CDKAssertions

/// Reads random state machines, one JSON text a line, and writes what this library makes of each.
@main
struct StepFunctionsFuzz {
    static func main() {
        while let line = readLine() {
            print(result(line).text())
        }
    }

    private static func result(_ line: String) -> JSON {
        do {
            let recipe = try MachineRecipe(JSON(parsing: Array(line.utf8)))
            defer { recipe.app.node.dismantle() }
            return try Template(of: recipe.stack).json["Resources"] ?? [:]
        } catch {
            return ["error": .string("\(error)")]
        }
    }
}
