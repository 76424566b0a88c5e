import CloudAssembly

/// The standard synthesizer, which deploys through the roles and buckets that `cdk bootstrap` makes (Semantics 20.1).
///
/// Texts may hold the placeholders `${Qualifier}`, `${AWS::AccountId}`, `${AWS::Region}` and `${AWS::Partition}`; an empty role ARN stands
/// for the caller's own permissions.
public final class DefaultStackSynthesizer: StackSynthesizer {
    /// Settings that differ from the standard bootstrap.
    public struct Options: Sendable {
        /// The text that tells bootstraps of one account apart; from the context `@aws-cdk/core:bootstrapQualifier`, else `hnb659fds`, if
        /// nil.
        public var qualifier: String?
        /// The bucket of published files; by default `cdk-<qualifier>-assets-<account>-<region>`.
        public var fileAssetsBucketName = "cdk-${Qualifier}-assets-${AWS::AccountId}-${AWS::Region}"
        /// The repository of images; by default `cdk-<qualifier>-container-assets-<account>-<region>`.
        public var imageAssetsRepositoryName = "cdk-${Qualifier}-container-assets-${AWS::AccountId}-${AWS::Region}"
        /// The text in front of the keys of published files.
        public var bucketPrefix = ""
        /// The text in front of the tags of published images.
        public var dockerTagPrefix = ""
        /// The role that the CLI assumes to deploy the stack; empty for the caller's own permissions.
        public var deployRoleARN = Options.role("deploy")
        /// The external id with which the CLI assumes the deployment role.
        public var deployRoleExternalID: String?
        /// Further members of the request that assumes the deployment role, such as session tags in `Tags`; those need version 22 of the
        /// bootstrap.
        public var deployRoleAdditionalOptions: OrderedMap<JSON>?
        /// The role with which CloudFormation deploys the stack; empty for the caller's own permissions.
        public var executionRoleARN = Options.role("cfn-exec")
        /// The role with which the CLI publishes files; empty for the caller's own permissions.
        public var fileAssetPublishingRoleARN = Options.role("file-publishing")
        /// The external id with which the CLI assumes the role for files.
        public var fileAssetPublishingExternalID: String?
        /// Further members of the request that assumes the role for files.
        public var fileAssetPublishingAdditionalOptions: OrderedMap<JSON>?
        /// The role with which the CLI pushes images; empty for the caller's own permissions.
        public var imageAssetPublishingRoleARN = Options.role("image-publishing")
        /// The external id with which the CLI assumes the role for images.
        public var imageAssetPublishingExternalID: String?
        /// Further members of the request that assumes the role for images.
        public var imageAssetPublishingAdditionalOptions: OrderedMap<JSON>?
        /// The role with which the CLI looks context up; empty for the caller's own permissions.
        public var lookupRoleARN = Options.role("lookup")
        /// The external id with which the CLI assumes the look-up role.
        public var lookupRoleExternalID: String?
        /// Further members of the request that assumes the look-up role.
        public var lookupRoleAdditionalOptions: OrderedMap<JSON>?
        /// True if the CLI uses the look-up role to read stacks too.
        public var usesLookupRoleForStackOperations = true
        /// True if the template checks the bootstrap's version when it is deployed.
        public var generatesBootstrapVersionRule = true
        /// The parameter of Systems Manager that holds the bootstrap's version; no placeholder but `${Qualifier}`.
        public var bootstrapStackVersionSSMParameter = "/cdk-bootstrap/${Qualifier}/version"

        /// The settings of the standard bootstrap, as `cdk bootstrap` makes it.
        public init(qualifier: String? = nil) {
            self.qualifier = qualifier
        }

        private static func role(_ name: String) -> String {
            "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/cdk-${Qualifier}-\(name)-role-${AWS::AccountId}-${AWS::Region}"
        }
    }

    private let options: Options
    private var assets = AssetManifestBuilder()

    /// Creates a synthesizer for one stack, or for stacks that share their asset manifest.
    public init(_ options: Options = Options()) {
        self.options = options
    }

    /// The qualifier that was given; nil leaves it to the context.
    public var bootstrapQualifier: String? { options.qualifier }

    // MARK: Assets

    /// Lists a file in the stack's asset manifest, to be published with the role for files.
    public func addFileAsset(_ asset: FileAssetSource, stack: StackNode) -> FileAssetLocation {
        let publisher = PublishingRole(
            roleARN: role(options.fileAssetPublishingRoleARN, stack), externalID: options.fileAssetPublishingExternalID,
            additionalOptions: options.fileAssetPublishingAdditionalOptions)
        return assets.add(
            asset, bucket: specialize(options.fileAssetsBucketName, stack), prefix: specialize(options.bucketPrefix, stack),
            publisher: publisher, for: stack)
    }

    /// Lists an image in the stack's asset manifest, to be pushed with the role for images.
    public func addDockerImageAsset(_ asset: DockerImageAssetSource, stack: StackNode) -> DockerImageAssetLocation {
        let publisher = PublishingRole(
            roleARN: role(options.imageAssetPublishingRoleARN, stack), externalID: options.imageAssetPublishingExternalID,
            additionalOptions: options.imageAssetPublishingAdditionalOptions)
        return assets.add(
            asset, repository: specialize(options.imageAssetsRepositoryName, stack), prefix: specialize(options.dockerTagPrefix, stack),
            publisher: publisher, for: stack)
    }

