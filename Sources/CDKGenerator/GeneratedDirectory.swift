import Foundation

/// A directory with generated files: those of a service, or the region table.
struct GeneratedDirectory {
    let url: URL
    let files: [GeneratedFile]
    /// Whether other files stand there as well. Otherwise the directory holds these files and nothing else.
    var isShared = false

    /// Makes the directory hold these files; without any, it goes.
    func write() throws {
        let manager = FileManager.default
        if files.isEmpty, !isShared {
            if manager.fileExists(atPath: url.path) { try manager.removeItem(at: url) }
            return
        }
        try manager.createDirectory(at: url, withIntermediateDirectories: true)
        for name in try extraNames() { try manager.removeItem(at: url.appending(path: name)) }
        for file in files where text(of: file.name) != file.text {
            try Data(file.text.utf8).write(to: url.appending(path: file.name))
        }
    }

    /// What differs from these files: one sentence for each.
    func differences() throws -> [String] {
        let extra = try extraNames().map { "\(path(of: $0)) is not generated any more." }
        let changed = files.filter { text(of: $0.name) != $0.text }.map { "\(path(of: $0.name)) differs from what is generated." }
        return extra + changed
    }

    private func extraNames() throws -> [String] {
        guard !isShared, FileManager.default.fileExists(atPath: url.path) else { return [] }
        let names = Set(files.map(\.name))
        return try FileManager.default.contentsOfDirectory(atPath: url.path).filter { !names.contains($0) }.sorted()
    }

    private func text(of name: String) -> String? {
        try? String(contentsOf: url.appending(path: name), encoding: .utf8)
    }

    private func path(of name: String) -> String {
        url.appending(path: name).relativePath
    }
}
