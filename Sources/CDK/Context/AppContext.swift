import CloudAssembly

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The sources of an app's context and their order (Semantics 19).
enum AppContext {
    /// The app's own values, those of the CLI's environment variable over them, and those of its overflow file over both.
    ///
    /// A text or file that is no JSON object, and a file that cannot be read, are added to the mistakes.
    static func merged(
        _ context: OrderedMap<JSON>, _ environment: [String: String], _ mistakes: inout [Diagnostic]
    ) -> OrderedMap<JSON> {
        var merged = context
        if let text = environment["CDK_CONTEXT_JSON"] {
            merge(text, from: "the environment variable CDK_CONTEXT_JSON", into: &merged, &mistakes)
        }
        if let path = environment["CONTEXT_OVERFLOW_LOCATION_ENV"] {
            switch read(path) {
            case .success(let text): merge(text, from: path, into: &merged, &mistakes)
            case .failure(let error):
                mistakes.append(.error("swift-cdk:context/unreadable", error.description, action: "let the CDK CLI write it again"))
            }
        }
        return merged
    }

    /// The context of `cdk.context.json` and, over it, of `cdk.json` in a directory, for a run without the CLI, which ranks them so.
    static func files(in directory: String, _ mistakes: inout [Diagnostic]) -> OrderedMap<JSON> {
        var merged = OrderedMap<JSON>()
        for (name, isWholeFile) in [("cdk.context.json", true), ("cdk.json", false)] {
            let path = directory + "/" + name
            guard FileManager.default.fileExists(atPath: path) else { continue }
            switch read(path) {
            case .failure(let error):
                mistakes.append(.error("swift-cdk:context/unreadable", error.description, action: "check the file's permissions"))
            case .success(let text):
                guard let json = parse(text, from: name, &mistakes) else { continue }
                let context = isWholeFile ? json : json["context"] ?? [:]
                guard case .object(let values) = context else {
                    mistakes.append(noObject(name, action: isWholeFile ? "write { … }" : "write \"context\": { … }"))
                    continue
                }
                for (key, value) in values { merged[key] = value }
            }
        }
        return merged
    }

    private static func merge(
        _ text: String, from source: String, into context: inout OrderedMap<JSON>, _ mistakes: inout [Diagnostic]
    ) {
        guard let json = parse(text, from: source, &mistakes) else { return }
        guard case .object(let values) = json else {
            mistakes.append(noObject(source, action: "write a JSON object"))
            return
        }
        for (key, value) in values { context[key] = value }
    }

    private static func parse(_ text: String, from source: String, _ mistakes: inout [Diagnostic]) -> JSON? {
        do {
            return try JSON(parsing: text)
        } catch {
            mistakes.append(.error("swift-cdk:context/no-json", "\(source) is not JSON: \(error)", action: "correct it there"))
            return nil
        }
    }

    private static func noObject(_ source: String, action: String) -> Diagnostic {
        .error("swift-cdk:context/no-object", "\(source): the context must be an object of values", action: action)
    }

    private static func read(_ path: String) -> Result<String, AssemblyError> {
        guard let data = FileManager.default.contents(atPath: path) else {
            return .failure(AssemblyError(path: path, reason: "cannot be read"))
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            return .failure(AssemblyError(path: path, reason: "is not UTF-8"))
        }
        return .success(text)
    }
}
