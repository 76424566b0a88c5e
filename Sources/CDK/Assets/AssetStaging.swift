import CDKDigests
import CloudAssembly

/// A file or directory that is copied into the assembly, under a name made of its hash (Semantics 21.3).
final class AssetStaging: Construct {
    /// The place of the content, and the part of it that counts.
    struct Source: Hashable {
        /// The absolute path.
        var path: String
        var exclude: [String] = []
        var ignoreMode = IgnoreMode.glob
        var follow = SymlinkFollowMode.external
        /// The text that stands for the content's own hash; nil for that hash itself.
        var assetHash: String?
        /// The text that goes into the hash besides the content.
        var extraHash = ""
    }

    /// The absolute path of what is to be staged, as users write it; empty if it cannot be one, which is reported.
    static func path(_ written: String, _ node: Node) -> String {
        if let hint = DeferredTextMarker.find(in: written) {
            node.report(.deferredText(hint, in: "path"))
        } else if written.isEmpty || written.utf8.contains(0) {
            node.report(.noPath(written))
        } else {
            return FilePaths.absolute(written)
        }
        return ""
    }

    /// The hash of the content, which names the asset.
    let assetHash: String
    let isFile: Bool
    /// The name in the app's assembly; the source's path where assets are not copied.
    let fileName: String
    /// Whether it is published as an archive.
    let isArchive: Bool

    init(_ scope: Node, _ id: String, _ source: Source) {
        let node = Node(in: scope, id: id, location: scope.location)
        for text in [source.assetHash ?? "", source.extraHash] + source.exclude {
            if let hint = DeferredTextMarker.find(in: text) { node.report(.deferredText(hint)) }
        }
        let staged = Self.stage(source, node)
        assetHash = staged.hash
        isFile = !staged.content.isDirectory
        let isCopied = node.flag("aws:cdk:disable-asset-staging") != true
        let ending = Self.fileExtension(source.path)
        isArchive = !isFile || Self.archives.contains(ending)
        fileName = isCopied ? "asset.\(staged.hash)\(isFile ? ending : "")" : source.path
        if isCopied, !node.tree.slot(StagedAssets.self).add(staged, as: fileName) { node.report(.sharedHash(source.path)) }
        super.init(node)
    }

    /// A directory with these files, by their paths in it.
    init(_ scope: Node, _ id: String, files: [String: [UInt8]]) {
        let node = Node(in: scope, id: id, location: scope.location)
        let mistakes = AssetFileNames.mistakes(in: files.keys.sorted { $0.utf16Precedes($1) })
        node.report(mistakes)
        let content = AssetContent(files: mistakes.isEmpty ? files : [:])
        for (path, bytes) in files.sorted(by: { $0.key.utf16Precedes($1.key) }) {
            if let hint = DeferredTextMarker.find(in: path) ?? DeferredTextMarker.find(in: bytes) {
                node.report(.deferredText(hint, in: path))
            }
        }
        let staged = Self.staged(content, Source(path: ""), node)
        assetHash = staged.hash
        isFile = false
        isArchive = true
        fileName = "asset.\(assetHash)"
        // Another of the name has the same content.
        _ = node.tree.slot(StagedAssets.self).add(staged, as: fileName)
        super.init(node)
    }

    override var constructInfoName: String { "aws-cdk-lib.AssetStaging" }

    /// The path of what is staged, as the files of a stack name it.
    func path(from stack: StackNode) -> String { AssetPaths.path(of: fileName, from: stack) }

    // MARK: Hash

    private static func stage(_ source: Source, _ node: Node) -> StagedContent {
        if let known = node.tree.slot(StagedAssets.self).known(source) { return known }
        let staged = staged(content(of: source, node) ?? AssetContent(files: [:]), source, node)
        node.tree.slot(StagedAssets.self).remember(staged, for: source)
        return staged
    }

