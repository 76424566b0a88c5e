#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A writer of an assembly, whose failure never damages the one that stood there before.
///
/// Everything is written into a draft within the target first and moved into place only when all of it is there, the root's manifest
/// last. What the target holds besides, such as the CLI's lock files, stays. Several processes can write to one directory.
public struct AssemblyWriter {
    private static let draftPrefix = ".draft-"

    /// The finished assembly's directory.
    public let directory: String
    private let draft: String
    /// Held while the draft is in use, so that another process can tell it from one that a killed process left.
    private let lock: Int32
    private var entries: [String] = []
    /// The paths of files that a former assembly left.
    private var unwanted: [String] = []
    private var known: Set<String> = []

    /// Starts an assembly for `directory`, which need not exist yet.
    ///
    /// - Throws: ``AssemblyError`` if nothing can be written there.
    public init(directory: String) throws(AssemblyError) {
        self.directory = directory
        if directory.isEmpty || directory.utf8.contains(0) {
            throw AssemblyError(
                path: "the output directory", reason: directory.isEmpty ? "its path is empty" : "its path holds a NUL: '\(directory)'")
        }
        do {
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
            Self.removeAbandonedDrafts(in: directory)
            (draft, lock) = try Self.makeDraft(in: directory)
        } catch {
            throw AssemblyError(path: directory, reason: "cannot write the assembly there: \(SystemError.of(error))")
        }
    }

    private static func makeDraft(in directory: String) throws -> (path: String, lock: Int32) {
        while true {
            let path = directory + "/" + draftPrefix + UUID().uuidString
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
            let lock = open(path, O_RDONLY)
            if lock < 0 {
                if errno == ENOENT { continue }
                throw SystemError.last
            }
            if flock(lock, LOCK_EX | LOCK_NB) == 0 {
                if FileManager.default.fileExists(atPath: path) { return (path, lock) }
            } else if errno != EWOULDBLOCK {
                // A file system without locks, where another attempt would fail as well.
                return (path, lock)
            }
            // Another process took it for an abandoned one before it was locked.
            close(lock)
        }
    }

    /// True if the target already holds an entry of this name.
    ///
    /// Assets are named by their content, so one that is there need not be written again.
    public func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: directory + "/" + path)
    }

    /// Writes a file; `path` is relative to the assembly.
    public mutating func write(_ bytes: [UInt8], to path: String) throws(AssemblyError) {
        try place(path) { try NewFile.write(bytes, to: $0) }
    }

    /// Writes JSON; `path` is relative to the assembly.
    public mutating func write(_ json: JSON, indent: Int?, to path: String) throws(AssemblyError) {
        try write(json.utf8(indent: indent), to: path)
    }

    /// Lets `make` create a file or directory; `path` is relative to the assembly, `make` gets the path to fill.
    public mutating func place(_ path: String, make: (String) throws -> Void) throws(AssemblyError) {
        guard known.insert(path).inserted else { throw AssemblyError(path: path, reason: "two parts of the assembly have this name") }
        do {
            try Self.createParent(of: draft + "/" + path)
            try make(draft + "/" + path)
        } catch {
            throw AssemblyError(path: path, reason: "cannot be written: \(SystemError.of(error))")
        }
        entries.append(path)
    }

    /// Lets the commit remove files and directories of a former assembly, or replace them whatever they are; `paths` are relative to it.
    public mutating func remove(_ paths: some Sequence<String>) { unwanted += paths }

    /// Moves everything into place.
    ///
    /// If that fails, what stood there before is put back.
    public consuming func commit() throws(AssemblyError) {
        var replaced: [String] = []
        var failure: AssemblyError?
        do {
            for path in unwanted where !known.contains(path) && exists(path) { try setAside(path, &replaced) }
        } catch {
            failure = AssemblyError(path: directory, reason: "cannot be cleaned of the former assembly: \(SystemError.of(error))")
        }
        let replaceable = Set(unwanted)
        // The manifest names the rest, so it changes last.
        for path in entries.filter({ $0 != "manifest.json" }) + entries.filter({ $0 == "manifest.json" }) {
            if failure != nil { break }
            do {
                try Self.createParent(of: directory + "/" + path)
                try move(path, over: replaceable.contains(path), &replaced)
            } catch {
                failure = AssemblyError(path: directory + "/" + path, reason: "cannot be written: \(SystemError.of(error))")
            }
        }
        if failure != nil {
            for path in replaced.reversed() where rename(former(path), directory + "/" + path) != 0 {
                // A directory is in the way, or a file of a directory: what was to take its place.
                try? FileManager.default.removeItem(atPath: directory + "/" + path)
                _ = rename(former(path), directory + "/" + path)
            }
        }
        if failure == nil { removeEmptyDirectories() }
        discard()
        if let failure { throw failure }
    }

    /// Removes what was written so far; the target stays as it was.
    public consuming func discard() {
        // A draft that cannot be removed now is an abandoned one for the next run.
        try? FileManager.default.removeItem(atPath: draft)
        close(lock)
    }

    private func former(_ path: String) -> String { draft + "/.former/" + path }

    /// Moves a file or directory into place: over one of another kind only if that was the former assembly's.
    private func move(_ path: String, over isFormer: Bool, _ replaced: inout [String]) throws {
        let source = draft + "/" + path
        let target = directory + "/" + path
        if Self.isDirectory(source) {
            // A directory is an asset, named by its content: another process may have put the same one there by now.
            if isFormer || Self.isDirectory(target) { try setAside(path, &replaced) }
            if rename(source, target) != 0, !Self.isDirectory(target) { throw SystemError.last }
            return
        }
        if Self.isDirectory(target), !isFormer { throw SystemError(code: EISDIR) }
        if exists(path) { try setAside(path, &replaced) }
        if rename(source, target) != 0 { throw SystemError.last }
    }

    /// Takes a file or directory out of the target, from where it can be put back.
    private func setAside(_ path: String, _ replaced: inout [String]) throws {
        try Self.createParent(of: former(path))
        if rename(directory + "/" + path, former(path)) == 0 {
            replaced.append(path)
        } else if errno != ENOENT {
            throw SystemError.last
        }
    }

    /// Removes the directories of assemblies that are none any more.
    ///
    /// A directory that holds something else stays.
    private func removeEmptyDirectories() {
        let directories = Set(unwanted.filter { $0.contains("/") }.map { String($0[..<($0.lastIndex(of: "/") ?? $0.startIndex)]) })
        for path in directories.sorted(by: { $0.utf8.count > $1.utf8.count }) { rmdir(directory + "/" + path) }
    }

    private static func isDirectory(_ path: String) -> Bool {
        // What cannot be listed fails when it is written to.
        (try? FileManager.default.contentsOfDirectory(atPath: path)) != nil
    }

    private static func createParent(of path: String) throws {
        guard let slash = path.lastIndex(of: "/") else { return }
        try FileManager.default.createDirectory(atPath: String(path[..<slash]), withIntermediateDirectories: true)
    }

    /// Whether a file has the name of a draft; others that begin alike may be anybody's.
    private static func isDraft(_ name: String) -> Bool {
        name.hasPrefix(draftPrefix) && UUID(uuidString: String(name.dropFirst(draftPrefix.count))) != nil
    }

    private static func removeAbandonedDrafts(in directory: String) {
        // Nothing depends on them: what cannot be removed stays.
        for name in (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? [] where isDraft(name) {
            let descriptor = open(directory + "/" + name, O_RDONLY)
            guard descriptor >= 0 else { continue }
            // As above.
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { try? FileManager.default.removeItem(atPath: directory + "/" + name) }
            close(descriptor)
        }
    }
}
