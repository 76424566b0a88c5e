import CloudAssembly

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The content of an asset: a file, or a directory with everything in it.
struct AssetContent: Sendable {
    enum Entry: Sendable {
        case directory
        case file(Source)
        /// A symbolic link that is kept as one.
        case link(Link)
    }

    struct Link: Sendable {
        /// The target as it is stored.
        let target: String
        /// The target's place in the asset, if it is there.
        let inside: String?

        /// The target as it counts for the hash: one in the asset is the same wherever the asset is.
        var hashed: String {
            if let inside, target.hasPrefix("/") { inside } else { target }
        }

        /// The target for a link at a place in the asset.
        func target(at place: String) -> String {
            inside.map { FilePaths.relative(from: FilePaths.directory(of: place), to: $0) } ?? target
        }
    }

    enum Source: Sendable {
        /// A file as it was when it was found.
        case path(String, FileStamp)
        case bytes([UInt8])

        func read() throws(AssemblyError) -> [UInt8] {
            switch self {
            case .bytes(let bytes): bytes
            case .path(let path, _): try Self.read(path)
            }
        }

        static func read(_ path: String) throws(AssemblyError) -> [UInt8] {
            do {
                return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
            } catch {
                throw AssemblyError(path: path, reason: SystemError.of(error).description)
            }
        }
    }

    /// The entries in the order of the walk, by paths relative to the root; a single file has the empty path.
    let entries: [(path: String, entry: Entry)]
    let isDirectory: Bool

    /// The entries of a directory that is made of texts in memory.
    init(files: [String: [UInt8]]) {
        isDirectory = true
        entries = files.sorted { $0.key.utf16Precedes($1.key) }.map { ($0.key, .file(.bytes($0.value))) }
    }

    init(entries: [(path: String, entry: Entry)], isDirectory: Bool) {
        self.entries = entries
        self.isDirectory = isDirectory
    }

    /// Writes the content to a path that does not exist yet.
    func write(to path: String) throws {
        let manager = FileManager.default
        if isDirectory { try manager.createDirectory(atPath: path, withIntermediateDirectories: true) }
        for (relative, entry) in entries {
            let target = relative.isEmpty ? path : path + "/" + relative
            if let slash = relative.lastIndex(of: "/") {
                try manager.createDirectory(atPath: path + "/" + relative[..<slash], withIntermediateDirectories: true)
            }
            switch entry {
            case .directory: try manager.createDirectory(atPath: target, withIntermediateDirectories: true)
            case .file(.path(let source, _)): try manager.copyItem(atPath: source, toPath: target)
            case .file(.bytes(let bytes)): try Data(bytes).write(to: URL(fileURLWithPath: target))
            case .link(let link):
                try manager.createSymbolicLink(atPath: target, withDestinationPath: link.target(at: relative))
            }
        }
    }
}

extension Diagnostic {
    /// A file or directory of an asset cannot be read, and must not be left out.
    static func unreadableAsset(_ error: AssemblyError) -> Diagnostic {
        .error(
            "swift-cdk:assets/unreadable", "A part of the asset cannot be read: \(error)",
            action: "let it be read, or leave it out with exclude")
    }
}
