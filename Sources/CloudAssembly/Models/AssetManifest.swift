/// The content of a stack's `<id>.assets.json`: what is published before the stack is deployed, from where and to where.
public struct AssetManifest: Codable, Sendable, Equatable {
    public var version: String
    /// File and directory assets by source hash.
    public var files: OrderedMap<FileAsset>
    /// Container images by asset hash.
    public var dockerImages: OrderedMap<DockerImageAsset>

    public init(
        version: String = SchemaVersion.current, files: OrderedMap<FileAsset> = [:],
        dockerImages: OrderedMap<DockerImageAsset> = [:]
    ) {
        self.version = version
        self.files = files
        self.dockerImages = dockerImages
    }
}

/// A file, or a directory that is published as a zip archive.
public struct FileAsset: Codable, Sendable, Equatable {
    public enum Packaging: String, Codable, Sendable {
        case file, zip
    }

    public struct Source: Codable, Sendable, Equatable {
        /// The file or directory, relative to the manifest.
        public var path: String?
        /// A command that prints the path of the file that it makes.
        public var executable: [String]?
        public var packaging: Packaging?

        public init(path: String? = nil, executable: [String]? = nil, packaging: Packaging? = nil) {
            self.path = path
            self.executable = executable
            self.packaging = packaging
        }
    }

    public struct Destination: Codable, Sendable, Equatable {
        public var bucketName: String
        public var objectKey: String
        public var region: String?
        public var assumeRoleArn: String?
        public var assumeRoleExternalId: String?
        public var assumeRoleAdditionalOptions: OrderedMap<JSON>?

        public init(
            bucketName: String, objectKey: String, region: String? = nil, assumeRoleArn: String? = nil,
            assumeRoleExternalId: String? = nil, assumeRoleAdditionalOptions: OrderedMap<JSON>? = nil
        ) {
            self.bucketName = bucketName
            self.objectKey = objectKey
            self.region = region
            self.assumeRoleArn = assumeRoleArn
            self.assumeRoleExternalId = assumeRoleExternalId
            self.assumeRoleAdditionalOptions = assumeRoleAdditionalOptions
        }
    }

    public var displayName: String?
    public var source: Source
    public var destinations: OrderedMap<Destination>

    public init(displayName: String?, source: Source, destinations: OrderedMap<Destination>) {
        self.displayName = displayName
        self.source = source
        self.destinations = destinations
    }
}

/// A container image that is built and pushed.
public struct DockerImageAsset: Codable, Sendable, Equatable {
    public struct CacheOption: Codable, Sendable, Equatable {
        public var type: String
        public var params: OrderedMap<String>?

        public init(type: String, params: OrderedMap<String>? = nil) {
            self.type = type
            self.params = params
        }
    }

    public struct Source: Codable, Sendable, Equatable {
        public var executable: [String]?
        public var directory: String?
        public var dockerBuildArgs: OrderedMap<String>?
        public var dockerBuildContexts: OrderedMap<String>?
        public var dockerBuildSecrets: OrderedMap<String>?
        public var dockerBuildSsh: String?
        public var dockerBuildTarget: String?
        public var dockerFile: String?
        public var networkMode: String?
        public var platform: String?
        public var dockerOutputs: [String]?
        public var cacheFrom: [CacheOption]?
        public var cacheTo: CacheOption?
        public var cacheDisabled: Bool?

        public init() {}
    }

    public struct Destination: Codable, Sendable, Equatable {
        public var repositoryName: String
        public var imageTag: String
        public var region: String?
        public var assumeRoleArn: String?
        public var assumeRoleExternalId: String?
        public var assumeRoleAdditionalOptions: OrderedMap<JSON>?

        public init(
            repositoryName: String, imageTag: String, region: String? = nil, assumeRoleArn: String? = nil,
            assumeRoleExternalId: String? = nil, assumeRoleAdditionalOptions: OrderedMap<JSON>? = nil
        ) {
            self.repositoryName = repositoryName
            self.imageTag = imageTag
            self.region = region
            self.assumeRoleArn = assumeRoleArn
            self.assumeRoleExternalId = assumeRoleExternalId
            self.assumeRoleAdditionalOptions = assumeRoleAdditionalOptions
        }
    }

    public var displayName: String?
    public var source: Source
    public var destinations: OrderedMap<Destination>

    public init(displayName: String?, source: Source, destinations: OrderedMap<Destination>) {
        self.displayName = displayName
        self.source = source
        self.destinations = destinations
    }
}
