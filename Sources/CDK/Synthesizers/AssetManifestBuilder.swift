import CDKDigests
import CloudAssembly

/// The assets of a stack, and where each is published.
struct AssetManifestBuilder {
    private(set) var files: OrderedMap<FileAsset> = [:]
    private(set) var dockerImages: OrderedMap<DockerImageAsset> = [:]

    /// Adds a file. Of assets with the same content the first gives name and source.
    mutating func add(
        _ asset: FileAssetSource, bucket: String, prefix: String, publisher: PublishingRole? = nil, _ stack: StackNode
    ) -> FileAssetLocation {
        let key = prefix + asset.objectName
        let destination = FileAsset.Destination(
            bucketName: bucket, objectKey: key, region: stack.environment.region?.rawValue, assumeRoleArn: publisher?.roleARN,
            assumeRoleExternalId: publisher?.externalID, assumeRoleAdditionalOptions: publisher?.additionalOptions)
        var entry =
            files[asset.hash]
            ?? FileAsset(displayName: asset.displayName, source: asset.manifestSource(in: stack), destinations: [:])
        entry.destinations[Self.key(destination, stack)] = destination
        files[asset.hash] = entry
        return FileAssetLocation(bucket: bucket, key: key, stack)
    }

    /// Adds a container image. Of assets with the same content the first gives name and source.
    mutating func add(
        _ asset: DockerImageAssetSource, repository: String, prefix: String, publisher: PublishingRole? = nil, _ stack: StackNode
    ) -> DockerImageAssetLocation {
        let tag = prefix + asset.hash
        let destination = DockerImageAsset.Destination(
            repositoryName: repository, imageTag: tag, region: stack.environment.region?.rawValue, assumeRoleArn: publisher?.roleARN,
            assumeRoleExternalId: publisher?.externalID, assumeRoleAdditionalOptions: publisher?.additionalOptions)
        let id = asset.assetName.map { "\($0)-\(asset.hash)" } ?? asset.hash
        var entry =
            dockerImages[id]
            ?? DockerImageAsset(displayName: asset.displayName, source: asset.manifestSource(in: stack), destinations: [:])
        entry.destinations[Self.key(destination, stack)] = destination
        dockerImages[id] = entry
        return DockerImageAssetLocation(repository: repository, tag: tag, stack)
    }

    /// `<account>-<region>-` and eight digits of the hash of the destination.
    private static func key(_ destination: some Encodable, _ stack: StackNode) -> String {
        let environment = stack.environment
        let text = (try? JSON(encoding: destination))?.text() ?? ""
        let hash = Names.hexadecimal(SHA256.hash(data: Array(text.utf8)).prefix(4))
        return "\(environment.account ?? "current_account")-\(environment.region?.rawValue ?? "current_region")-\(hash)"
    }

    var manifest: AssetManifest { AssetManifest(files: files, dockerImages: dockerImages) }
}

/// The role with which assets are published; nil for the caller's own permissions.
struct PublishingRole {
    let roleARN: String
    let externalID: String?
    let additionalOptions: OrderedMap<JSON>?

    init?(roleARN: String?, externalID: String?, additionalOptions: OrderedMap<JSON>?) {
        guard let roleARN else { return nil }
        self.roleARN = roleARN
        self.externalID = externalID
        self.additionalOptions = additionalOptions
    }
}
