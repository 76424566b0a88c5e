#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The files that a former synthesis left in a directory, as its manifests name them.
///
/// Files that no manifest names are not among them: the CLI's locks and caches, and others that somebody keeps there.
public enum FormerAssembly {
    /// The paths of the files in `directory`, relative to it; none of an assembly that is not there or cannot be read.
    public static func files(in directory: String) -> [String] {
        var files: [String] = []
        collect(directory, "", &files)
        return files
    }

    /// Whether a file or directory belongs to what a former synthesis left in `directory`, so that the next one takes it away.
    ///
    /// Both paths are absolute and without links.
    package static func holds(_ path: String, in directory: String) -> Bool {
        guard path.hasPrefix(directory + "/") else { return false }
        let place = String(Substring(path.utf8.dropFirst(directory.utf8.count + 1)))
        return files(in: directory).contains { place == $0 || place.hasPrefix($0 + "/") || $0.hasPrefix(place + "/") }
    }

    private static func collect(_ directory: String, _ prefix: String, _ files: inout [String]) {
        // A former assembly that cannot be read, or of another version, is not known to be one.
        guard let assembly = try? Assembly(directory: directory) else { return }
        func add(_ file: String, _ isNamedSo: (String) -> Bool) {
            // Only in the assembly itself, and only under a name that a synthesis gives: a manifest may have been written by others.
            if isNamedSo(file), !file.contains("/"), !file.hasPrefix(".") { files.append(prefix + file) }
        }
        let ofEveryAssembly = ["manifest.json", "cdk.out"] + (prefix.isEmpty ? ["validation-report.json"] : [])
        for name in ofEveryAssembly { add(name) { _ in true } }
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
                    // Assets stand in the outermost assembly, some levels up; templates of nested stacks beside their stack's.
                    let up = String(repeating: "../", count: prefix.count { $0 == "/" })
                    if !up.isEmpty, source.hasPrefix(up) { source = String(source.dropFirst(up.count)) } else { source = prefix + source }
                    let name = source.split(separator: "/").last ?? ""
                    if source == prefix + name || source == name, name.hasPrefix("asset.") || name.hasSuffix(".template.json") {
                        files.append(source)
                    }
                }
            case .nestedAssembly(let nested):
                let name = nested.directoryName
                guard name.hasPrefix("assembly-"), !name.contains("/"), !isLink(directory + "/" + name) else { continue }
                collect(directory + "/" + name, prefix + name + "/", &files)
            case .tree(let file): add(file) { $0 == "tree.json" }
            case .other: break
            }
        }
    }

    /// Whether a link stands at the path: what it leads to is no part of the assembly.
    private static func isLink(_ path: String) -> Bool {
        // What is no link throws.
        (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
    }
}
