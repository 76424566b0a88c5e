import CloudAssembly

/// Deploys through the roles and buckets that `cdk bootstrap` makes (Semantics 20.1).
///
/// Texts may hold the placeholders `${Qualifier}`, `${AWS::AccountId}`, `${AWS::Region}` and `${AWS::Partition}`; an empty role ARN stands
/// for the caller's own permissions.
public final class DefaultStackSynthesizer: StackSynthesizer {
    /// Settings that differ from the standard bootstrap.
    public struct Options: Sendable {
        /// Tells bootstraps of one account apart; from the context `@aws-cdk/core:bootstrapQualifier`, else `hnb659fds`.
        public var qualifier: String?
        public var fileAssetsBucketName = "cdk-${Qualifier}-assets-${AWS::AccountId}-${AWS::Region}"
        public var imageAssetsRepositoryName = "cdk-${Qualifier}-container-assets-${AWS::AccountId}-${AWS::Region}"
        /// In front of the keys of published files.
        public var bucketPrefix = ""
        public var dockerTagPrefix = ""
        public var deployRoleARN = Options.role("deploy")
        public var deployRoleExternalID: String?
        public var deployRoleAdditionalOptions: OrderedMap<JSON>?
        public var executionRoleARN = Options.role("cfn-exec")
        public var fileAssetPublishingRoleARN = Options.role("file-publishing")
        public var fileAssetPublishingExternalID: String?
        public var fileAssetPublishingAdditionalOptions: OrderedMap<JSON>?
        public var imageAssetPublishingRoleARN = Options.role("image-publishing")
        public var imageAssetPublishingExternalID: String?
        public var imageAssetPublishingAdditionalOptions: OrderedMap<JSON>?
        public var lookupRoleARN = Options.role("lookup")
        public var lookupRoleExternalID: String?
        public var lookupRoleAdditionalOptions: OrderedMap<JSON>?
        /// Whether the CLI uses the look-up role to read stacks too.
        public var usesLookupRoleForStackOperations = true
        /// Whether the template checks the bootstrap's version when it is deployed.
        public var generatesBootstrapVersionRule = true
        public var bootstrapStackVersionSSMParameter = "/cdk-bootstrap/${Qualifier}/version"

        public init(qualifier: String? = nil) {
            self.qualifier = qualifier
        }

        private static func role(_ name: String) -> String {
            "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/cdk-${Qualifier}-\(name)-role-${AWS::AccountId}-${AWS::Region}"
        }
    }

    private let options: Options
    private var assets = AssetManifestBuilder()

    public init(_ options: Options = Options()) {
        self.options = options
    }

    public var bootstrapQualifier: String? { options.qualifier }

    // MARK: Assets

    public func addFileAsset(_ asset: FileAssetSource, stack: StackNode) -> FileAssetLocation {
        let publisher = PublishingRole(
            roleARN: role(options.fileAssetPublishingRoleARN, stack), externalID: options.fileAssetPublishingExternalID,
            additionalOptions: options.fileAssetPublishingAdditionalOptions)
        return assets.add(
            asset, bucket: specialize(options.fileAssetsBucketName, stack), prefix: specialize(options.bucketPrefix, stack),
            publisher: publisher, for: stack)
    }

    public func addDockerImageAsset(_ asset: DockerImageAssetSource, stack: StackNode) -> DockerImageAssetLocation {
        let publisher = PublishingRole(
            roleARN: role(options.imageAssetPublishingRoleARN, stack), externalID: options.imageAssetPublishingExternalID,
            additionalOptions: options.imageAssetPublishingAdditionalOptions)
        return assets.add(
            asset, repository: specialize(options.imageAssetsRepositoryName, stack), prefix: specialize(options.dockerTagPrefix, stack),
            publisher: publisher, for: stack)
    }

    // MARK: Stack

    public func prepare(_ stack: StackNode) {
        reportDeferredText(stack)
        guard options.generatesBootstrapVersionRule, stack.child("BootstrapVersion") == nil else { return }
        BootstrapVersionCheck.add(
            to: stack, parameter: versionParameter(stack), minimum: deploymentVersion)
    }

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

    public func executionRoleARN(of stack: StackNode) -> String? { role(options.executionRoleARN, stack) }
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

    /// The parameter's name has no placeholders but the qualifier.
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
