import CDK
import CDKMediaConvert

/// Pipelines by chance for `test_random_pipelines.py`: `RandomPipelines` writes an assembly of as many stacks as the context value `count`
/// says, by its `seed`; `RandomPipelines check` reads the settings of a job from each line and says on a line what is wrong with them.
@main
enum Main {
    static func main() throws {
        if CommandLine.arguments.dropFirst() == ["check"] {
            while let line = readLine() {
                let mistakes = try JobSettings(json: JSON(parsing: line))?.mistakes.map(\.description) ?? ["is no object"]
                print(JSON.array(mistakes.map { .string($0) }).text())
            }
        } else {
            RandomPipelines.main()
        }
    }
}

struct RandomPipelines: CDKApp {
    func build(_ app: App) {
        guard let seed = number(app, "seed").flatMap(UInt64.init), let count = number(app, "count") else { return }
        var chance = Chance(seed: seed)
        for index in 0..<count { RandomPipeline(&chance).build(app, "p\(index)") }
        RemovalPolicies.of(app).apply(.destroy)
    }

    private func number(_ app: App, _ key: String) -> Int? {
        let number = app.node.context(key)?.string.flatMap { Int($0) }
        if number == nil {
            app.node.report(
                .error("random-pipelines:arguments", "The context value '\(key)' is no number", action: "give a whole number"))
        }
        return number
    }
}
