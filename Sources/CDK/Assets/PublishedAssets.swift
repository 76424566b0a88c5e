import CloudAssembly

/// A file or directory to be published.
public struct FileAssetSource: Sendable {
    /// The hash of the content, which identifies the asset.
    public let hash: String
    /// The name in the assembly directory of the app; nil where a command makes the file.
    public let fileName: String?
    public let executable: [String]?
    public let packaging: FileAsset.Packaging
    public let displayName: String?

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

/// Where a published file is.
public struct FileAssetLocation {
    public let bucketName: Value<String>
    public let objectKey: Value<String>
    /// `https://s3.<region>.<suffix>/<bucket>/<key>`
    public let httpURL: Value<String>
    /// `s3://<bucket>/<key>`
    public let s3ObjectURL: Value<String>
    /// `s3://<bucket>/<key>` with placeholders left in, for the assembly.
    let s3ObjectURLWithPlaceholders: String

    /// The HTTPS address as nested stacks name it: a join instead of a substitution.
    func joinedURL(in stack: StackNode) -> Value<String> {
        "https://s3.\(stack.region).\(PseudoParameter.urlSuffix)/\(bucketName)/\(objectKey)"
    }
}

/// A container image to be published.
public struct DockerImageAssetSource: Sendable {
    public let hash: String
    public let assetName: String?
    public let displayName: String?
    /// How the image is made. The directory is named as in the assembly of the app.
    public let source: DockerImageAsset.Source

    public init(hash: String, assetName: String?, displayName: String?, source: DockerImageAsset.Source) {
        self.hash = hash
        self.assetName = assetName
        self.displayName = displayName
        self.source = source
    }
}

/// Where a published container image is.
public struct DockerImageAssetLocation {
    public let imageURI: Value<String>
    public let repositoryName: Value<String>
    public let imageTag: String
}
