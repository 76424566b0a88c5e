import CloudAssembly

/// Deploys through the roles and buckets that `cdk bootstrap` makes (CDK-SEMANTICS 20.1).
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
        public var imageAssetPublishingRoleARN = Options.role("image-publishing")
        public var imageAssetPublishingExternalID: String?
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

    static let defaultQualifier = "hnb659fds"
    private let options: Options
    private var assets = AssetManifestBuilder()

    public init(_ options: Options = Options()) {
        self.options = options
    }

    public var bootstrapQualifier: String? { options.qualifier }

    // MARK: Assets

    public func addFileAsset(_ asset: FileAssetSource, stack: StackNode) -> FileAssetLocation {
        let key = specialize(options.bucketPrefix, stack) + asset.objectName
        let bucket = specialize(options.fileAssetsBucketName, stack)
        let destination = FileAsset.Destination(
            bucketName: bucket, objectKey: key, region: stack.environment.region?.rawValue,
            assumeRoleArn: role(options.fileAssetPublishingRoleARN, stack),
            assumeRoleExternalId: options.fileAssetPublishingExternalID)
        assets.add(asset, source: asset.manifestSource(in: stack), to: destination, stack)
        return FileAssetLocation(bucket: bucket, key: key, stack)
    }

    public func addDockerImageAsset(_ asset: DockerImageAssetSource, stack: StackNode) -> DockerImageAssetLocation {
        let name = asset.assetName.map { "\($0)-\(asset.hash)" } ?? asset.hash
        let tag = specialize(options.dockerTagPrefix, stack) + name
        let repository = specialize(options.imageAssetsRepositoryName, stack)
        let destination = DockerImageAsset.Destination(
            repositoryName: repository, imageTag: tag, region: stack.environment.region?.rawValue,
            assumeRoleArn: role(options.imageAssetPublishingRoleARN, stack),
            assumeRoleExternalId: options.imageAssetPublishingExternalID)
        assets.add(asset, to: destination, stack)
        return DockerImageAssetLocation(repository: repository, tag: tag, stack)
    }

    // MARK: Stack

    public func prepare(_ stack: StackNode) {
        guard options.generatesBootstrapVersionRule, stack.child("BootstrapVersion") == nil else { return }
        BootstrapVersionCheck.add(
            to: stack, parameter: specialize(options.bootstrapStackVersionSSMParameter, stack), minimum: minimumBootstrapVersion)
    }

    public func synthesize(_ stack: StackNode, _ session: StageSynthesis) {
        let version = minimumBootstrapVersion
        let parameter = specialize(options.bootstrapStackVersionSSMParameter, stack)
        let lookupRole = lookupRoleARN(of: stack).map { arn in
            LookupRole(
                arn: arn, assumeRoleExternalId: options.lookupRoleExternalID,
                assumeRoleAdditionalOptions: options.lookupRoleAdditionalOptions,
                requiresBootstrapStackVersion: options.lookupRoleAdditionalOptions?["Tags"] != nil ? 22 : 8,
                bootstrapStackVersionSsmParameter: parameter)
        }
        let template = session.writeTemplate(stack, lookupRole: lookupRole)
        let location = addFileAsset(template, stack: stack)
        let assetsID = session.writeAssetManifest(assets.manifest, of: stack, bootstrapVersion: version, parameter: parameter)

        var artifact = session.stackArtifact(stack)
        artifact.assumeRoleExternalId = options.deployRoleExternalID
        artifact.assumeRoleArn = role(options.deployRoleARN, stack)
        artifact.assumeRoleAdditionalOptions = options.deployRoleAdditionalOptions
        artifact.cloudFormationExecutionRoleArn = executionRoleARN(of: stack)
        artifact.stackTemplateAssetObjectUrl = location.s3ObjectURLWithPlaceholders
        artifact.requiresBootstrapStackVersion = version
        artifact.bootstrapStackVersionSsmParameter = parameter
        artifact.additionalDependencies = [assetsID]
        artifact.lookupRole = options.usesLookupRoleForStackOperations ? lookupRole : nil
        session.add(artifact, of: stack, dependsOn: [assetsID])
    }

    public func executionRoleARN(of stack: StackNode) -> String? { role(options.executionRoleARN, stack) }
    public func lookupRoleARN(of stack: StackNode) -> String? { role(options.lookupRoleARN, stack) }

    /// Session tags need a newer bootstrap.
    private var minimumBootstrapVersion: Int { options.deployRoleAdditionalOptions?["Tags"] != nil ? 22 : 6 }

    private func role(_ arn: String, _ stack: StackNode) -> String? {
        arn.isEmpty ? nil : specialize(arn, stack)
    }

    private func specialize(_ text: String, _ stack: StackNode) -> String {
        let qualifier = options.qualifier ?? stack.context("@aws-cdk/core:bootstrapQualifier")?.string ?? Self.defaultQualifier
        return Placeholders.specialize(text, qualifier: qualifier, stack.environment)
    }
}

/// The parameter and the rule that check the bootstrap's version when a stack is deployed.
enum BootstrapVersionCheck {
    static func add(to stack: StackNode, parameter: String, minimum: Int) {
        let version = CfnParameter(
            stack, "BootstrapVersion", type: .ssmString, default: AnyValue(parameter),
            description: "Version of the CDK Bootstrap resources in this environment, automatically retrieved from SSM Parameter Store. "
                + "[cdk:skip]")
        let tooOld = (1..<minimum).map { Value("\($0)") }
        CfnRule(
            stack, "CheckBootstrapVersion",
            assertions: [
                CfnRule.Assertion(
                    Fn.not(Fn.contains(List(tooOld), version.stringValue)),
                    description: "CDK bootstrap stack version \(minimum) required. Please run 'cdk bootstrap' with a recent version of the "
                        + "CDK CLI.")
            ])
    }
}

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
            path: fileName.map { StageSynthesis.pathOfAsset($0, from: stack) }, executable: executable, packaging: packaging)
    }
}

extension FileAssetLocation {
    init(bucket: String, key: String, _ stack: StackNode) {
        let region = stack.environment.region?.rawValue ?? "${AWS::Region}"
        self.init(
            bucketName: Placeholders.templateValue(bucket), objectKey: Placeholders.templateValue(key),
            httpURL: Placeholders.templateValue("https://s3.\(region).${AWS::URLSuffix}/\(bucket)/\(key)"),
            s3ObjectURL: Placeholders.templateValue("s3://\(bucket)/\(key)"),
            s3ObjectURLWithPlaceholders: "s3://\(bucket)/\(key)")
    }
}

extension FileAssetLocation {
    /// The HTTPS address as nested stacks name it: a join instead of a substitution.
    func joinedURL(in stack: StackNode) -> Value<String> {
        "https://s3.\(stack.region).\(PseudoParameter.urlSuffix)/\(bucketName)/\(objectKey)"
    }
}

extension DockerImageAssetLocation {
    init(repository: String, tag: String, _ stack: StackNode) {
        let account = stack.environment.account ?? "${AWS::AccountId}"
        let region = stack.environment.region?.rawValue ?? "${AWS::Region}"
        self.init(
            imageURI: Placeholders.templateValue("\(account).dkr.ecr.\(region).${AWS::URLSuffix}/\(repository):\(tag)"),
            repositoryName: Placeholders.templateValue(repository), imageTag: tag)
    }
}
