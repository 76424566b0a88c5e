import CloudAssembly

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The names in a directory.
///
/// Foundation would leave out names that are not UTF-8, without a word.
enum DirectoryListing {
    /// The names in a directory, sorted as JavaScript does, without `.` and `..`.
    ///
    /// - Throws: ``AssemblyError`` with the reason why the directory cannot be read, or with a name that is not UTF-8.
    static func names(in directory: String) throws(AssemblyError) -> [String] {
        guard let stream = opendir(directory) else { throw AssemblyError(path: directory, reason: SystemError.last.description) }
        defer { closedir(stream) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                if errno != 0 { throw AssemblyError(path: directory, reason: SystemError.last.description) }
                break
            }
            let bytes = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            guard let name = String(validating: bytes, as: UTF8.self) else {
                throw AssemblyError(path: directory, reason: "the name '\(String(decoding: bytes, as: UTF8.self))' is not UTF-8")
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf16Precedes($1) }
    }
}
