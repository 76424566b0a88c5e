import CloudAssembly

/// A synthesizer that deploys with the caller's own permissions, through the bootstrap's bucket and repository (Semantics 20.4).
public final class CLICredentialsStackSynthesizer: StackSynthesizer {
    private let options: DefaultStackSynthesizer.Options
    private var assets = AssetManifestBuilder()

    /// The qualifier that was given; nil leaves it to the context.
    public var bootstrapQualifier: String? { options.qualifier }

    /// Creates a synthesizer whose settings mean what those of ``DefaultStackSynthesizer/Options`` do.
    public init(
        qualifier: String? = nil, fileAssetsBucketName: String? = nil, imageAssetsRepositoryName: String? = nil,
        bucketPrefix: String = "", dockerTagPrefix: String = ""
    ) {
        var options = DefaultStackSynthesizer.Options(qualifier: qualifier)
        if let fileAssetsBucketName { options.fileAssetsBucketName = fileAssetsBucketName }
        if let imageAssetsRepositoryName { options.imageAssetsRepositoryName = imageAssetsRepositoryName }
        options.bucketPrefix = bucketPrefix
        options.dockerTagPrefix = dockerTagPrefix
        self.options = options
    }

    /// Lists a file in the stack's asset manifest, to be published by the caller.
    public func addFileAsset(_ asset: FileAssetSource, stack: StackNode) -> FileAssetLocation {
        assets.add(
            asset, bucket: specialize(options.fileAssetsBucketName, stack), prefix: specialize(options.bucketPrefix, stack), for: stack)
    }

    /// Lists an image in the stack's asset manifest, to be pushed by the caller.
    public func addDockerImageAsset(_ asset: DockerImageAssetSource, stack: StackNode) -> DockerImageAssetLocation {
        assets.add(
            asset, repository: specialize(options.imageAssetsRepositoryName, stack), prefix: specialize(options.dockerTagPrefix, stack),
            for: stack)
    }

    /// Does nothing: the template does not check the bootstrap's version.
    public func prepare(_ stack: StackNode) {}

    /// Writes the template, the asset manifest with the template in it, and the stack's artifact.
    public func synthesize(_ stack: StackNode, _ session: StageSynthesis) {
        let template = session.writeTemplate(stack)
        let location = addFileAsset(template, stack: stack)
        let assetsID = session.writeAssetManifest(assets.manifest, of: stack, bootstrapVersion: nil, parameter: nil)
        var artifact = session.stackArtifact(stack)
        artifact.stackTemplateAssetObjectUrl = location.s3ObjectURLWithPlaceholders
        artifact.additionalDependencies = [assetsID]
        session.add(artifact, of: stack, dependsOn: [assetsID])
    }

    /// No role: CloudFormation deploys with the caller's permissions.
    public func executionRoleARN(of stack: StackNode) -> String? { nil }
    /// No role: look-ups are made with the caller's permissions.
    public func lookupRoleARN(of stack: StackNode) -> String? { nil }

    private func specialize(_ text: String, _ stack: StackNode) -> String {
        Placeholders.specialize(text, qualifier: stack.qualifier(options.qualifier), stack.environment)
    }
}
