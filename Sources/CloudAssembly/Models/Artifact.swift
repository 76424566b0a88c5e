/// An artifact of an assembly: a stack, an asset manifest, a nested assembly, the construct tree.
public struct Artifact: Sendable, Equatable {
    /// A kind of artifact, with the facts of that kind.
    public enum Content: Sendable, Equatable {
        /// A stack, to be deployed with CloudFormation.
        case stack(StackArtifact)
        /// The assets of a stack, to be published before it is deployed.
        case assetManifest(AssetManifestArtifact)
        /// The assembly of a stage.
        case nestedAssembly(NestedAssemblyArtifact)
        /// The construct tree of the app, in a file relative to the manifest.
        case tree(file: String)
        /// A kind that this module does not know; the CLI ignores those.
        case other(type: String, properties: JSON?)
    }

    /// The kind of the artifact, with its facts.
    public var content: Content
    /// The account and region that a stack goes to: `aws://<account>/<region>`.
    public var environment: String?
    /// Ids of artifacts to be deployed before this one.
    public var dependencies: [String]?
    /// File with the metadata of a stack's constructs, relative to the manifest.
    public var additionalMetadataFile: String?
    /// The name that the CLI shows for the artifact.
    public var displayName: String?

    /// An artifact that depends on no other one unless `dependencies` says so.
    public init(
        _ content: Content, environment: String? = nil, dependencies: [String]? = nil, additionalMetadataFile: String? = nil,
        displayName: String? = nil
    ) {
        self.content = content
        self.environment = environment
        self.dependencies = dependencies
        self.additionalMetadataFile = additionalMetadataFile
        self.displayName = displayName
    }
}

/// The properties of a stack's artifact: its template, and the way to deploy it.
public struct StackArtifact: Codable, Sendable, Equatable {
    /// The template, relative to the manifest.
    public var templateFile: String
    /// True if CloudFormation refuses to delete the stack.
    public var terminationProtection: Bool?
    /// Tags of the stack itself, which CloudFormation hands on to its resources.
    public var tags: OrderedMap<String>?
    /// True if the CLI checks the stack for errors after synthesis; it does not if nil.
    public var validateOnSynth: Bool?
    /// The ARNs of topics that receive the stack's events.
    public var notificationArns: [String]?
    /// The external id with which the CLI assumes the deployment role.
    public var assumeRoleExternalId: String?
    /// The role that the CLI assumes to deploy, with placeholders; nil for the caller's own permissions.
    public var assumeRoleArn: String?
    /// Further members of the request that assumes the deployment role, such as session tags in `Tags`.
    public var assumeRoleAdditionalOptions: OrderedMap<JSON>?
    /// The role with which CloudFormation deploys, with placeholders; nil for the caller's own permissions.
    public var cloudFormationExecutionRoleArn: String?
    /// The template's own place among the assets: `s3://<bucket>/<key>`.
    public var stackTemplateAssetObjectUrl: String?
    /// The lowest version of the bootstrap with which the stack can be deployed.
    public var requiresBootstrapStackVersion: Int?
    /// The parameter of Systems Manager that holds the bootstrap's version.
    public var bootstrapStackVersionSsmParameter: String?
    /// The id of the asset manifest, as the original lists it besides ``Artifact/dependencies``.
    public var additionalDependencies: [String]?
    /// The role for look-ups that the CLI also reads stacks with; nil for none.
    public var lookupRole: LookupRole?
    /// The name of the stack, where it differs from the artifact's id.
    public var stackName: String?

    /// A stack of which only the template is known yet.
    public init(templateFile: String) {
        self.templateFile = templateFile
    }
}

/// The role that the CLI assumes to look up context.
public struct LookupRole: Codable, Sendable, Equatable {
    /// The role's ARN, with placeholders.
    public var arn: String
    /// The external id with which the CLI assumes the role.
    public var assumeRoleExternalId: String?
    /// Further members of the request that assumes the role, such as session tags in `Tags`.
    public var assumeRoleAdditionalOptions: OrderedMap<JSON>?
    /// The lowest version of the bootstrap that has the role.
    public var requiresBootstrapStackVersion: Int?
    /// The parameter of Systems Manager that holds the bootstrap's version.
    public var bootstrapStackVersionSsmParameter: String?

