#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Paths on disk.
enum FilePaths {
    /// The path without `.`, `..` and doubled slashes, from the root.
    ///
    /// Links are not followed.
    static func absolute(_ path: String) -> String {
        let full = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
        var segments: [Substring] = []
        for segment in full.split(separator: "/") where segment != "." {
            if segment == ".." { _ = segments.popLast() } else { segments.append(segment) }
        }
        return "/" + segments.joined(separator: "/")
    }

    /// The path without links; the path itself if there is nothing.
    static func resolved(_ path: String) -> String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// The target of a link, with the directories on the way resolved but not the last name.
    static func resolvedTarget(_ target: String, ofLinkAt path: String) -> String {
        let absolute = absolute(target.hasPrefix("/") ? target : directory(of: path) + "/" + target)
        let parent = resolved(directory(of: absolute))
        let name = absolute.split(separator: "/").last ?? ""
        return (parent == "/" ? "" : parent) + "/" + name
    }

    /// The way from one directory to a path, both relative to the same root; `.` if they are the same.
    static func relative(from directory: String, to path: String) -> String {
        let from = directory.split(separator: "/")
        let to = path.split(separator: "/")
        let shared = zip(from, to).prefix { $0 == $1 }.count
        let way = Array(repeating: "..", count: from.count - shared) + to.dropFirst(shared)
        return way.isEmpty ? "." : way.joined(separator: "/")
    }

    static func directory(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "" }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
