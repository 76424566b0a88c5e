/// The content of an assembly's `manifest.json`: what there is to deploy, and what the CLI has to look up first.
public struct AssemblyManifest: Codable, Sendable, Equatable {
    /// The version of the schema, such as `55.0.0`.
    public var version: String
    /// Artifacts by id, in the order of synthesis.
    public var artifacts: OrderedMap<Artifact>
    /// Context values that the CLI should look up before it runs the app again.
    public var missing: [MissingContext]?
    /// The lowest version of the CDK CLI that reads the assembly.
    public var minimumCliVersion: String?

    /// A manifest of the version that this module writes.
    public init(
        version: String = SchemaVersion.current, artifacts: OrderedMap<Artifact> = [:], missing: [MissingContext]? = nil,
        minimumCliVersion: String? = SchemaVersion.minimumCLIVersion
    ) {
        self.version = version
        self.artifacts = artifacts
        self.missing = missing
        self.minimumCliVersion = minimumCliVersion
    }
}

/// A context value that the app asked for and did not have.
public struct MissingContext: Codable, Sendable, Equatable {
    /// The key under which the CLI stores the value in the context.
    public var key: String
    /// The provider that looks the value up, such as `availability-zones` or `ssm`.
    public var provider: String
    /// The query, in the provider's own terms.
    public var props: OrderedMap<JSON>

    /// A value to be looked up by a provider.
    public init(key: String, provider: String, props: OrderedMap<JSON>) {
        self.key = key
        self.provider = provider
        self.props = props
    }
}