    /// A role for look-ups; nil leaves a member out.
    public init(
        arn: String, assumeRoleExternalId: String? = nil, assumeRoleAdditionalOptions: OrderedMap<JSON>? = nil,
        requiresBootstrapStackVersion: Int? = nil, bootstrapStackVersionSsmParameter: String? = nil
    ) {
        self.arn = arn
        self.assumeRoleExternalId = assumeRoleExternalId
        self.assumeRoleAdditionalOptions = assumeRoleAdditionalOptions
        self.requiresBootstrapStackVersion = requiresBootstrapStackVersion
        self.bootstrapStackVersionSsmParameter = bootstrapStackVersionSsmParameter
    }
}

/// The asset manifest of a stack, and the bootstrap version that publishing needs.
public struct AssetManifestArtifact: Codable, Sendable, Equatable {
    /// The asset manifest, relative to the assembly's manifest.
    public var file: String
    /// The lowest version of the bootstrap with which the assets can be published.
    public var requiresBootstrapStackVersion: Int?
    /// The parameter of Systems Manager that holds the bootstrap's version.
    public var bootstrapStackVersionSsmParameter: String?

    /// An asset manifest; without a version, any bootstrap will do.
    public init(file: String, requiresBootstrapStackVersion: Int? = nil, bootstrapStackVersionSsmParameter: String? = nil) {
        self.file = file
        self.requiresBootstrapStackVersion = requiresBootstrapStackVersion
        self.bootstrapStackVersionSsmParameter = bootstrapStackVersionSsmParameter
    }
}

/// A stage's own assembly, in a directory below the manifest's.
public struct NestedAssemblyArtifact: Codable, Sendable, Equatable {
    /// The directory of the stage's assembly, relative to the manifest.
    public var directoryName: String
    /// The name that the CLI shows for the stage.
    public var displayName: String?

    /// The assembly of a stage in a directory.
    public init(directoryName: String, displayName: String? = nil) {
        self.directoryName = directoryName
        self.displayName = displayName
    }
}

extension Artifact: Codable {
    private enum CodingKeys: String, CodingKey {
        case type, environment, properties, dependencies, additionalMetadataFile, displayName
    }

    private struct TreeProperties: Codable {
        var file: String
    }

    /// Reads an artifact; a kind that this module does not know keeps its properties as they are.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let type = try container.decode(String.self, forKey: .type)
        content =
            switch type {
            case "aws:cloudformation:stack": .stack(try container.decode(StackArtifact.self, forKey: .properties))
            case "cdk:asset-manifest": .assetManifest(try container.decode(AssetManifestArtifact.self, forKey: .properties))
            case "cdk:cloud-assembly": .nestedAssembly(try container.decode(NestedAssemblyArtifact.self, forKey: .properties))
            case "cdk:tree": .tree(file: try container.decode(TreeProperties.self, forKey: .properties).file)
            default: .other(type: type, properties: try container.decodeIfPresent(JSON.self, forKey: .properties))
            }
        environment = try container.decodeIfPresent(String.self, forKey: .environment)
        dependencies = try container.decodeIfPresent([String].self, forKey: .dependencies)
        additionalMetadataFile = try container.decodeIfPresent(String.self, forKey: .additionalMetadataFile)
        displayName = try container.decodeIfPresent(String.self, forKey: .displayName)
    }

    /// Writes the artifact with its members in the order of the schema.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(type, forKey: .type)
        try container.encodeIfPresent(environment, forKey: .environment)
        switch content {
        case .stack(let stack): try container.encode(stack, forKey: .properties)
        case .assetManifest(let assets): try container.encode(assets, forKey: .properties)
        case .nestedAssembly(let assembly): try container.encode(assembly, forKey: .properties)
        case .tree(let file): try container.encode(TreeProperties(file: file), forKey: .properties)
        case .other(_, let properties): try container.encodeIfPresent(properties, forKey: .properties)
        }
        try container.encodeIfPresent(dependencies, forKey: .dependencies)
        try container.encodeIfPresent(additionalMetadataFile, forKey: .additionalMetadataFile)
        try container.encodeIfPresent(displayName, forKey: .displayName)
    }

    /// The artifact's type as it stands in the manifest.
    public var type: String {
        switch content {
        case .stack: "aws:cloudformation:stack"
        case .assetManifest: "cdk:asset-manifest"
        case .nestedAssembly: "cdk:cloud-assembly"
        case .tree: "cdk:tree"
        case .other(let type, _): type
        }
    }
}
