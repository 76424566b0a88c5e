/// Checks the paths of an asset's files that a program carries with it.
enum AssetFileNames {
    /// The most bytes that file systems take for one name.
    private static let maximumLength = 255

    /// What is wrong with the paths of files in one directory.
    static func mistakes(in paths: [String]) -> [Diagnostic] {
        var directories: Set<String> = []
        for path in paths {
            var directory = FilePaths.directory(of: path)
            while !directory.isEmpty, directory != "/", directories.insert(directory).inserted {
                directory = FilePaths.directory(of: directory)
            }
        }
        return paths.filter { !isPath($0) }.map { .noFileName($0) }
            + paths.filter { isPath($0) && directories.contains($0) }.map { .fileAndDirectory($0) }
    }

    private static func isPath(_ path: String) -> Bool {
        path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
            !$0.isEmpty && $0 != "." && $0 != ".." && !$0.utf8.contains(0) && $0.utf8.count <= maximumLength
        }
    }
}

extension Diagnostic {
    fileprivate static func noFileName(_ path: String) -> Diagnostic {
        .error(
            "swift-cdk:assets/file-name", "'\(path.shortened)' is no path of a file within the asset",
            action: "give names of at most 255 bytes with single slashes between them, none of them '.' or '..'")
    }

    fileprivate static func fileAndDirectory(_ path: String) -> Diagnostic {
        .error(
            "swift-cdk:assets/file-and-directory", "'\(path)' is a file of the asset, and a directory with other files of it",
            action: "rename one of them")
    }
}
