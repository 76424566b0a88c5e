import CloudAssembly

/// A container image that is built from a directory and pushed before its stack is deployed (Semantics 21.4).
public final class ContainerImageAsset: Construct {
    /// Options of an image's build, beyond its directory.
    public struct Options: Sendable {
        /// The file with the instructions, relative to the directory; `Dockerfile` if nil.
        public var file: String?
        /// The build's arguments by their names (`--build-arg`).
        public var buildArguments: OrderedMap<String>?
        /// Further directories, images or repositories that the build reads, by the names that it uses for them (`--build-context`).
        public var buildContexts: OrderedMap<String>?
        /// The build's secrets: where each comes from, by its id (`--secret`).
        public var buildSecrets: OrderedMap<String>?
        /// The SSH agent or keys that the build may use (`--ssh`).
        public var buildSSH: String?
        /// The stage of the build that gives the image (`--target`); the last if nil.
        public var target: String?
        /// The network of the build (`--network`): `default`, `host` or `none`.
        public var networkMode: String?
        /// The platform of the image (`--platform`), such as `linux/arm64`; that of the machine which builds it if nil.
        public var platform: String?
        /// The destinations of the build's results (`--output`), for builders other than the standard one.
        public var outputs: [String]?
        /// The caches that layers are taken from (`--cache-from`).
        public var cacheFrom: [DockerImageAsset.CacheOption]?
        /// The cache that layers are written to (`--cache-to`).
        public var cacheTo: DockerImageAsset.CacheOption?
        /// True if the build uses no cache (`--no-cache`); the CLI's default if nil.
        public var isCacheDisabled: Bool?
        /// The inputs that do not count for the hash: a change of them alone builds no new image.
        public var withoutInvalidation: Set<Input> = []

        /// Options of a build of the directory's `Dockerfile` with nothing else set.
        public init() {}
    }

    /// An input that may count for the hash of an image besides its directory.
    public enum Input: Sendable {
        /// The text that is given as `extraHash`.
        case extraHash
        /// Arguments of the build.
        case buildArguments
        /// Further directories of the build.
        case buildContexts
        /// Secrets of the build.
        case buildSecrets
        /// Connections of the build.
        case buildSSH
        /// The stage that is built.
        case target
        /// The file of instructions.
        case file
        /// The network of the build.
        case networkMode
        /// The platform of the image.
        case platform
        /// Where the image goes.
        case outputs
    }

    private let staging: AssetStaging
    private let location: DockerImageAssetLocation
    private let options: Options

