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

/// Writes an assembly so that a failure never damages the one that stood there before.
///
/// Everything is written into a directory beside the target first and moved into place only when all of it is there, the root's
/// manifest last. What the target holds besides, such as the CLI's lock files, stays.
public struct AssemblyWriter {
    /// The finished assembly's directory.
    public let directory: String
    private let draft: String
    private var entries: [String] = []

    /// Starts an assembly for `directory`, which need not exist yet.
    ///
    /// - Throws: ``AssemblyError`` if nothing can be written there.
    public init(directory: String) throws(AssemblyError) {
        self.directory = directory
        draft = "\(directory).draft-\(ProcessInfo.processInfo.processIdentifier)"
        do {
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
            try FileManager.default.createDirectory(atPath: draft, withIntermediateDirectories: true)
        } catch {
            throw AssemblyError(path: directory, reason: "cannot write the assembly there: \(Self.reason(error))")
        }
    }

    /// Whether the target already holds an entry of this name. Assets are named by their content, so one that is there need not be
    /// written again.
    public func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: directory + "/" + path)
    }

    /// Writes a file; `path` is relative to the assembly.
    public mutating func write(_ bytes: [UInt8], to path: String) throws(AssemblyError) {
        try place(path) { try Data(bytes).write(to: URL(fileURLWithPath: $0)) }
    }

    /// Writes JSON; `path` is relative to the assembly.
    public mutating func write(_ json: JSON, indent: Int?, to path: String) throws(AssemblyError) {
        try write(json.utf8(indent: indent), to: path)
    }

    /// Lets `make` create a file or directory; `path` is relative to the assembly, `make` gets the absolute path to fill.
    public mutating func place(_ path: String, make: (String) throws -> Void) throws(AssemblyError) {
        let absolute = draft + "/" + path
        do {
            if let slash = absolute.lastIndex(of: "/") {
                try FileManager.default.createDirectory(atPath: String(absolute[..<slash]), withIntermediateDirectories: true)
            }
            try make(absolute)
        } catch {
            throw AssemblyError(path: directory + "/" + path, reason: "cannot be written: \(Self.reason(error))")
        }
        entries.append(path)
    }

    /// Moves everything into place.
    public consuming func commit() throws(AssemblyError) {
        // The manifest names the rest, so it changes last.
        for path in entries.filter({ $0 != "manifest.json" }) + entries.filter({ $0 == "manifest.json" }) {
            do {
                let target = directory + "/" + path
                if let slash = target.lastIndex(of: "/") {
                    try FileManager.default.createDirectory(atPath: String(target[..<slash]), withIntermediateDirectories: true)
                }
                try Self.replace(target, with: draft + "/" + path)
            } catch {
                throw AssemblyError(path: directory + "/" + path, reason: "cannot be written: \(Self.reason(error))")
            }
        }
        try? FileManager.default.removeItem(atPath: draft)
    }

    /// Removes what was written so far; the target stays as it was.
    public consuming func discard() {
        try? FileManager.default.removeItem(atPath: draft)
    }

    private static func replace(_ target: String, with source: String) throws {
        // rename(2) replaces a file in one step; a directory has to make way first.
        if rename(source, target) == 0 { return }
        if FileManager.default.fileExists(atPath: target) { try FileManager.default.removeItem(atPath: target) }
        try FileManager.default.moveItem(atPath: source, toPath: target)
    }

    /// What the system says, without Foundation's words around it.
    private static func reason(_ error: any Error) -> String {
        guard let error = error as? CocoaError, let system = error.underlying as? POSIXError else { return "\(error)" }
        let message = String(cString: strerror(system.code.rawValue))
        return message.prefix(1).lowercased() + message.dropFirst()
    }
}