    /// The content at the path of a source; nil where there is none, which is reported.
    private static func content(of source: Source, _ node: Node) -> AssetContent? {
        // What cannot be a path is reported where it was given.
        if source.path.isEmpty { return nil }
        let output = FilePaths.resolved(FilePaths.absolute(node.tree.outputDirectory))
        if FormerAssembly.holds(FilePaths.resolved(source.path), in: output) {
            node.report(.assetIsOutput(source.path))
            return nil
        }
        let patterns = source.ignoreMode.patterns([".is_custom_resource"] + source.exclude)
        let content = AssetWalk.content(at: source.path, follow: source.follow, ignoring: patterns, node: node)
        if content == nil { node.report(.nothing(at: source.path)) }
        return content
    }

    /// The content with its hash.
    private static func staged(_ content: AssetContent, _ source: Source, _ node: Node) -> StagedContent {
        let owner = (node.path, node.location)
        if let given = source.assetHash {
            let hash = Names.hexadecimal(SHA256.hash(data: Array(given.utf8)))
            return StagedContent(content: content, hash: hash, ingredients: nil, owner: owner)
        }
        // A setting that is no text is told by the reading of it.
        let salt = node.text("@aws-cdk/core:assetHashSalt") ?? ""
        var options = [(name: "follow", value: source.follow.rawValue)]
        if source.ignoreMode != .glob { options.append(("ignoreMode", source.ignoreMode.rawValue)) }
        let ingredients = AssetFingerprint.Ingredients(extra: source.extraHash + salt, options: options)
        content.settle()
        var hash = ""
        do {
            hash = try AssetFingerprint.hash(of: content, ingredients)
        } catch {
            node.report(.unreadableAsset(error))
        }
        return StagedContent(content: content, hash: hash, ingredients: ingredients, owner: owner)
    }

    // MARK: Names

    private static let archives = [".tar.gz", ".zip", ".jar", ".tar", ".tgz"]

    /// The ending that the staged file keeps: that of an archive, else what follows the last dot.
    private static func fileExtension(_ path: String) -> String {
        // The root has no name.
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        if let archive = archives.first(where: { name.lowercased().hasSuffix($0) }) { return archive }
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
        return String(name[dot...])
    }
}

/// The assets of an app, and what is already known of their sources.
final class StagedAssets: Slot {
    /// The contents by their names in the app's assembly, in the order in which they were added.
    private(set) var contents: OrderedMap<StagedContent> = [:]
    private var staged: [AssetStaging.Source: StagedContent] = [:]

    /// Adds a content, unless one of the name is there.
    ///
    /// - Returns: False if another content has the name: the user has given both the same hash.
    func add(_ staged: StagedContent, as name: String) -> Bool {
        guard let other = contents[name] else {
            contents[name] = staged
            return true
        }
        return staged.ingredients != nil || staged.content.isSame(as: other.content)
    }

    /// What was staged before of a source; nil if nothing was.
    func known(_ source: AssetStaging.Source) -> StagedContent? { staged[Self.key(source)] }

    func remember(_ content: StagedContent, for source: AssetStaging.Source) { staged[Self.key(source)] = content }

    /// The source as it is looked up: without the way in which links are followed, by which the original does not tell sources apart.
    private static func key(_ source: AssetStaging.Source) -> AssetStaging.Source {
        var key = source
        key.follow = .external
        return key
    }
}

extension Diagnostic {
    fileprivate static func nothing(at path: String) -> Diagnostic {
        .error(
            "swift-cdk:assets/not-found", "There is nothing at \(path)",
            action: path.contains("/~")
                ? "write the home directory out, which only a shell reads from '~'" : "check the path and the working directory")
    }

    fileprivate static func noPath(_ path: String) -> Diagnostic {
        .error(
            "swift-cdk:assets/no-path", path.isEmpty ? "The path is empty" : "The path holds a NUL, which no path can: '\(path)'",
            action: "name a file or a directory")
    }

    fileprivate static func sharedHash(_ path: String) -> Diagnostic {
        .error(
            "swift-cdk:assets/shared-hash", "Another asset has the same assetHash, and is not the same as \(path)",
            action: "give each content a hash of its own")
    }
}
