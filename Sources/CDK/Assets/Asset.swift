import CloudAssembly
import Crypto

/// A file or directory that is copied into the assembly and published before its stack is deployed.
///
///     let code = Asset(scope, "Code", path: "Handlers")
///     CfnFunction(scope, "Resource", code: .init(s3Bucket: code.bucketName, s3Key: code.objectKey), …)
public final class Asset: Construct {
    /// The hash of the content, which names the asset.
    public let assetHash: String
    /// Whether it is one file; a directory is published as a zip archive.
    public let isFile: Bool
    private let location: FileAssetLocation
    /// The name in the assembly's directory.
    private let fileName: String

    /// An asset of what is at a path: absolute, or relative to the working directory.
    ///
    /// - Parameters:
    ///   - assetHash: Any text that changes whenever the content does; the content's own hash if not given.
    ///   - extraHash: Text that goes into the hash besides the content.
    ///   - displayName: What the CLI calls the asset; its path in the tree if not given.
    public convenience init(
        _ scope: any Scope, _ id: String, path: String, assetHash: String? = nil, extraHash: String = "", displayName: String? = nil,
        file: String = #fileID, line: Int = #line
    ) {
        let node = Node(scope, id, file: file, line: line)
        let content = AssetWalk.content(at: path)
        if content == nil { node.report("Cannot find asset at \(path)", action: "check the path and the working directory") }
        self.init(
            node, content: content ?? AssetContent(files: [:]), fileExtension: Self.fileExtension(path), assetHash: assetHash,
            extraHash: extraHash, displayName: displayName)
    }

    /// An asset of a directory with these files, by their paths in it. For content that a program carries with it.
    public convenience init(
        _ scope: any Scope, _ id: String, files: [String: [UInt8]], displayName: String? = nil, file: String = #fileID, line: Int = #line
    ) {
        let node = Node(scope, id, file: file, line: line)
        self.init(
            node, content: AssetContent(files: files), fileExtension: "", assetHash: nil, extraHash: "", displayName: displayName)
    }

    private init(
        _ node: Node, content: AssetContent, fileExtension: String, assetHash: String?, extraHash: String, displayName: String?
    ) {
        let stage = Construct(node, "Stage")
        let extra = extraHash + (node.context("@aws-cdk/core:assetHashSalt")?.string ?? "")
        if let assetHash {
            self.assetHash = Names.hexadecimal(SHA256.hash(data: Array(assetHash.utf8)))
        } else {
            do {
                self.assetHash = try AssetFingerprint.hash(of: content, extra: extra, options: [("follow", "external")])
            } catch {
                node.report("An asset's file cannot be read: \(error)", action: "check its permissions")
                self.assetHash = ""
            }
        }
        isFile = !content.isDirectory
        fileName = "asset.\(self.assetHash)\(content.isDirectory ? "" : fileExtension)"
        if node.tree.stagedAssets[fileName] == nil { node.tree.stagedAssets[fileName] = StagedAsset(content: content, node: stage.node) }
        if let stack = node.stack {
            let place = node.path.dropFirst(stack.topLevel.path.isEmpty ? 0 : stack.topLevel.path.count + 1)
            location = stack.synthesizer.addFileAsset(
                FileAssetSource(
                    hash: self.assetHash, fileName: fileName, packaging: content.isDirectory ? .zip : .file,
                    displayName: displayName ?? String(place)),
                stack: stack)
        } else {
            node.report("An asset should be created in the scope of a Stack, but no Stack found", action: "create it below a Stack")
            location = FileAssetLocation(
                bucketName: "", objectKey: "", httpURL: "", s3ObjectURL: "", s3ObjectURLWithPlaceholders: "")
        }
        Construct(node, "AssetBucket")
        super.init(node)
    }

    /// The bucket into which the asset is published.
    public var bucketName: Value<String> { location.bucketName }
    /// The key of the published object.
    public var objectKey: Value<String> { location.objectKey }
    /// The HTTPS address of the published object.
    public var httpURL: Value<String> { location.httpURL }
    /// The address of the published object: `s3://<bucket>/<key>`.
    public var s3ObjectURL: Value<String> { location.s3ObjectURL }

    /// Tells tools which property of a resource holds the asset.
    public func addResourceMetadata(_ resource: CfnResource, property: String) {
        guard node.context("aws:cdk:enable-asset-metadata") == .bool(true), let stack = node.stack else { return }
        resource.addTemplateMetadata("aws:asset:path", AnyValue(StageSynthesis.pathOfAsset(fileName, from: stack)))
        resource.addTemplateMetadata("aws:asset:is-bundled", false)
        resource.addTemplateMetadata("aws:asset:property", AnyValue(property))
    }

    /// The ending that the staged file keeps: that of an archive, else what follows the last dot.
    private static func fileExtension(_ path: String) -> String {
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        for ending in [".tar.gz", ".zip", ".jar", ".tar", ".tgz"] where name.lowercased().hasSuffix(ending) {
            return String(name.suffix(ending.count))
        }
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
        return String(name[dot...])
    }
}

/// A content to be written into the assembly.
struct StagedAsset {
    let content: AssetContent
    let node: Node
}
