/// The content of a stack's `<id>.assets.json`: what is published before the stack is deployed, from where and to where.
public struct AssetManifest: Codable, Sendable, Equatable {
    /// The version of the schema, such as `55.0.0`.
    public var version: String
    /// File and directory assets by source hash.
    public var files: OrderedMap<FileAsset>
    /// Container images by asset hash.
    public var dockerImages: OrderedMap<DockerImageAsset>

    /// A manifest of the version that this module writes.
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
    /// The form in which a file asset is published: as the file it is, or as a zip archive of the directory.
    public enum Packaging: String, Codable, Sendable {
        /// As it is.
        case file
        /// As a ZIP archive.
        case zip
    }

    /// The origin of a published file.
    public struct Source: Codable, Sendable, Equatable {
        /// The file or directory, relative to the manifest.
        public var path: String?
        /// A command that prints the path of the file that it makes.
        public var executable: [String]?
        /// The form in which it is published; as it is if nil.
        public var packaging: Packaging?

        /// The origin of a file: a path, or a command that makes the file.
        public init(path: String? = nil, executable: [String]? = nil, packaging: Packaging? = nil) {
            self.path = path
            self.executable = executable
            self.packaging = packaging
        }
    }

    /// A place to which a file is published.
    ///
    /// Texts may hold the placeholders `${AWS::AccountId}`, `${AWS::Region}` and `${AWS::Partition}`.
    public struct Destination: Codable, Sendable, Equatable {
        /// The bucket's name.
        public var bucketName: String
        /// The object's key in the bucket.
        public var objectKey: String
        /// The bucket's region; that of the environment if nil.
        public var region: String?
        /// The role that the CLI assumes to publish; nil for the caller's own permissions.
        public var assumeRoleArn: String?
        /// The external id with which the CLI assumes the role.
        public var assumeRoleExternalId: String?
        /// More members of the request that assumes the role, such as session tags in `Tags`.
        public var assumeRoleAdditionalOptions: OrderedMap<JSON>?

        /// A place in a bucket; nil leaves a member out.
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

    /// The name that the CLI shows.
    public var displayName: String?
    /// The origin of the file.
    public var source: Source
    /// The places that the file is published to, by ids that the synthesizer chooses.
    public var destinations: OrderedMap<Destination>

    /// A file with its origin and the places that it is published to.
    public init(displayName: String?, source: Source, destinations: OrderedMap<Destination>) {
        self.displayName = displayName
        self.source = source
        self.destinations = destinations
    }
}

/// A container image that is built and pushed.
public struct DockerImageAsset: Codable, Sendable, Equatable {
    /// A cache of the layers of builds.
    public struct CacheOption: Codable, Sendable, Equatable {
        /// The type of the cache, such as `registry` or `local`.
        public var type: String
        /// Parameters of the cache, by the names that its type has for them.
        public var params: OrderedMap<String>?

        /// A cache of a type, with its parameters.
        public init(type: String, params: OrderedMap<String>? = nil) {
            self.type = type
            self.params = params
        }
    }

    /// The origin of a published image.
    public struct Source: Codable, Sendable, Equatable {
        /// A command that prints the name of the image that it makes.
        public var executable: [String]?
        /// The directory that the image is built from, relative to the manifest.
        public var directory: String?
        /// The build's arguments by their names (`--build-arg`).
        public var dockerBuildArgs: OrderedMap<String>?
        /// Further inputs of the build by their names (`--build-context`).
        public var dockerBuildContexts: OrderedMap<String>?
        /// The build's secrets: where each comes from, by its id (`--secret`).
        public var dockerBuildSecrets: OrderedMap<String>?
        /// The SSH agent or keys that the build may use (`--ssh`).
        public var dockerBuildSsh: String?
        /// The stage of the build that gives the image (`--target`); the last if nil.
        public var dockerBuildTarget: String?
        /// The file with the instructions, relative to the directory; `Dockerfile` if nil.
        public var dockerFile: String?
        /// The network of the build: `default`, `host`, `none`.
        public var networkMode: String?
        /// The platform of the image: `linux/arm64`.
        public var platform: String?
        /// The places of the build's results (`--output`).
        public var dockerOutputs: [String]?
        /// The caches that layers are taken from (`--cache-from`).
        public var cacheFrom: [CacheOption]?
        /// The cache that layers are written to (`--cache-to`).
        public var cacheTo: CacheOption?
        /// True if the build uses no cache (`--no-cache`).
        public var cacheDisabled: Bool?

        /// An origin of which nothing is known yet.
        public init() {}
    }

    /// A place to which an image is pushed.
    ///
    /// Texts may hold the placeholders `${AWS::AccountId}`, `${AWS::Region}` and `${AWS::Partition}`.
    public struct Destination: Codable, Sendable, Equatable {
        /// The repository's name.
        public var repositoryName: String
        /// The image's tag in the repository.
        public var imageTag: String
        /// The repository's region; that of the environment if nil.
        public var region: String?
        /// The role that the CLI assumes to push; nil for the caller's own permissions.
        public var assumeRoleArn: String?
        /// The external id with which the CLI assumes the role.
        public var assumeRoleExternalId: String?
        /// More members of the request that assumes the role, such as session tags in `Tags`.
        public var assumeRoleAdditionalOptions: OrderedMap<JSON>?

        /// A place in a repository; nil leaves a member out.
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

    /// The name that the CLI shows.
    public var displayName: String?
    /// The origin of the image.
    public var source: Source
    /// The places that the image is pushed to, by ids that the synthesizer chooses.
    public var destinations: OrderedMap<Destination>

    /// An image with its origin and the places that it is pushed to.
    public init(displayName: String?, source: Source, destinations: OrderedMap<Destination>) {
        self.displayName = displayName
        self.source = source
        self.destinations = destinations
    }
}
