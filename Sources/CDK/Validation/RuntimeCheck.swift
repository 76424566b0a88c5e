import CDKSchemas
import CloudAssembly

/// Looks up the runtimes of functions: which get no patches any more, and which Lambda refuses.
///
/// Days are compared with the day of the table, so that the same app says the same on every day.
/// [Source](https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html)
enum RuntimeCheck {
    static let types = ["AWS::Lambda::Function", "AWS::Lambda::LayerVersion"]

    static func findings(_ properties: JSON, of type: String, _ table: RuntimeTable = .current) -> [Diagnostic] {
        switch type {
        case "AWS::Lambda::Function": return finding(properties["Runtime"], in: "Runtime", table)
        case "AWS::Lambda::LayerVersion":
            // That it is no list, the schema says.
            return (properties["CompatibleRuntimes"]?.array ?? []).enumerated().flatMap { index, runtime in
                // A layer may go on to have old runtimes beside newer ones.
                finding(runtime, in: "CompatibleRuntimes[\(index)]", table).filter { $0.severity == .error }
            }
        default: return []
        }
    }

    private static func finding(_ value: JSON?, in place: String, _ table: RuntimeTable) -> [Diagnostic] {
        guard let name = value?.string, let runtime = table[name] else { return [] }
        let action = runtime.successor.map { "use \($0)" } ?? "use a newer runtime"
        func isOver(_ day: String?) -> String? { day.flatMap { $0 <= table.date ? $0 : nil } }
        if let end = isOver(runtime.endOfUpdates) {
            return [
                .error(
                    "swift-cdk:runtimes/refused", "Lambda neither creates nor updates functions of \(name) since \(end)", action: action,
                    in: place)
            ]
        }
        if let end = isOver(runtime.endOfCreation) {
            return [
                .warning(
                    "swift-cdk:runtimes/no-new-functions", "Lambda creates no functions of \(name) since \(end), and only updates them",
                    action: action, in: place)
            ]
        }
        if let end = isOver(runtime.deprecation) {
            return [
                .warning(
                    "swift-cdk:runtimes/deprecated", "\(name) gets no patches since \(end)", action: action, in: place)
            ]
        }
        return []
    }
}
