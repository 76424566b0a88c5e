import CloudAssembly

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The kind of the file at a path, links followed.
enum FileKind {
    case file, directory, other

    /// The kind of the file at a path; nil if there is none.
    init?(of path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: self = .directory
        case S_IFREG: self = .file
        default: self = .other
        }
    }

    /// Why nothing can be said about the file at a path, in the system's words; nil if it can, and if there is none.
    static func error(at path: String) -> String? {
        var status = stat()
        guard stat(path, &status) != 0, ![ENOENT, ENOTDIR, ELOOP].contains(errno) else { return nil }
        return SystemError.last.description
    }
}
