import CDKDigests
import CloudAssembly

/// The hash of an asset's content (Semantics 21.1).
///
/// Text files count with LF line ends, so that a checkout on another system gives the same hash.
struct AssetFingerprint {
    /// What goes into the hash besides the content.
    struct Ingredients: Sendable {
        let extra: String
        /// Names and values that change what the content is, in order.
        let options: [(name: String, value: String)]
    }

    private static let chunkSize = 8192

    private var hash = SHA256()

    /// The fingerprint of a content.
    ///
    /// - Parameters:
    ///   - content: The files that are hashed.
    ///   - ingredients: What is hashed besides.
    /// - Returns: The hash in hexadecimal digits.
    /// - Throws: ``AssemblyError`` with the file that cannot be read, and the reason.
    static func hash(of content: AssetContent, _ ingredients: Ingredients) throws(AssemblyError) -> String {
        var fingerprint = AssetFingerprint()
        fingerprint.add("options.extra", ingredients.extra)
        for (name, value) in ingredients.options { fingerprint.add("options.\(name)", value) }
        for (path, entry) in content.entries {
            switch entry {
            case .directory: break
            case .file(let source): fingerprint.add("file:\(path)", contentFingerprint(try source.read()))
            case .link(let link): fingerprint.add("link:\(path)", link.hashed)
            }
        }
        return Names.hexadecimal(fingerprint.hash.finalize())
    }

    private mutating func add(_ header: String, _ value: String) {
        hash.update(data: [1] + Array(header.utf8) + [2] + Array(value.utf8) + [3])
    }

    /// `<size>:<SHA-256>` of a file's content.
    private static func contentFingerprint(_ bytes: [UInt8]) -> String {
        var hash = SHA256()
        var size = 0
        var isBinary = false
        // A chunk that ends in a carriage return waits for the next: its line may end there.
        var waiting = ""
        for start in stride(from: 0, to: bytes.count, by: chunkSize) {
            let chunk = bytes[start..<min(start + chunkSize, bytes.count)]
            if size == 0 { isBinary = chunk.contains(0) }
            if isBinary || waiting.isEmpty && countsAsItIs(chunk) {
                hash.update(data: chunk)
                size += chunk.count
                continue
            }
            // Each chunk is decoded by itself: a character that a boundary cuts becomes a replacement character on both sides.
            let text = String(decoding: chunk, as: UTF8.self)
            if text.utf8.last == UInt8(ascii: "\r") {
                waiting += text
                continue
            }
            let normalized = normalizedLineEnds(waiting + text)
            waiting = ""
            hash.update(data: normalized)
            size += normalized.count
        }
        // What waits at the end counts as it is, and not for the size.
        hash.update(data: Array(waiting.utf8))
        return "\(size):\(Names.hexadecimal(hash.finalize()))"
    }

    /// Whether a chunk is text in UTF-8 without a carriage return, as most are.
    private static func countsAsItIs(_ chunk: ArraySlice<UInt8>) -> Bool {
        guard String(validating: chunk, as: UTF8.self) != nil else { return false }
        return chunk.withUnsafeBufferPointer { bytes in
            guard let byte = bytes.baseAddress else { return true }
            // Counted by hand: a debug build would take ten times as long for `contains`.
            var index = 0
            while index < bytes.count {
                if byte[index] == carriageReturn { return false }
                index &+= 1
            }
            return true
        }
    }

    private static func normalizedLineEnds(_ text: String) -> [UInt8] {
        var text = text
        return text.withUTF8 { source in
            [UInt8](unsafeUninitializedCapacity: source.count) { target, count in
                guard let from = source.baseAddress, let to = target.baseAddress else { return }
                var index = 0
                while index < source.count {
                    let byte = from[index]
                    index &+= 1
                    if byte == carriageReturn, index < source.count, from[index] == lineFeed { continue }
                    to[count] = byte
                    count &+= 1
                }
            }
        }
    }

    private static let carriageReturn = UInt8(ascii: "\r")
    private static let lineFeed = UInt8(ascii: "\n")
}
