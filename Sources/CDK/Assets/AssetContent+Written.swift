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

extension AssetContent {
    /// Whether the content stands at a path already, as a former synthesis wrote it.
    ///
    /// Names, kinds, sizes, modes and links are compared, not every byte: an asset's name holds the hash of its content.
    func isWritten(at path: String) -> Bool {
        guard let status = Self.status(of: path) else { return false }
        guard isDirectory else {
            return entries.allSatisfy { Self.isSame($0.entry, "", status, at: path) }
        }
        // What cannot be looked at is written anew, which says why it cannot be.
        guard status.st_mode & S_IFMT == S_IFDIR, let names = try? FileManager.default.subpathsOfDirectory(atPath: path) else {
            return false
        }
        var expected: Set<String> = []
        for (relative, entry) in entries {
            var place = relative
            while !place.isEmpty, expected.insert(place).inserted { place = FilePaths.directory(of: place) }
            guard let status = Self.status(of: path + "/" + relative), Self.isSame(entry, relative, status, at: path + "/" + relative)
            else { return false }
        }
        return Set(names) == expected
    }

    private static func isSame(_ entry: Entry, _ relative: String, _ found: stat, at path: String) -> Bool {
        let kind = found.st_mode & S_IFMT
        switch entry {
        case .directory: return kind == S_IFDIR
        case .file(.bytes(let bytes)): return kind == S_IFREG && Int(found.st_size) == bytes.count
        case .file(.path(let source)):
            var status = stat()
            guard stat(source, &status) == 0 else { return false }
            return kind == S_IFREG && found.st_size == status.st_size && found.st_mode == status.st_mode
        case .link(let link):
            // What is no link is another entry.
            return (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) == link.target(at: relative)
        }
    }

    /// The status of the file at a path, links not followed; nil if there is none.
    private static func status(of path: String) -> stat? {
        var status = stat()
        return lstat(path, &status) == 0 ? status : nil
    }
}
