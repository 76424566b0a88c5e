import CloudAssembly

extension FileAssetSource {
    /// The object's name: the hash with the ending of the published file.
    var objectName: String {
        if packaging == .zip { return hash + ".zip" }
        guard let fileName, let dot = fileName.lastIndex(of: ".") else { return hash }
        return hash + fileName[dot...]
    }

    /// The source as a stack's asset manifest names it.
    func manifestSource(in stack: StackNode) -> FileAsset.Source {
        FileAsset.Source(
            path: fileName.map { AssetPaths.path(of: $0, from: stack) }, executable: executable, packaging: packaging)
    }
}

extension DockerImageAssetSource {
    /// The source as a stack's asset manifest names it.
    func manifestSource(in stack: StackNode) -> DockerImageAsset.Source {
        var source = source
        source.directory = source.directory.map { AssetPaths.path(of: $0, from: stack) }
        return source
    }
}

extension FileAssetLocation {
    /// Creates the location of an object for a stack.
    ///
    /// - Parameters:
    ///   - bucket: The bucket's name, which may hold the placeholders `${AWS::AccountId}`, `${AWS::Region}` and `${AWS::Partition}`.
    ///   - key: The object's key, which may hold them too.
    ///   - stack: The stack whose asset it is.
    public init(bucket: String, key: String, in stack: StackNode) {
        let region = stack.environment.region?.rawValue ?? "${AWS::Region}"
        self.init(
            bucketName: Placeholders.templateValue(bucket), objectKey: Placeholders.templateValue(key),
            httpURL: Placeholders.templateValue("https://s3.\(region).${AWS::URLSuffix}/\(bucket)/\(key)"),
            s3ObjectURL: Placeholders.templateValue("s3://\(bucket)/\(key)"),
            s3ObjectURLWithPlaceholders: "s3://\(bucket)/\(key)")
    }
}

extension DockerImageAssetLocation {
    /// Creates the location of an image for a stack.
    ///
    /// - Parameters:
    ///   - repository: The repository's name, which may hold the placeholders `${AWS::AccountId}`, `${AWS::Region}` and
    ///     `${AWS::Partition}`.
    ///   - tag: The image's tag.
    ///   - stack: The stack whose asset it is.
    public init(repository: String, tag: String, in stack: StackNode) {
        let account = stack.environment.account ?? "${AWS::AccountId}"
        let region = stack.environment.region?.rawValue ?? "${AWS::Region}"
        self.init(
            imageURI: Placeholders.templateValue("\(account).dkr.ecr.\(region).${AWS::URLSuffix}/\(repository):\(tag)"),
            repositoryName: Placeholders.templateValue(repository), imageTag: tag)
    }
}