    /// An image of a directory, without the files that its `.dockerignore` lists.
    ///
    /// A directory or file of instructions that is not there is reported.
    ///
    /// - Parameters:
    ///   - scope: The construct that the image is part of, within a stack.
    ///   - id: Unique in the scope.
    ///   - directory: Absolute, or relative to the working directory.
    ///   - options: How the image is built.
    ///   - exclude: More patterns of files that are left out.
    ///   - ignoreMode: How the patterns are read.
    ///   - followSymlinks: Which symbolic links in the directory are followed.
    ///   - assetName: Goes in front of the hash where the assembly lists the image.
    ///   - extraHash: Text that goes into the hash besides the content.
    ///   - displayName: What the CLI calls the asset; its name or its path in the tree if not given.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    public init(
        _ scope: any Scope, _ id: String, directory: String, options: Options = Options(), exclude: [String] = [],
        ignoreMode: IgnoreMode = .docker, followSymlinks: SymlinkFollowMode = .external, assetName: String? = nil,
        extraHash: String? = nil, displayName: String? = nil, file: String = #fileID, line: Int = #line
    ) {
        let node = Node(scope, id, file: file, line: line)
        let path = AssetStaging.path(directory, node)
        let instructions = path + "/" + (options.file ?? "Dockerfile")
        let mistake = ContainerImageIgnore.mistake(in: path, instructions: instructions)
        if let mistake { node.report(mistake) }
        let isUsable = mistake == nil && !path.isEmpty
        self.options = options
        staging = AssetStaging(
            node, "Staging",
            AssetStaging.Source(
                path: isUsable ? path : "",
                exclude: isUsable ? ContainerImageIgnore.patterns(in: path, instructions: instructions, exclude, node) : exclude,
                ignoreMode: ignoreMode, follow: followSymlinks, extraHash: options.extraHash(extraHash).text()))
        let source = DockerImageAssetSource(
            hash: staging.assetHash, assetName: assetName, displayName: displayName ?? assetName ?? node.pathInStack,
            source: options.source(directory: staging.fileName))
        location = node.addContainerImage(source)
        Construct(node, "Repository")
        super.init(node)
    }

    /// The hash of the directory and the options, which names the asset.
    public var assetHash: String { staging.assetHash }
    /// The image's address: `<registry>/<repository>:<tag>`.
    public var imageURI: Value<String> { location.imageURI }
    /// The name of the repository that the image is pushed to.
    public var repositoryName: Value<String> { location.repositoryName }
    /// The image's tag in the repository.
    public var imageTag: String { location.imageTag }

    /// Notes in a resource's metadata which of its properties holds the image, for tools that replace it locally.
    ///
    /// Only where the context `aws:cdk:enable-asset-metadata` is true.
    public func addResourceMetadata(_ resource: CfnResource, property: String) {
        guard node.flag("aws:cdk:enable-asset-metadata") == true, let stack = node.stack else { return }
        func add(_ name: String, _ value: JSON?) {
            if let value { resource.addTemplateMetadata("aws:asset:\(name)", AnyValue(value)) }
        }
        let source = options.source(directory: staging.path(from: stack))
        add("path", source.directory.map { .string($0) })
        add("dockerfile-path", .string(options.file ?? "Dockerfile"))
        add("docker-build-args", source.dockerBuildArgs.map(JSON.init))
        add("docker-build-contexts", source.dockerBuildContexts.map(JSON.init))
        add("docker-build-secrets", source.dockerBuildSecrets.map(JSON.init))
        add("docker-build-ssh", source.dockerBuildSsh.map { .string($0) })
        add("docker-build-target", source.dockerBuildTarget.map { .string($0) })
        add("property", .string(property))
        add("docker-outputs", source.dockerOutputs.map { .array($0.map { .string($0) }) })
        add("docker-cache-from", source.cacheFrom.map { .array($0.map(\.json)) })
        add("docker-cache-to", source.cacheTo?.json)
        add("docker-cache-disabled", source.cacheDisabled.map { .bool($0) })
    }
}

extension ContainerImageAsset.Options {
    /// The source as the assembly lists it.
    fileprivate func source(directory: String) -> DockerImageAsset.Source {
        var source = DockerImageAsset.Source()
        source.directory = directory
        source.dockerBuildArgs = buildArguments
        source.dockerBuildContexts = buildContexts
        source.dockerBuildSecrets = buildSecrets
        source.dockerBuildSsh = buildSSH
        source.dockerBuildTarget = target
        source.dockerFile = file
        source.networkMode = networkMode
        source.platform = platform
        source.dockerOutputs = outputs
        source.cacheFrom = cacheFrom
        source.cacheTo = cacheTo
        source.cacheDisabled = isCacheDisabled
        return source
    }

    /// The options that count for the hash besides the directory.
    fileprivate func extraHash(_ extra: String?) -> JSON {
        var hash: OrderedMap<JSON> = [:]
        func add(_ name: String, _ input: ContainerImageAsset.Input, _ value: JSON?) {
            if let value, !withoutInvalidation.contains(input) { hash[name] = value }
        }
        add("user", .extraHash, extra.flatMap { $0.isEmpty ? nil : .string($0) })
        add("buildArgs", .buildArguments, buildArguments.map(JSON.init))
        add("buildContexts", .buildContexts, buildContexts.map(JSON.init))
        add("buildSecrets", .buildSecrets, buildSecrets.map(JSON.init))
        add("buildSsh", .buildSSH, buildSSH.map { .string($0) })
        add("target", .target, target.map { .string($0) })
        add("file", .file, file.map { .string($0) })
        add("networkMode", .networkMode, networkMode.map { ["mode": .string($0)] })
        add("platform", .platform, platform.map { ["platform": .string($0)] })
        add("outputs", .outputs, outputs.map { .array($0.map { .string($0) }) })
        // Changes whenever the way of hashing does.
        hash["version"] = "1.21.0"
        return .object(hash)
    }
}

extension JSON {
    fileprivate init(_ texts: OrderedMap<String>) { self = .object(texts.mapValues { .string($0) }) }
}

extension DockerImageAsset.CacheOption {
    fileprivate var json: JSON {
        var members: OrderedMap<JSON> = ["type": .string(type)]
        members["params"] = params.map(JSON.init)
        return .object(members)
    }
}
