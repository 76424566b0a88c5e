#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Reads what is on disk as an asset's content.
struct AssetWalk {
    /// The content at a path; nil if there is nothing.
    static func content(at path: String) -> AssetContent? {
        guard let kind = FileKind(of: path) else { return nil }
        guard kind == .directory else { return AssetContent(entries: [("", .file(.path(path)))], isDirectory: false) }
        var walk = AssetWalk()
        walk.visit(path, relative: "")
        return AssetContent(entries: walk.entries, isDirectory: true)
    }

    private var entries: [(path: String, entry: AssetContent.Entry)] = []

    private mutating func visit(_ directory: String, relative: String) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        for name in names.sorted(by: { $0.utf16Precedes($1) }) {
            let path = directory + "/" + name
            let relativePath = relative.isEmpty ? name : relative + "/" + name
            if let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path) {
                entries.append((relativePath, .link(target: target)))
                continue
            }
            switch FileKind(of: path) {
            case .directory?:
                entries.append((relativePath, .directory))
                visit(path, relative: relativePath)
            case .file?: entries.append((relativePath, .file(.path(path))))
            case nil: continue
            }
        }
    }
}
