import CloudAssembly

// `import CDK` brings every type that the library's own interface names. These are of the module `CloudAssembly`, whose other types are for
// tools that read assemblies. Aliases, and no `@_exported import`: that would win over another module's type of the name without a word.

/// A cloud assembly on disk: the files that a synthesis has written and the CDK command line reads.
public typealias Assembly = CloudAssembly.Assembly

/// A container image among the assets of a stack.
public typealias DockerImageAsset = CloudAssembly.DockerImageAsset

/// A file among the assets of a stack.
public typealias FileAsset = CloudAssembly.FileAsset

/// JSON whose objects keep the order of their members.
public typealias JSON = CloudAssembly.JSON

/// The error of a text that is no JSON: the place and the reason.
public typealias JSONSyntaxError = CloudAssembly.JSONSyntaxError

/// A map that keeps the order of its entries.
public typealias OrderedMap = CloudAssembly.OrderedMap

/// The assets of a stack, and where each is published; what a synthesizer writes.
public typealias AssetManifest = CloudAssembly.AssetManifest

/// The role with which the CDK command line looks values up.
public typealias LookupRole = CloudAssembly.LookupRole

/// How a stack is deployed; what a synthesizer writes.
public typealias StackArtifact = CloudAssembly.StackArtifact

/// Where and why a template that an app includes is not YAML that CloudFormation takes.
public typealias YAMLSyntaxError = CloudAssembly.YAMLSyntaxError
