import CloudAssembly

/// A file or directory to be published.
public struct FileAssetSource: Sendable {
    /// The hash of the content, which identifies the asset.
    public let hash: String
    /// The name in the assembly directory of the app; nil where a command makes the file.
    public let fileName: String?
    /// The command that makes the file and prints its path; nil where the file is there.
    public let executable: [String]?
    /// The form in which it is published: as it is, or as a ZIP archive of the directory.
    public let packaging: FileAsset.Packaging
    /// The name that the CLI shows.
    public let displayName: String?

    /// Creates the source of an asset.
    public init(
        hash: String, fileName: String?, executable: [String]? = nil, packaging: FileAsset.Packaging, displayName: String? = nil
    ) {
        self.hash = hash
        self.fileName = fileName
        self.executable = executable
        self.packaging = packaging
        self.displayName = displayName
    }
}

/// The place of a published file.
public struct FileAssetLocation {
    /// The bucket's name.
    public let bucketName: Value<String>
    /// The object's key in the bucket.
    public let objectKey: Value<String>
    /// The HTTPS address: `https://s3.<region>.<suffix>/<bucket>/<key>`.
    public let httpURL: Value<String>
    /// The address in S3: `s3://<bucket>/<key>`.
    public let s3ObjectURL: Value<String>
    /// The address in S3 for the assembly, `s3://<bucket>/<key>` with placeholders left in.
    public let s3ObjectURLWithPlaceholders: String

    /// The HTTPS address as nested stacks name it: a join instead of a substitution.
    func joinedURL(in stack: StackNode) -> Value<String> {
        "https://s3.\(stack.region).\(PseudoParameter.urlSuffix)/\(bucketName)/\(objectKey)"
    }
}

/// A container image to be published.
public struct DockerImageAssetSource: Sendable {
    /// The hash of the content, which identifies the asset.
    public let hash: String
    /// The name in front of the hash where the same content is published under several names.
    public let assetName: String?
    /// The name that the CLI shows.
    public let displayName: String?
    /// The directory and the options of the build.
    ///
    /// The directory is named as in the assembly of the app.
    public let source: DockerImageAsset.Source

    /// Creates the source of an image.
    public init(hash: String, assetName: String?, displayName: String?, source: DockerImageAsset.Source) {
        self.hash = hash
        self.assetName = assetName
        self.displayName = displayName
        self.source = source
    }
}

/// The place of a published container image.
public struct DockerImageAssetLocation {
    /// The image's address: `<account>.dkr.ecr.<region>.<suffix>/<repository>:<tag>`.
    public let imageURI: Value<String>
    /// The repository's name.
    public let repositoryName: Value<String>
    /// The image's tag in the repository.
    public let imageTag: String
}
