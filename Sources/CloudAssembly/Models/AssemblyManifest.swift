/// The content of an assembly's `manifest.json`: what there is to deploy, and what the CLI has to look up first.
public struct AssemblyManifest: Codable, Sendable, Equatable {
    public var version: String
    /// Artifacts by id, in the order of synthesis.
    public var artifacts: OrderedMap<Artifact>
    /// Context values that the CLI should look up before it runs the app again.
    public var missing: [MissingContext]?
    public var minimumCliVersion: String?

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
    /// Where the CLI stores the value in the context.
    public var key: String
    /// Who looks it up, such as `availability-zones` or `ssm`.
    public var provider: String
    /// The query, in the provider's own terms.
    public var props: OrderedMap<JSON>

    public init(key: String, provider: String, props: OrderedMap<JSON>) {
        self.key = key
        self.provider = provider
        self.props = props
    }
}
