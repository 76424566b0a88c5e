#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A cloud assembly on disk: a directory with a `manifest.json` and the files that it names.
public struct Assembly: Sendable {
    /// The assembly's directory.
    public let directory: String
    /// The content of `manifest.json`: the artifacts and the context that is missing.
    public let manifest: AssemblyManifest

    /// Reads the manifest of the assembly in `directory`.
    ///
    /// - Throws: ``AssemblyError`` if the manifest cannot be read or is not a manifest.
    public init(directory: String) throws(AssemblyError) {
        self.directory = directory
        manifest = try Self.read("manifest.json", in: directory)
    }

    /// The template of a stack.
    ///
    /// - Throws: ``AssemblyError`` if the file cannot be read or is not JSON.
    public func template(_ stack: StackArtifact) throws(AssemblyError) -> JSON {
        try Self.read(stack.templateFile, in: directory)
    }

    /// The assets that an asset-manifest artifact lists.
    ///
    /// - Throws: ``AssemblyError`` if the file cannot be read or is no asset manifest.
    public func assets(_ artifact: AssetManifestArtifact) throws(AssemblyError) -> AssetManifest {
        try Self.read(artifact.file, in: directory)
    }

    /// The metadata of a stack's constructs by `/<path>`; empty if the artifact has none.
    ///
    /// - Throws: ``AssemblyError`` if the file cannot be read or is no metadata.
    public func metadata(_ artifact: Artifact) throws(AssemblyError) -> OrderedMap<[MetadataEntry]> {
        guard let file = artifact.additionalMetadataFile else { return [:] }
        return try Self.read(file, in: directory)
    }

    /// The construct tree; nil if the assembly has none.
    ///
    /// - Throws: ``AssemblyError`` if the file cannot be read or is no tree.
    public func tree() throws(AssemblyError) -> ConstructTree? {
        for artifact in manifest.artifacts.values {
            if case .tree(let file) = artifact.content { return try Self.read(file, in: directory) }
        }
        return nil
    }

    /// The assembly of a stage.
    ///
    /// - Throws: ``AssemblyError`` if its manifest cannot be read or is not a manifest.
    public func nested(_ artifact: NestedAssemblyArtifact) throws(AssemblyError) -> Assembly {
        try Assembly(directory: directory + "/" + artifact.directoryName)
    }

    private static func read<T: Decodable>(_ file: String, in directory: String) throws(AssemblyError) -> T {
        let path = directory + "/" + file
        guard let data = FileManager.default.contents(atPath: path) else { throw AssemblyError(path: path, reason: "cannot be read") }
        do {
            return try JSON(parsing: data).decode()
        } catch let error as JSONSyntaxError {
            throw AssemblyError(path: path, reason: "is not JSON: \(error)")
        } catch DecodingError.keyNotFound(_, let context), DecodingError.typeMismatch(_, let context),
            DecodingError.valueNotFound(_, let context), DecodingError.dataCorrupted(let context)
        {
            let place = context.codingPath.map(\.stringValue).joined(separator: ".")
            throw AssemblyError(path: path, reason: (place.isEmpty ? "" : "at \(place): ") + context.debugDescription)
        } catch {
            throw AssemblyError(path: path, reason: "\(error)")
        }
    }
}

/// A file of an assembly that cannot be read or written.
public struct AssemblyError: Error, Equatable, CustomStringConvertible {
    /// The path of the file.
    public let path: String
    /// The mistake, in words that follow the path: `cannot be read`.
    public let reason: String

    /// An error of one file.
    public init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }

    /// The path and the reason, with a colon between them.
    public var description: String { "\(path): \(reason)" }
}
