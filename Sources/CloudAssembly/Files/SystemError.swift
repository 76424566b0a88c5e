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

/// An error of the operating system (`errno`), in its own words.
package struct SystemError: Error, CustomStringConvertible {
    let code: Int32

    /// The error of the last call of the system.
    package static var last: SystemError { SystemError(code: errno) }

    package var description: String {
        let message = String(cString: strerror(code))
        return message.prefix(1).lowercased() + message.dropFirst()
    }

    /// The system's words for an error, without Foundation's around them.
    package static func of(_ error: any Error) -> String {
        guard let error = error as? CocoaError, let system = error.underlying as? POSIXError else { return "\(error)" }
        return SystemError(code: system.code.rawValue).description
    }
}
