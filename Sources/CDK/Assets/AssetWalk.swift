import CloudAssembly

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The walk that reads files on disk as an asset's content (Semantics 21.1).
struct AssetWalk {
    /// The content at an absolute path; nil if there is nothing.
    ///
    /// Links that the mode forbids are reported at `node`.
    static func content(
        at path: String, follow: SymlinkFollowMode, ignoring patterns: any IgnorePatterns, node: Node
    ) -> AssetContent? {
        guard let kind = FileKind(of: path) else { return nil }
        var walk = AssetWalk(root: FilePaths.resolved(path), follow: follow, patterns: patterns, node: node)
        switch kind {
        case .directory: break
        case .file:
            walk.take(file: walk.root, relative: "")
            return AssetContent(entries: walk.entries, isDirectory: false)
        case .other:
            node.report(.specialFile(path, action: "name a file or a directory"))
            return AssetContent(files: [:])
        }
        if walk.root == walk.output { node.report(.assetIsOutput(path)) }
        walk.visit(directory: path, real: walk.root, relative: "")
        return AssetContent(entries: walk.entries, isDirectory: true)
    }

    /// The directory's path without links.
    private let root: String
    private let follow: SymlinkFollowMode
    private let patterns: any IgnorePatterns
    private let node: Node
    /// The directory of the assembly, without links: what a former synthesis wrote is none of an asset's content.
    private let output: String
    private var entries: [(path: String, entry: AssetContent.Entry)] = []
    /// The paths without links of the directories that are being read: one of them again would be a circle.
    private var ancestors: Set<String> = []

    private init(root: String, follow: SymlinkFollowMode, patterns: any IgnorePatterns, node: Node) {
        self.root = root
        self.follow = follow
        self.patterns = patterns
        self.node = node
        output = FilePaths.resolved(FilePaths.absolute(node.tree.outputDirectory))
    }

    /// Reads a directory.
    ///
    /// - Parameters:
    ///   - directory: Where it is read.
    ///   - real: Its path without links.
    ///   - relative: Where it stands in the asset.
    private mutating func visit(directory: String, real: String, relative: String) {
        guard ancestors.insert(real).inserted else { return }
        defer { ancestors.remove(real) }
        for name in names(in: directory) {
            let path = directory + "/" + name
            let place = relative.isEmpty ? name : relative + "/" + name
            // What is no link throws here as well; what cannot be looked at is noticed below.
            if let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path) {
                visit(link: path, to: target, relative: place)
                continue
            }
            switch FileKind(of: path) {
            case .directory?: enter(path, real: real + "/" + name, relative: place)
            case .file?: add(file: path, relative: place)
            case .other?: if !patterns.ignores(place) { node.report(.specialFile(path, action: "exclude it from the asset")) }
            case nil:
                if !patterns.ignores(place) {
                    node.report(.unreadableAsset(AssemblyError(path: path, reason: SystemError.last.description)))
                }
            }
        }
    }

    private func names(in directory: String) -> [String] {
        do {
            return try DirectoryListing.names(in: directory)
        } catch {
            node.report(.unreadableAsset(error))
            return []
        }
    }

    private mutating func enter(_ directory: String, real: String, relative: String) {
        if patterns.ignoresDirectory(relative) || real == output { return }
        if !patterns.ignores(relative) { entries.append((relative, .directory)) }
        visit(directory: directory, real: real, relative: relative)
    }

    private mutating func add(file path: String, relative: String) {
        if !patterns.ignores(relative) { take(file: path, relative: relative) }
    }

    private mutating func take(file path: String, relative: String) {
        guard let stamp = FileStamp(of: path) else {
            return node.report(.unreadableAsset(AssemblyError(path: path, reason: SystemError.last.description)))
        }
        entries.append((relative, .file(.path(path, stamp))))
    }

    private mutating func visit(link path: String, to target: String, relative: String) {
        let resolved = FilePaths.resolvedTarget(target, ofLinkAt: path)
        let isInternal = resolved == root || resolved.hasPrefix(root + "/")
        let kind = follow.follows(internal: isInternal) ? FileKind(of: resolved) : nil
        switch kind {
        case .directory?: enter(resolved, real: FilePaths.resolved(resolved), relative: relative)
        // The target may be a link in turn, which would be copied as one.
        case .file?: add(file: FilePaths.resolved(resolved), relative: relative)
        case .other?: if !patterns.ignores(relative) { node.report(.specialFile(path, action: "exclude it from the asset")) }
        case nil:
            if patterns.ignores(relative) { return }
            if follow.follows(internal: isInternal), let error = FileKind.error(at: resolved) {
                return node.report(.unreadableAsset(AssemblyError(path: path, reason: error)))
            }
            if !isInternal, follow == .internalOnly { reportExternal(resolved) }
            let inside = isInternal ? String(Substring(resolved.utf8.dropFirst(root.utf8.count + 1))) : nil
            entries.append((relative, .link(AssetContent.Link(target: target, inside: inside))))
        }
    }

    private func reportExternal(_ target: String) {
        node.report(
            .error(
                "swift-cdk:assets/external-link", "A link leads out of the asset, to \(target), and followSymlinks is .internalOnly",
                action: "use followSymlinks: .external, or put the file itself there"))
    }
}

extension Diagnostic {
    fileprivate static func specialFile(_ path: String, action: String) -> Diagnostic {
        .error("swift-cdk:assets/special-file", "\(path) is a special file: a pipe, a socket or a device", action: action)
    }

    /// An asset that would hold itself, or be taken away by the next synthesis.
    static func assetIsOutput(_ path: String) -> Diagnostic {
        .error(
            "swift-cdk:assets/output-directory",
            "The asset is the directory that the assembly is written to, or a part of the assembly: \(path)",
            action: "let the app write to another directory, or put the asset into one of its own")
    }
}
