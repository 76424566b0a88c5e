import CloudAssembly

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
        case .file(.path(_, let stamp)):
            return kind == S_IFREG && Int64(found.st_size) == stamp.size && UInt32(found.st_mode) == stamp.mode
        case .link(let link):
            // What is no link is another entry.
            return (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) == link.target(at: relative)
        }
    }

    /// Whether another content has the same files with the same bytes.
    func isSame(as other: AssetContent) -> Bool {
        let nothing = AssetFingerprint.Ingredients(extra: "", options: [])
        // What cannot be read is told when it is written.
        guard let hash = try? AssetFingerprint.hash(of: self, nothing) else { return true }
        return isDirectory == other.isDirectory && hash == (try? AssetFingerprint.hash(of: other, nothing))
    }

    /// The first file that is another by now, or was written to since it was found; nil if there is none.
    var changedFile: String? {
        for case (_, .file(.path(let path, let stamp))) in entries where FileStamp(of: path) != stamp { return path }
        return nil
    }

    /// The same content as it was written to a path, to be read there.
    ///
    /// - Throws: ``AssemblyError`` with a file of which something else was written.
    func copied(to directory: String) throws(AssemblyError) -> AssetContent {
        var copies: [(path: String, entry: Entry)] = []
        for (relative, entry) in entries {
            guard case .file(.path(let source, _)) = entry else {
                copies.append((relative, entry))
                continue
            }
            let path = relative.isEmpty ? directory : directory + "/" + relative
            guard let status = Self.status(of: path), status.st_mode & S_IFMT == S_IFREG, let stamp = FileStamp(of: path) else {
                throw AssemblyError(path: source, reason: "is no file any more")
            }
            copies.append((relative, .file(.path(path, stamp))))
        }
        return AssetContent(entries: copies, isDirectory: isDirectory)
    }

    /// Waits until a change of a file from now on can be noticed.
    func settle() {
        var newest: FileStamp?
        for case (_, .file(.path(_, let stamp))) in entries where newest.map({ $0.isOlder(than: stamp) }) ?? true { newest = stamp }
        newest?.settle()
    }

    /// The status of the file at a path, links not followed; nil if there is none.
    private static func status(of path: String) -> stat? {
        var status = stat()
        return lstat(path, &status) == 0 ? status : nil
    }
}
