import CloudAssembly

/// A file or directory that is copied into the assembly and published before its stack is deployed.
///
///     let code = Asset(scope, "Code", path: "Handlers", exclude: ["__pycache__"])
///     Lambda.CfnFunction(scope, "Resource", code: .init(s3Bucket: code.bucketName, s3Key: code.objectKey), …)
public final class Asset: Construct {
    private let staging: AssetStaging
    private let location: FileAssetLocation

    /// An asset of the file or directory at a path.
    ///
    /// It has to stand in a stack, which is reported otherwise.
    ///
    /// A path at which there is nothing is reported.
    ///
    /// - Parameters:
    ///   - scope: The construct that the asset is part of, within a stack.
    ///   - id: Unique in the scope.
    ///   - path: Absolute, or relative to the working directory.
    ///   - exclude: Patterns of files in a directory that are left out.
    ///   - ignoreMode: How the patterns are read.
    ///   - followSymlinks: Which symbolic links in a directory are followed.
    ///   - assetHash: Any text that changes whenever the content does; the content's own hash if not given.
    ///   - extraHash: Text that goes into the hash besides the content.
    ///   - displayName: What the CLI calls the asset; its path in the tree if not given.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    public convenience init(
        _ scope: any Scope, _ id: String, path: String, exclude: [String] = [], ignoreMode: IgnoreMode = .glob,
        followSymlinks: SymlinkFollowMode = .external, assetHash: String? = nil, extraHash: String = "", displayName: String? = nil,
        file: String = #fileID, line: Int = #line
    ) {
        let node = Node(scope, id, file: file, line: line)
        let source = AssetStaging.Source(
            path: AssetStaging.path(path, node), exclude: exclude, ignoreMode: ignoreMode, follow: followSymlinks, assetHash: assetHash,
            extraHash: extraHash)
        self.init(node, AssetStaging(node, "Stage", source), displayName)
    }

    /// An asset of a directory with these files, by their paths in it.
    ///
    /// It is for content that a program carries with it.
    public convenience init(
        _ scope: any Scope, _ id: String, files: [String: [UInt8]], displayName: String? = nil, file: String = #fileID, line: Int = #line
    ) {
        let node = Node(scope, id, file: file, line: line)
        self.init(node, AssetStaging(node, "Stage", files: files), displayName)
    }

    private init(_ node: Node, _ staging: AssetStaging, _ displayName: String?) {
        self.staging = staging
        if let stack = node.stack {
            location = stack.deployment.addFileAsset(
                FileAssetSource(
                    hash: staging.assetHash, fileName: staging.fileName, packaging: staging.isFile ? .file : .zip,
                    displayName: displayName ?? node.pathInStack),
                stack: stack)
        } else {
            node.report(.outsideOfStack("An asset"))
            location = FileAssetLocation(
                bucketName: "", objectKey: "", httpURL: "", s3ObjectURL: "", s3ObjectURLWithPlaceholders: "")
        }
        Construct(node, "AssetBucket")
        super.init(node)
    }

    /// The hash of the content, which names the asset.
    public var assetHash: String { staging.assetHash }
    /// True if the asset is one file; a directory is published as a zip archive.
    public var isFile: Bool { staging.isFile }
    /// True if an archive is published: a directory's, or a file that is one.
    public var isArchive: Bool { staging.isArchive }
    /// The bucket into which the asset is published.
    public var bucketName: Value<String> { location.bucketName }
    /// The key of the published object.
    public var objectKey: Value<String> { location.objectKey }
    /// The HTTPS address of the published object.
    public var httpURL: Value<String> { location.httpURL }
    /// The address of the published object: `s3://<bucket>/<key>`.
    public var s3ObjectURL: Value<String> { location.s3ObjectURL }
    /// The asset's path relative to the files of its stack.
    public var assetPath: String { node.stack.map(staging.path(from:)) ?? staging.fileName }

    /// Notes in a resource's metadata which of its properties holds the asset, for tools that replace it locally.
    ///
    /// Only where the context `aws:cdk:enable-asset-metadata` is true.
    public func addResourceMetadata(_ resource: CfnResource, property: String) {
        guard node.flag("aws:cdk:enable-asset-metadata") == true else { return }
        resource.addTemplateMetadata("aws:asset:path", AnyValue(assetPath))
        resource.addTemplateMetadata("aws:asset:is-bundled", false)
        resource.addTemplateMetadata("aws:asset:property", AnyValue(property))
    }
}
