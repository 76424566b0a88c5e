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
            return String(decoding: try AssetContent.Source.read(file), as: UTF8.self)
        } catch {
            node.report(.unreadableAsset(error))
            return ""
        }
    }
}

extension ContainerImageIgnore {
    /// Why an image cannot be built of a directory with a file of instructions; nil if it can, and if the directory is reported already.
    static func mistake(in directory: String, instructions: String) -> Diagnostic? {
        if directory.isEmpty { return nil }
        if FileKind(of: directory) != .directory {
            return .error(
                "swift-cdk:assets/no-image-directory", "There is no directory \(directory) to build an image of",
                action: "check the path and the working directory")
        }
        if instructions.utf8.contains(0) || FileKind(of: instructions) != .file {
            return .error("swift-cdk:assets/no-dockerfile", "There is no file \(instructions)", action: "check the option file")
        }
        if FilePaths.absolute(instructions).hasPrefix(directory + "/") { return nil }
        return .error(
            "swift-cdk:assets/dockerfile-outside", "The file of instructions, \(instructions), is not in the directory that is published",
            action: "put it there, or build the image of a directory above both")
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
