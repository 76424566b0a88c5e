#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file written without waiting for the disk, as Foundation does for each: an assembly can be made again.
enum NewFile {
    static func write(_ bytes: [UInt8], to path: String) throws {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
        guard file >= 0 else { throw SystemError.last }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { append($0, to: file) }
            guard count > 0 else {
                let error = SystemError.last
                close(file)
                throw error
            }
            rest = rest.dropFirst(count)
        }
        // Some file systems tell only now that there was no room.
        if close(file) != 0 { throw SystemError.last }
    }

    private static func append(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> Int {
        #if canImport(Glibc)
            Glibc.write(file, bytes.baseAddress, bytes.count)
        #elseif canImport(Musl)
            Musl.write(file, bytes.baseAddress, bytes.count)
        #else
            Darwin.write(file, bytes.baseAddress, bytes.count)
        #endif
    }
}
