/// The manifest `Package.swift`, which names the services with building blocks and into which the list of all services is written.
///
/// The manifest holds the names instead of looking which directories there are, because SwiftPM does not read a manifest again that has
/// not changed.
struct Manifest {
    private static let list = (opening: "\nlet services = \"\"\"\n", closing: "\n    \"\"\"")
    private static let dependencies = (opening: "\nlet serviceDependencies: [String: [String]] = [\n", closing: "\n]\n")

    let text: String

    /// The manifest with these services.
    func listing(services: [String]) throws -> String {
        let range = try range(of: Self.list, called: "services")
        return text[..<range.lowerBound] + Self.lines(of: services).joined(separator: "\n") + text[range.upperBound...]
    }

    /// The keys of `serviceDependencies`, a line each.
    func servicesWithBuildingBlocks() throws -> Set<String> {
        let lines = try text[range(of: Self.dependencies, called: "serviceDependencies")].split(separator: "\n")
        return try Set(
            lines.map { line in
                guard let key = line.firstMatch(of: /^    "(\w+)": \[/) else {
                    throw DatabaseError("The manifest's `serviceDependencies` has a line that does not begin with a service: \(line)")
                }
                return String(key.1)
            })
    }

    private func range(of part: (opening: String, closing: String), called name: String) throws -> Range<String.Index> {
        guard let opening = text.firstRange(of: part.opening), let closing = text[opening.upperBound...].firstRange(of: part.closing)
        else { throw DatabaseError("The manifest has no `\(name)` in the form that the generator knows.") }
        return opening.upperBound..<closing.lowerBound
    }

    private static func lines(of names: [String]) -> [String] {
        var lines: [String] = []
        for name in names {
            if let last = lines.last, last.count + 1 + name.count <= SourceText.maximumWidth {
                lines[lines.count - 1] = last + " " + name
            } else {
                lines.append("    " + name)
            }
        }
        return lines
    }
}
