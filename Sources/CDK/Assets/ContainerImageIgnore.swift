#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The files that the directory of a container image leaves out.
enum ContainerImageIgnore {
    /// The patterns of the ignore file and of the user; the ignore file and the instructions themselves stay in.
    ///
    /// As for Docker, a file named after the instructions (`Dockerfile.dockerignore`) stands in for `.dockerignore`
    /// ([source](https://docs.docker.com/build/concepts/context/#filename-and-location)).
    static func patterns(in directory: String, instructions: String, _ exclude: [String], _ node: Node) -> [String] {
        var patterns = exclude
        let own = instructions + ".dockerignore"
        let file = FileKind(of: own) == nil ? directory + "/.dockerignore" : own
        if FileKind(of: file) != nil {
            let lines = text(of: file, node).unicodeScalars.split(separator: "\n").map(String.init)
            patterns = lines + exclude + ["!\(String(Substring(file.utf8.dropFirst(directory.utf8.count + 1))))"]
        }
        patterns.append("!" + (instructions.split(separator: "/").last ?? ""))
        return patterns
    }

    private static func text(of file: String, _ node: Node) -> String {
        do {
            return String(decoding: try AssetContent.Source.path(file).read(), as: UTF8.self)
        } catch {
            node.report(.unreadableAsset(error))
            return ""
        }
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
