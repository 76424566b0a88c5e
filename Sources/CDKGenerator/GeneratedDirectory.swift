import Foundation

/// A directory that holds the generated files of a service, or the region table, and nothing else.
struct GeneratedDirectory {
    let url: URL

    /// Makes the directory hold exactly these files.
    func replace(with files: [GeneratedFile]) throws {
        let manager = FileManager.default
        try manager.createDirectory(at: url, withIntermediateDirectories: true)
        let names = Set(files.map(\.name))
        for name in try existingNames() where !names.contains(name) { try manager.removeItem(at: url.appending(path: name)) }
        for file in files where text(of: file.name) != file.text {
            try Data(file.text.utf8).write(to: url.appending(path: file.name))
        }
    }

    /// What differs from these files: one sentence for each.
    func differences(from files: [GeneratedFile]) throws -> [String] {
        let names = Set(files.map(\.name))
        let extra = try existingNames().filter { !names.contains($0) }.sorted().map { "\(path(of: $0)) is not generated any more." }
        let changed = files.filter { text(of: $0.name) != $0.text }.map { "\(path(of: $0.name)) differs from what is generated." }
        return extra + changed
    }

    private func existingNames() throws -> [String] {
        guard FileManager.default.fileExists(atPath: url.path) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: url.path)
    }

    private func text(of name: String) -> String? {
        try? String(contentsOf: url.appending(path: name), encoding: .utf8)
    }

    private func path(of name: String) -> String {
        url.appending(path: name).relativePath
    }
}
