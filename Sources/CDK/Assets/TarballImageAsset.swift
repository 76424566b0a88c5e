import CloudAssembly

/// A container image in a tar archive, as `docker save` writes it, that is loaded and pushed before its stack is deployed.
public final class TarballImageAsset: Construct {
    private let staging: AssetStaging
    private let location: DockerImageAssetLocation

    /// An image in an archive.
    ///
    /// A path at which there is nothing is reported.
    ///
    /// - Parameters:
    ///   - scope: The construct that the image is part of, within a stack.
    ///   - id: Unique in the scope.
    ///   - path: The archive, absolute or relative to the working directory.
    ///   - displayName: What the CLI calls the asset; its path in the tree if not given.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    public init(
        _ scope: any Scope, _ id: String, path: String, displayName: String? = nil, file: String = #fileID, line: Int = #line
    ) {
        let node = Node(scope, id, file: file, line: line)
        let archive = AssetStaging.path(path, node)
        staging = AssetStaging(node, "Staging", AssetStaging.Source(path: archive))
        if !archive.isEmpty, FileKind(of: archive) == .directory {
            node.report(
                .error(
                    "swift-cdk:assets/no-archive", "\(archive) is a directory, and not the archive of an image",
                    action: "name the file that docker save has written, or use ContainerImageAsset"))
        }
        var source = DockerImageAsset.Source()
        // Loads the archive and prints the name of the image, which docker says after "Loaded image: ". The CLI runs it in the directory of
        // the app's assembly.
        source.executable = [
            "sh", "-c", "docker load -i \"$1\" | tail -n 1 | sed \"s/Loaded image[^:]*: //g\"", "cdk-tarball-image-asset",
            staging.fileName,
        ]
        location = node.addContainerImage(
            DockerImageAssetSource(
                hash: staging.assetHash, assetName: nil, displayName: displayName ?? node.pathInStack, source: source))
        Construct(node, "Repository")
        super.init(node)
    }

    /// The hash of the archive, which names the asset.
    public var assetHash: String { staging.assetHash }
    /// The image's address: `<registry>/<repository>:<tag>`.
    public var imageURI: Value<String> { location.imageURI }
    /// The name of the repository that the image is pushed to.
    public var repositoryName: Value<String> { location.repositoryName }
    /// The image's tag in the repository.
    public var imageTag: String { location.imageTag }
}
