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

/// Why a file cannot be read or written, in the system's words.
package struct FileReason: Error, CustomStringConvertible {
    let code: Int32

    package var description: String {
        let message = String(cString: strerror(code))
        return message.prefix(1).lowercased() + message.dropFirst()
    }

    /// What the system says about an error, without Foundation's words around it.
    package static func of(_ error: any Error) -> String {
        guard let error = error as? CocoaError, let system = error.underlying as? POSIXError else { return "\(error)" }
        return FileReason(code: system.code.rawValue).description
    }
}
