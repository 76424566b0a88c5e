import CloudAssembly

/// A synthesizer that deploys without a bootstrap: no assets, no version check (Semantics 20.3).
public final class BootstraplessSynthesizer: StackSynthesizer {
    private let deployRoleARN: String?
    private let executionRole: String?
    /// The qualifier in the names of the bootstrap's roles; that of the context if nil.
    public let bootstrapQualifier: String?

    /// Creates a synthesizer for stacks without assets; the names may hold placeholders.
    ///
    /// - Parameters:
    ///   - deployRoleARN: The role that the CLI assumes; the bootstrap's if not given.
    ///   - executionRoleARN: The role with which CloudFormation deploys; the bootstrap's if not given.
    ///   - qualifier: Stands for the bootstrap in the names of its roles.
    public init(deployRoleARN: String? = nil, executionRoleARN: String? = nil, qualifier: String? = nil) {
        self.deployRoleARN = deployRoleARN
        executionRole = executionRoleARN
        bootstrapQualifier = qualifier
    }

    /// Reports that there is no place for an asset.
    public func addFileAsset(_ asset: FileAssetSource, stack: StackNode) -> FileAssetLocation {
        reportAsset(stack)
        return FileAssetLocation(bucket: "", key: "", in: stack)
    }

    /// Reports that there is no place for an image.
    public func addDockerImageAsset(_ asset: DockerImageAssetSource, stack: StackNode) -> DockerImageAssetLocation {
        reportAsset(stack)
        return DockerImageAssetLocation(repository: "", tag: "", in: stack)
    }

    /// Does nothing: there is no bootstrap whose version could be checked.
    public func prepare(_ stack: StackNode) {}

    /// Writes the template, which the CLI hands to CloudFormation itself, and the stack's artifact.
    public func synthesize(_ stack: StackNode, _ session: StageSynthesis) {
        _ = session.writeTemplate(stack, lookupRole: lookupRoleARN(of: stack).map { LookupRole(arn: $0) })
        var artifact = session.stackArtifact(stack)
        artifact.assumeRoleArn = specialize(deployRoleARN ?? DefaultStackSynthesizer.Options().deployRoleARN, stack)
        artifact.cloudFormationExecutionRoleArn = executionRoleARN(of: stack)
        session.add(artifact, of: stack, dependsOn: [])
    }

    /// The role that was given, else the bootstrap's.
    public func executionRoleARN(of stack: StackNode) -> String? {
        specialize(executionRole ?? DefaultStackSynthesizer.Options().executionRoleARN, stack)
    }

    /// The look-up role of the bootstrap.
    public func lookupRoleARN(of stack: StackNode) -> String? {
        specialize(DefaultStackSynthesizer.Options().lookupRoleARN, stack)
    }

    private func specialize(_ text: String, _ stack: StackNode) -> String {
        Placeholders.specialize(text, qualifier: stack.qualifier(bootstrapQualifier), stack.environment)
    }

    private func reportAsset(_ stack: StackNode) {
        stack.report(
            .error(
                "swift-cdk:synthesizers/assets-without-bootstrap",
                "The stack has an asset, and its BootstraplessSynthesizer has no place to publish one",
                action: "use the DefaultStackSynthesizer for this stack"))
    }
}
