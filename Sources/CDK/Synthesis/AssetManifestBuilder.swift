import CloudAssembly
import Crypto

/// The assets of a stack, and where each is published.
struct AssetManifestBuilder {
    private(set) var files: OrderedMap<FileAsset> = [:]
    private(set) var dockerImages: OrderedMap<DockerImageAsset> = [:]

    /// Adds a file. Of assets with the same content the first gives name and source.
    mutating func add(_ asset: FileAssetSource, source: FileAsset.Source, to destination: FileAsset.Destination, _ stack: StackNode) {
        let key = Self.key(destination, stack)
        var entry =
            files[asset.hash] ?? FileAsset(displayName: asset.displayName, source: source, destinations: [:])
        entry.destinations[key] = destination
        files[asset.hash] = entry
    }

    mutating func add(_ asset: DockerImageAssetSource, to destination: DockerImageAsset.Destination, _ stack: StackNode) {
        let id = destination.imageTag
        var entry =
            dockerImages[id] ?? DockerImageAsset(displayName: asset.displayName, source: asset.source, destinations: [:])
        entry.destinations[Self.key(destination, stack)] = destination
        dockerImages[id] = entry
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
