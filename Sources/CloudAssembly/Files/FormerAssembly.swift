/// The files that a former synthesis left in a directory, as its manifests name them.
///
/// Files that no manifest names are not among them: the CLI's locks and caches, and others that somebody keeps there.
public enum FormerAssembly {
    /// The paths of the files in `directory`, relative to it; none of an assembly that is not there or cannot be read.
    public static func files(in directory: String) -> [String] {
        var files: [String] = ["validation-report.json"]
        collect(directory, "", &files)
        return files
    }

    private static func collect(_ directory: String, _ prefix: String, _ files: inout [String]) {
        // A former assembly that cannot be read, or of another version, is not known to be one.
        guard let assembly = try? Assembly(directory: directory) else { return }
        func add(_ file: String, _ isNamedSo: (String) -> Bool) {
            // Only in the assembly itself, and only under a name that a synthesis gives: a manifest may have been written by others.
            if isNamedSo(file), !file.contains("/"), !file.hasPrefix(".") { files.append(prefix + file) }
        }
        for name in ["manifest.json", "cdk.out"] { add(name) { _ in true } }
        for artifact in assembly.manifest.artifacts.values {
            if let file = artifact.additionalMetadataFile { add(file) { $0.hasSuffix(".metadata.json") } }
            switch artifact.content {
            case .stack(let stack): add(stack.templateFile) { $0.hasSuffix(".template.json") }
            case .assetManifest(let artifact):
                add(artifact.file) { $0.hasSuffix(".assets.json") }
                // As above.
                guard let manifest = try? assembly.assets(artifact) else { continue }
                let sources = manifest.files.values.map(\.source.path) + manifest.dockerImages.values.map(\.source.directory)
                for source in sources {
                    guard var source else { continue }
                    // Assets stand in the outermost assembly; templates of nested stacks beside their stack's.
                    if source.hasPrefix("../") { source = String(source.dropFirst(3)) } else { source = prefix + source }
                    let name = source.split(separator: "/").last ?? ""
                    if source == prefix + name || source == name, name.hasPrefix("asset.") || name.hasSuffix(".template.json") {
                        files.append(source)
                    }
                }
            case .nestedAssembly(let nested):
                if !nested.directoryName.contains("/"), !nested.directoryName.hasPrefix(".") {
                    collect(directory + "/" + nested.directoryName, prefix + nested.directoryName + "/", &files)
                }
            case .tree(let file): add(file) { $0 == "tree.json" }
            case .other: break
            }
        }
    }
}
