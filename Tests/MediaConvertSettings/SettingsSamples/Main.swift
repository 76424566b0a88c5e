import CDKMediaConvert
import CloudAssembly

/// Prints the samples, and the mistakes with what the library says of them, as JSON for `test_settings.py`.
@main
enum Main {
    static func main() {
        let samples = Samples.all.map { sample -> JSON in
            ["name": .string(sample.name), "shape": .string(sample.shape), "settings": sample.settings.json]
        }
        let mistakes = Mistake.all.map { mistake -> JSON in
            [
                "name": .string(mistake.name), "shape": .string(String(describing: type(of: mistake.settings))),
                "settings": mistake.settings.json,
                "told": .array(
                    mistake.settings.mistakes.map { ["place": .string($0.place), "message": .string($0.message)] }),
            ]
        }
        print(JSON.object(["samples": .array(samples), "mistakes": .array(mistakes)]).text(indent: 2))
    }
}
