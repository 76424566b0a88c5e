import CloudAssembly

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A file with a template.
enum TemplateFile {
    /// A diagnostic in the place of a template.
    struct Unreadable: Error {
        let diagnostic: Diagnostic
    }

    /// The template in a file: of YAML if the name ends so or the text begins so, of JSON otherwise.
    static func read(_ path: String) -> Result<JSON, Unreadable> {
        var data: Data
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            return failure(
                "swift-cdk:include/unreadable", "The template '\(path)' cannot be read: \(SystemError.of(error))",
                action: "name a file that exists and may be read")
        }
        // Some editors begin a file with a mark of the order of its bytes.
        if data.starts(with: [0xEF, 0xBB, 0xBF]) { data = Data(data.dropFirst(3)) }
        do {
            if isYAML(path, data) { return .success(try JSON(parsingYAML: data)) }
            return .success(try JSON(parsingExactly: data))
        } catch {
            return failure("swift-cdk:include/syntax", "\(path), \(error)", action: "correct the template")
        }
    }

    private static func failure(_ id: Diagnostic.ID, _ message: String, action: String) -> Result<JSON, Unreadable> {
        .failure(Unreadable(diagnostic: .error(id, message, action: action)))
    }

    private static func isYAML(_ path: String, _ data: Data) -> Bool {
        let name = path.lowercased()
        if name.hasSuffix(".yaml") || name.hasSuffix(".yml") { return true }
        if name.hasSuffix(".json") { return false }
        return data.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D } != UInt8(ascii: "{")
    }
}
