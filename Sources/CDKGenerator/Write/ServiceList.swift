/// The list of the services' modules in `Package.swift`: the text literal of `let services`, names in lines.
///
/// The manifest holds the names instead of looking which directories there are, because SwiftPM does not read a manifest again that has
/// not changed.
struct ServiceList {
    private static let opening = "\nlet services = \"\"\"\n"
    private static let closing = "\n    \"\"\""

    let names: [String]

    /// The manifest with these services.
    func inserted(into manifest: String) throws -> String {
        guard let opening = manifest.firstRange(of: Self.opening),
            let closing = manifest[opening.upperBound...].firstRange(of: Self.closing)
        else { throw DatabaseError("The manifest has no text called `services`.") }
        return manifest[..<opening.upperBound] + lines.joined(separator: "\n") + manifest[closing.lowerBound...]
    }

    private var lines: [String] {
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
