import CDKDigests
import CloudAssembly

/// The assets of a stack, and where each is published.
public struct AssetManifestBuilder {
    private var files: OrderedMap<FileAsset> = [:]
    private var dockerImages: OrderedMap<DockerImageAsset> = [:]

    /// Creates a manifest without assets.
    public init() {}

    /// Adds a file.
    ///
    /// Of assets with the same content the first gives name and source.
    ///
    /// - Parameters:
    ///   - asset: What is published.
    ///   - bucket: The name of the bucket, with placeholders.
    ///   - prefix: What stands in front of the object's name, with placeholders.
    ///   - publisher: The role with which the CLI publishes; the caller's own permissions if nil.
    ///   - stack: The stack whose asset it is.
    /// - Returns: Where the file will be.
    public mutating func add(
        _ asset: FileAssetSource, bucket: String, prefix: String = "", publisher: PublishingRole? = nil, for stack: StackNode
    ) -> FileAssetLocation {
        let bucket = Self.specialize(bucket, stack)
        let key = Self.specialize(prefix, stack) + asset.objectName
        let destination = FileAsset.Destination(
            bucketName: bucket, objectKey: key, region: stack.environment.region?.rawValue, assumeRoleArn: publisher?.roleARN,
            assumeRoleExternalId: publisher?.externalID, assumeRoleAdditionalOptions: publisher?.additionalOptions)
        var entry =
            files[asset.hash]
            ?? FileAsset(displayName: asset.displayName, source: asset.manifestSource(in: stack), destinations: [:])
        entry.destinations[Self.key(destination, stack)] = destination
        files[asset.hash] = entry
        return FileAssetLocation(bucket: bucket, key: key, in: stack)
    }

    /// Adds a container image.
    ///
    /// Of assets with the same content the first gives name and source.
    ///
    /// - Parameters:
    ///   - asset: What is published.
    ///   - repository: The name of the repository, with placeholders.
    ///   - prefix: What stands in front of the tag.
    ///   - publisher: The role with which the CLI publishes; the caller's own permissions if nil.
    ///   - stack: The stack whose asset it is.
    /// - Returns: Where the image will be.
    public mutating func add(
        _ asset: DockerImageAssetSource, repository: String, prefix: String = "", publisher: PublishingRole? = nil, for stack: StackNode
    ) -> DockerImageAssetLocation {
        let repository = Self.specialize(repository, stack)
        let tag = Self.specialize(prefix, stack) + asset.hash
        let destination = DockerImageAsset.Destination(
            repositoryName: repository, imageTag: tag, region: stack.environment.region?.rawValue, assumeRoleArn: publisher?.roleARN,
            assumeRoleExternalId: publisher?.externalID, assumeRoleAdditionalOptions: publisher?.additionalOptions)
        let id = asset.assetName.map { "\($0)-\(asset.hash)" } ?? asset.hash
        var entry =
            dockerImages[id]
            ?? DockerImageAsset(displayName: asset.displayName, source: asset.manifestSource(in: stack), destinations: [:])
        entry.destinations[Self.key(destination, stack)] = destination
        dockerImages[id] = entry
        return DockerImageAssetLocation(repository: repository, tag: tag, in: stack)
    }

    /// The id of a destination: `<account>-<region>-` and eight digits of its hash.
    private static func key(_ destination: some Encodable, _ stack: StackNode) -> String {
        let environment = stack.environment
        // Texts and JSON alone, which always have a JSON form.
        let text = (try? JSON(encoding: destination))?.text() ?? ""
        let hash = Names.hexadecimal(SHA256.hash(data: Array(text.utf8)).prefix(4))
        return "\(environment.account ?? "current_account")-\(environment.region?.rawValue ?? "current_region")-\(hash)"
    }

    private static func specialize(_ text: String, _ stack: StackNode) -> String {
        Placeholders.specialize(text, qualifier: stack.qualifier(nil), stack.environment)
    }

    /// The assets so far, as the CLI reads them.
    public var manifest: AssetManifest { AssetManifest(files: files, dockerImages: dockerImages) }
}
