import CloudAssembly

/// Deploys without a bootstrap: no assets, no version check (CDK-SEMANTICS 20.3).
public final class BootstraplessSynthesizer: StackSynthesizer {
    public var bootstrapQualifier: String? { nil }
    private let deployRoleARN: String?
    private let executionRole: String?

    /// - Parameters:
    ///   - deployRoleARN: The role that the CLI assumes; the bootstrap's if not given.
    ///   - executionRoleARN: The role with which CloudFormation deploys; the bootstrap's if not given.
    public init(deployRoleARN: String? = nil, executionRoleARN: String? = nil) {
        self.deployRoleARN = deployRoleARN
        executionRole = executionRoleARN
    }

    public func addFileAsset(_ asset: FileAssetSource, stack: StackNode) -> FileAssetLocation {
        reportAsset(stack)
        return FileAssetLocation(bucket: "", key: "", stack)
    }

    public func addDockerImageAsset(_ asset: DockerImageAssetSource, stack: StackNode) -> DockerImageAssetLocation {
        reportAsset(stack)
        return DockerImageAssetLocation(repository: "", tag: "", stack)
    }

    public func prepare(_ stack: StackNode) {}

    public func synthesize(_ stack: StackNode, _ session: StageSynthesis) {
        _ = session.writeTemplate(stack)
        var artifact = session.stackArtifact(stack)
        artifact.assumeRoleArn = specialize(deployRoleARN ?? DefaultStackSynthesizer.Options().deployRoleARN, stack)
        artifact.cloudFormationExecutionRoleArn = executionRoleARN(of: stack)
        session.add(artifact, of: stack, dependsOn: [])
    }

    public func executionRoleARN(of stack: StackNode) -> String? {
        specialize(executionRole ?? DefaultStackSynthesizer.Options().executionRoleARN, stack)
    }

    public func lookupRoleARN(of stack: StackNode) -> String? { nil }

    private func specialize(_ text: String, _ stack: StackNode) -> String {
        let qualifier = stack.context("@aws-cdk/core:bootstrapQualifier")?.string ?? "hnb659fds"
        return Placeholders.specialize(text, qualifier: qualifier, stack.environment)
    }

    private func reportAsset(_ stack: StackNode) {
        stack.report(
            "Cannot add assets to a Stack that uses the BootstraplessSynthesizer", action: "use the DefaultStackSynthesizer for this stack")
    }
}

/// Deploys with the caller's own permissions, through the bootstrap's bucket and repository (CDK-SEMANTICS 20.4).
public final class CLICredentialsStackSynthesizer: StackSynthesizer {
    private let inner: DefaultStackSynthesizer.Options
    private var assets = AssetManifestBuilder()

    public var bootstrapQualifier: String? { inner.qualifier }

    public init(qualifier: String? = nil) {
        inner = DefaultStackSynthesizer.Options(qualifier: qualifier)
    }

    public func addFileAsset(_ asset: FileAssetSource, stack: StackNode) -> FileAssetLocation {
        let key = specialize(inner.bucketPrefix, stack) + asset.objectName
        let bucket = specialize(inner.fileAssetsBucketName, stack)
        let destination = FileAsset.Destination(bucketName: bucket, objectKey: key, region: stack.environment.region?.rawValue)
        assets.add(asset, source: asset.manifestSource(in: stack), to: destination, stack)
        return FileAssetLocation(bucket: bucket, key: key, stack)
    }

    public func addDockerImageAsset(_ asset: DockerImageAssetSource, stack: StackNode) -> DockerImageAssetLocation {
        let tag = specialize(inner.dockerTagPrefix, stack) + (asset.assetName.map { "\($0)-\(asset.hash)" } ?? asset.hash)
        let repository = specialize(inner.imageAssetsRepositoryName, stack)
        let destination = DockerImageAsset.Destination(
            repositoryName: repository, imageTag: tag, region: stack.environment.region?.rawValue)
        assets.add(asset, to: destination, stack)
        return DockerImageAssetLocation(repository: repository, tag: tag, stack)
    }

    public func prepare(_ stack: StackNode) {}

    public func synthesize(_ stack: StackNode, _ session: StageSynthesis) {
        let template = session.writeTemplate(stack)
        let location = addFileAsset(template, stack: stack)
        let assetsID = session.writeAssetManifest(assets.manifest, of: stack, bootstrapVersion: nil, parameter: nil)
        var artifact = session.stackArtifact(stack)
        artifact.stackTemplateAssetObjectUrl = location.s3ObjectURLWithPlaceholders
        artifact.additionalDependencies = [assetsID]
        session.add(artifact, of: stack, dependsOn: [assetsID])
    }

    public func executionRoleARN(of stack: StackNode) -> String? { nil }
    public func lookupRoleARN(of stack: StackNode) -> String? { nil }

    private func specialize(_ text: String, _ stack: StackNode) -> String {
        let qualifier = inner.qualifier ?? stack.context("@aws-cdk/core:bootstrapQualifier")?.string ?? "hnb659fds"
        return Placeholders.specialize(text, qualifier: qualifier, stack.environment)
    }
}

/// Hands the assets of a nested stack to the stack around it (CDK-SEMANTICS 20.5).
final class NestedStackSynthesizer: StackSynthesizer {
    var bootstrapQualifier: String? { nil }

    func addFileAsset(_ asset: FileAssetSource, stack: StackNode) -> FileAssetLocation {
        stack.topLevel.synthesizer.addFileAsset(asset, stack: stack.topLevel)
    }

    func addDockerImageAsset(_ asset: DockerImageAssetSource, stack: StackNode) -> DockerImageAssetLocation {
        stack.topLevel.synthesizer.addDockerImageAsset(asset, stack: stack.topLevel)
    }

    func prepare(_ stack: StackNode) {}
    func synthesize(_ stack: StackNode, _ session: StageSynthesis) { _ = session.writeTemplate(stack) }
    func executionRoleARN(of stack: StackNode) -> String? { stack.topLevel.synthesizer.executionRoleARN(of: stack.topLevel) }
    func lookupRoleARN(of stack: StackNode) -> String? { stack.topLevel.synthesizer.lookupRoleARN(of: stack.topLevel) }
}