    // MARK: Stack

    /// Adds the parameter and the rule that check the bootstrap's version, and reports deferred values in texts of the options.
    public func prepare(_ stack: StackNode) {
        reportDeferredText(stack)
        guard options.generatesBootstrapVersionRule, stack.child("BootstrapVersion") == nil else { return }
        BootstrapVersionCheck.add(
            to: stack, parameter: versionParameter(stack), minimum: deploymentVersion)
    }

    /// Writes the template, the asset manifest with the template in it, and the stack's artifact.
    public func synthesize(_ stack: StackNode, _ session: StageSynthesis) {
        let parameter = versionParameter(stack)
        let lookupRole = LookupRole(
            arn: specialize(options.lookupRoleARN, stack), assumeRoleExternalId: options.lookupRoleExternalID,
            assumeRoleAdditionalOptions: options.lookupRoleAdditionalOptions,
            requiresBootstrapStackVersion: Self.version(8, options.lookupRoleAdditionalOptions),
            bootstrapStackVersionSsmParameter: parameter)
        let template = session.writeTemplate(stack, lookupRole: lookupRole)
        let location = addFileAsset(template, stack: stack)
        let assetsID = session.writeAssetManifest(
            assets.manifest, of: stack,
            bootstrapVersion: Self.version(
                6, options.fileAssetPublishingAdditionalOptions, options.imageAssetPublishingAdditionalOptions),
            parameter: parameter)

        var artifact = session.stackArtifact(stack)
        artifact.assumeRoleExternalId = options.deployRoleExternalID
        artifact.assumeRoleArn = specialize(options.deployRoleARN, stack)
        artifact.assumeRoleAdditionalOptions = options.deployRoleAdditionalOptions
        artifact.cloudFormationExecutionRoleArn = specialize(options.executionRoleARN, stack)
        artifact.stackTemplateAssetObjectUrl = location.s3ObjectURLWithPlaceholders
        artifact.requiresBootstrapStackVersion = deploymentVersion
        artifact.bootstrapStackVersionSsmParameter = parameter
        artifact.additionalDependencies = [assetsID]
        artifact.lookupRole = options.usesLookupRoleForStackOperations && !lookupRole.arn.isEmpty ? lookupRole : nil
        session.add(artifact, of: stack, dependsOn: [assetsID])
    }

    /// The role with which CloudFormation deploys the stack; nil if the option is empty.
    public func executionRoleARN(of stack: StackNode) -> String? { role(options.executionRoleARN, stack) }
    /// The look-up role; nil if the option is empty.
    public func lookupRoleARN(of stack: StackNode) -> String? { role(options.lookupRoleARN, stack) }

    private var deploymentVersion: Int { Self.version(6, options.deployRoleAdditionalOptions) }

    /// The bootstrap's version that is needed: session tags need a newer one.
    private static func version(_ minimum: Int, _ options: OrderedMap<JSON>?...) -> Int {
        options.contains { $0?["Tags"] != nil } ? 22 : minimum
    }

    private func role(_ arn: String, _ stack: StackNode) -> String? {
        arn.isEmpty ? nil : specialize(arn, stack)
    }

    private func specialize(_ text: String, _ stack: StackNode) -> String {
        Placeholders.specialize(text, qualifier: stack.qualifier(options.qualifier), stack.environment)
    }

    /// The name of the parameter that holds the bootstrap's version, with the qualifier in it.
    private func versionParameter(_ stack: StackNode) -> String {
        options.bootstrapStackVersionSSMParameter.replacing("${Qualifier}", with: stack.qualifier(options.qualifier))
    }

    private func reportDeferredText(_ stack: StackNode) {
        let texts: KeyValuePairs = [
            "qualifier": options.qualifier, "fileAssetsBucketName": options.fileAssetsBucketName,
            "imageAssetsRepositoryName": options.imageAssetsRepositoryName, "bucketPrefix": options.bucketPrefix,
            "dockerTagPrefix": options.dockerTagPrefix, "deployRoleARN": options.deployRoleARN,
            "executionRoleARN": options.executionRoleARN, "fileAssetPublishingRoleARN": options.fileAssetPublishingRoleARN,
            "imageAssetPublishingRoleARN": options.imageAssetPublishingRoleARN, "lookupRoleARN": options.lookupRoleARN,
            "bootstrapStackVersionSSMParameter": options.bootstrapStackVersionSSMParameter,
        ]
        for (name, text) in texts where text.map({ DeferredTextMarker.find(in: $0) != nil }) == true {
            stack.report(
                .error(
                    "swift-cdk:synthesizers/deferred-setting",
                    "\(name) of the DefaultStackSynthesizer holds a deferred value",
                    action: "use a text that is known when the tree is built; it may hold ${Qualifier}, ${AWS::Region}, "
                        + "${AWS::AccountId} and ${AWS::Partition}"))
        }
    }
}
