#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The files that the directory of a container image leaves out.
enum ContainerImageIgnore {
    /// The patterns of `.dockerignore` and of the user; the instructions themselves stay in.
    static func patterns(in directory: String, instructions: String, _ exclude: [String], _ node: Node) -> [String] {
        var patterns = exclude
        if let data = FileManager.default.contents(atPath: directory + "/.dockerignore") {
            let lines = String(decoding: data, as: UTF8.self).unicodeScalars.split(separator: "\n").map(String.init)
            patterns = lines + exclude + ["!.dockerignore"]
        }
        patterns.append("!" + (instructions.split(separator: "/").last ?? ""))
        // An assembly within the directory is none of its content.
        let output = FilePaths.absolute(node.tree.outputDirectory)
        if output.hasPrefix(directory + "/") { patterns.append(String(Substring(output.utf8.dropFirst(directory.utf8.count + 1)))) }
        return patterns
    }
}

extension Node {
    /// Registers a container image with the stack around the node.
    func addContainerImage(_ source: DockerImageAssetSource) -> DockerImageAssetLocation {
        if let stack { return stack.deployment.addDockerImageAsset(source, stack: stack) }
        report(.outsideOfStack("An asset"))
        return DockerImageAssetLocation(imageURI: "", repositoryName: "", imageTag: "")
    }
}
