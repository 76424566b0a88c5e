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

    /// The hash of the content, which names the asset.
    let assetHash: String
    let isFile: Bool
    /// The name in the app's assembly; the source's path where assets are not copied.
    let fileName: String
    /// Whether it is published as an archive.
    let isArchive: Bool

    init(_ scope: Node, _ id: String, _ source: Source) {
        let node = Node(in: scope, id: id, location: scope.location)
        let staged = Self.stage(source, node)
        assetHash = staged.hash
        isFile = staged.isFile
        let isCopied = node.flag("aws:cdk:disable-asset-staging") != true
        let ending = Self.fileExtension(source.path)
        isArchive = !staged.isFile || Self.archives.contains(ending)
        fileName = isCopied ? "asset.\(staged.hash)\(staged.isFile ? ending : "")" : source.path
        if isCopied { node.tree.slot(StagedAssets.self).add(staged.content, as: fileName) }
        super.init(node)
    }

    /// A directory with these files, by their paths in it.
    init(_ scope: Node, _ id: String, files: [String: [UInt8]]) {
        let node = Node(in: scope, id: id, location: scope.location)
        let content = AssetContent(files: files)
        for (path, bytes) in files.sorted(by: { $0.key.utf16Precedes($1.key) }) {
            if let hint = DeferredTextMarker.find(in: bytes) { node.report(.deferredText(hint, in: path)) }
        }
        assetHash = Self.fingerprint(content, Source(path: ""), node)
        isFile = false
        isArchive = true
        fileName = "asset.\(assetHash)"
        node.tree.slot(StagedAssets.self).add(content, as: fileName)
        super.init(node)
    }

    override var constructInfoName: String { "aws-cdk-lib.AssetStaging" }

    /// The path of what is staged, as the files of a stack name it.
    func path(from stack: StackNode) -> String { AssetPaths.path(of: fileName, from: stack) }

    // MARK: Hash

    private static func stage(_ source: Source, _ node: Node) -> StagedAssets.Entry {
        if let entry = node.tree.slot(StagedAssets.self).known(source) { return entry }
        let patterns = source.ignoreMode.patterns([".is_custom_resource"] + source.exclude)
        let content = AssetWalk.content(at: source.path, follow: source.follow, ignoring: patterns, node: node)
        if content == nil {
            node.report(
                .error(
                    "swift-cdk:assets/not-found", "There is nothing at \(source.path)", action: "check the path and the working directory"))
        }
        let known = content ?? AssetContent(files: [:])
        let hash =
            source.assetHash.map { Names.hexadecimal(SHA256.hash(data: Array($0.utf8))) } ?? fingerprint(known, source, node)
        let entry = StagedAssets.Entry(hash: hash, isFile: !known.isDirectory, content: known)
        node.tree.slot(StagedAssets.self).remember(entry, for: source)
        return entry
    }

    private static func fingerprint(_ content: AssetContent, _ source: Source, _ node: Node) -> String {
        // A setting that is no text is told by the reading of it.
        let salt = node.text("@aws-cdk/core:assetHashSalt") ?? ""
        var options = [(name: "follow", value: source.follow.rawValue)]
        if source.ignoreMode != .glob { options.append(("ignoreMode", source.ignoreMode.rawValue)) }
        do {
            return try AssetFingerprint.hash(of: content, extra: source.extraHash + salt, options: options)
        } catch {
            node.report(.unreadableAsset(error))
            return ""
        }
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
    struct Entry {
        let hash: String
        let isFile: Bool
        let content: AssetContent
    }

    /// The contents by their names in the app's assembly, in the order in which they were added.
    private(set) var contents: OrderedMap<AssetContent> = [:]
    private var entries: [AssetStaging.Source: Entry] = [:]

    func add(_ content: AssetContent, as name: String) {
        if contents[name] == nil { contents[name] = content }
    }

    /// The entry of a source that was staged before; nil if it was not.
    func known(_ source: AssetStaging.Source) -> Entry? { entries[Self.key(source)] }

    func remember(_ entry: Entry, for source: AssetStaging.Source) { entries[Self.key(source)] = entry }

    /// The source as it is looked up: without the way in which links are followed, by which the original does not tell sources apart.
    private static func key(_ source: AssetStaging.Source) -> AssetStaging.Source {
        var key = source
        key.follow = .external
        return key
    }
}
