/// One thing that an assembly holds: a stack, an asset manifest, a nested assembly, the construct tree.
public struct Artifact: Sendable, Equatable {
    /// What the artifact is, with the facts of that kind.
    public enum Content: Sendable, Equatable {
        case stack(StackArtifact)
        case assetManifest(AssetManifestArtifact)
        case nestedAssembly(NestedAssemblyArtifact)
        case tree(file: String)
        /// A kind that this module does not know; the CLI ignores those.
        case other(type: String, properties: JSON?)
    }

    public var content: Content
    /// Where a stack goes: `aws://<account>/<region>`.
    public var environment: String?
    /// Ids of artifacts to be deployed before this one.
    public var dependencies: [String]?
    /// File with the metadata of a stack's constructs, relative to the manifest.
    public var additionalMetadataFile: String?
    /// What the CLI calls the artifact.
    public var displayName: String?

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

/// How a stack is deployed.
public struct StackArtifact: Codable, Sendable, Equatable {
    /// The template, relative to the manifest.
    public var templateFile: String
    public var terminationProtection: Bool?
    public var tags: OrderedMap<String>?
    public var validateOnSynth: Bool?
    public var notificationArns: [String]?
    public var assumeRoleExternalId: String?
    public var assumeRoleArn: String?
    public var assumeRoleAdditionalOptions: OrderedMap<JSON>?
    public var cloudFormationExecutionRoleArn: String?
    /// The template's own place among the assets: `s3://<bucket>/<key>`.
    public var stackTemplateAssetObjectUrl: String?
    public var requiresBootstrapStackVersion: Int?
    public var bootstrapStackVersionSsmParameter: String?
    public var additionalDependencies: [String]?
    public var lookupRole: LookupRole?
    /// The name of the stack, where it differs from the artifact's id.
    public var stackName: String?

    public init(templateFile: String) {
        self.templateFile = templateFile
    }
}

/// The role that the CLI assumes to look up context.
public struct LookupRole: Codable, Sendable, Equatable {
    public var arn: String
    public var assumeRoleExternalId: String?
    public var assumeRoleAdditionalOptions: OrderedMap<JSON>?
    public var requiresBootstrapStackVersion: Int?
    public var bootstrapStackVersionSsmParameter: String?

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

/// Where the assets of a stack are listed, and what bootstrap version publishing them needs.
public struct AssetManifestArtifact: Codable, Sendable, Equatable {
    public var file: String
    public var requiresBootstrapStackVersion: Int?
    public var bootstrapStackVersionSsmParameter: String?

    public init(file: String, requiresBootstrapStackVersion: Int? = nil, bootstrapStackVersionSsmParameter: String? = nil) {
        self.file = file
        self.requiresBootstrapStackVersion = requiresBootstrapStackVersion
        self.bootstrapStackVersionSsmParameter = bootstrapStackVersionSsmParameter
    }
}

/// A stage's own assembly, in a directory below the manifest's.
public struct NestedAssemblyArtifact: Codable, Sendable, Equatable {
    public var directoryName: String
    public var displayName: String?

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
