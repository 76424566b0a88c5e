import CDKDigests

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Hashes of texts, for ids that are made of what they name.
package enum Digest {
    /// The MD5 of a text, as 32 hexadecimal digits in lower case.
    package static func md5(_ text: String) -> String {
        Names.hexadecimal(MD5.hash(data: Array(text.utf8)))
    }

    /// The SHA-256 in Base64.
    package static func sha256Base64(_ text: String) -> String {
        Data(SHA256.hash(data: Array(text.utf8))).base64EncodedString()
    }
}
