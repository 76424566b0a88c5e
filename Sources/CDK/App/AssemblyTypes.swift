// `import CDK` brings every type that the library's own interface names. These are of the module `CloudAssembly`, whose other types are
// for tools that read assemblies.
@_exported import struct CloudAssembly.Assembly
@_exported import struct CloudAssembly.DockerImageAsset
@_exported import struct CloudAssembly.FileAsset
@_exported import enum CloudAssembly.JSON
@_exported import struct CloudAssembly.JSONSyntaxError
@_exported import struct CloudAssembly.OrderedMap
