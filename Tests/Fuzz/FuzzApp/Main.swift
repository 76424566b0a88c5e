import CDK

/// Builds recipes with this library: one JSON line in, {recipe, output, fixtures}, one JSON line out, {error} or {}.
///
/// The counterpart with aws-cdk-lib is `Oracle/oracle.js`.
@main
enum Main {
    static func main() {
        while let line = readLine() {
            print(answer(line).text())
            flushOutput()
        }
    }

    private static func answer(_ line: String) -> JSON {
        do {
            let request = Operation(try JSON(parsing: line))
            try build(Operation(request.json("recipe")), output: request.text("output"), fixtures: request.text("fixtures"))
            return [:]
        } catch let error as SynthesisError {
            return ["error": .string(error.description)]
        } catch {
            return ["malformed": .string("\(error)")]
        }
    }

    private static func build(_ recipe: Operation, output: String, fixtures: String) throws {
        var context = cliContext
        for (key, value) in try recipe.object("context") { context[key] = value }
        let app = App(context: context, outputDirectory: output, processEnvironment: [:])
        defer { app.node.dismantle() }
        let tree = RecipeTree(app, fixtures: fixtures)
        for operation in try recipe.array("operations") { try tree.apply(Operation(operation)) }
        try app.synth()
    }

    private static let cliContext: OrderedMap<JSON> = [
        "aws:cdk:enable-path-metadata": true, "aws:cdk:enable-asset-metadata": true,
        "@aws-cdk/core:failSynthOnValidationErrors": false,
        // The original does not look whether a stack's region has the types.
        "swift-cdk:checkRegions": false,
        // Nor whether types and properties exist, which those of random trees do not.
        "swift-cdk:validation": "off",
    ]
}
