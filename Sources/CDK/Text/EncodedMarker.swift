#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Markers of deferred values in texts that a program has encoded since: as a part of an address, in hexadecimal digits, in Base64.
enum EncodedMarker {
    /// A text with fewer bytes holds no sign of a marker in any encoding, or one that is no longer to be told from chance.
    private static let minimumLength = 15
    // The sign's bytes in each encoding. In Base64, of three signs that follow each other, one begins at a group of four.
    private static let signsInAddresses = ["%F3%A0%80%81", "%f3%a0%80%81"].map { Array($0.utf8) }
    private static let signsInDigits = ["F3A08081", "f3a08081"].map { Array($0.utf8) }
    private static let signInBase64 = Array("86CAg".utf8)

    /// The text as it was before it was encoded, or the part with markers; nil if it holds none.
    static func decoded(_ bytes: some Collection<UInt8>) -> String? {
        bytes.withContiguousStorageIfAvailable { decoded($0) } ?? Array(bytes).withUnsafeBufferPointer { decoded($0) }
    }

    private static func decoded(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard bytes.count >= minimumLength else { return nil }
        for sign in signsInAddresses where bytes.place(of: sign) != nil { return withoutPercentEncoding(bytes) }
        for sign in signsInDigits {
            if let text = text(in: bytes, around: sign, fromDigits) { return text }
        }
        return text(in: bytes, around: signInBase64, fromBase64)
    }

    /// The first text with markers that is decoded around a sign: others may be there by chance, before those of a marker.
    private static func text(
        in bytes: UnsafeBufferPointer<UInt8>, around sign: [UInt8],
        _ decode: (UnsafeBufferPointer<UInt8>, Int) -> (bytes: [UInt8], end: Int)
    ) -> String? {
        var start = 0
        var end = 0
        var tried: Set<Int> = []
        while let place = bytes.place(of: sign, from: start) {
            start = place + 1
            if place >= end { tried = [] }
            // Groups have two or four digits: in one run, another sign at the same place of a group decodes to the same.
            guard tried.insert(place % 4).inserted else { continue }
            let run = decode(bytes, place)
            if let text = text(of: run.bytes) { return text }
            end = run.end
        }
        return nil
    }

    /// The text of decoded bytes; nil if it is by chance that they look like a marker.
    private static func text(of bytes: [UInt8]) -> String? {
        let text = String(decoding: bytes, as: UTF8.self)
        return text.unicodeScalars.count { $0 == DeferredTextMarker.sign } >= 2 ? text : nil
    }

    /// The text with the bytes that an address writes as hexadecimal digits after a `%`.
    private static func withoutPercentEncoding(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        var result: [UInt8] = []
        var rest = bytes[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2)
            if byte == UInt8(ascii: "%"), digits.count == 2, let code = UInt8(String(decoding: digits, as: UTF8.self), radix: 16) {
                result.append(code)
                rest = rest.dropFirst(2)
            } else {
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The bytes of pairs of hexadecimal digits, of which one is at a place, and where the digits end.
    private static func fromDigits(_ bytes: UnsafeBufferPointer<UInt8>, around place: Int) -> (bytes: [UInt8], end: Int) {
        let (values, end) = run(in: bytes, around: place, step: 2) { Character(Unicode.Scalar($0)).hexDigitValue.map(UInt8.init) }
        return (stride(from: 0, to: values.count - 1, by: 2).map { values[$0] << 4 | values[$0 + 1] }, end)
    }

    /// The bytes of groups of Base64, that of addresses too, of which one is at a place, and where the groups end.
    private static func fromBase64(_ bytes: UnsafeBufferPointer<UInt8>, around place: Int) -> (bytes: [UInt8], end: Int) {
        let (values, end) = run(in: bytes, around: place, step: 4) { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
            case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
            case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
            case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
            case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
            default: nil
            }
        }
        var result: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for value in values {
            bits = bits << 6 | UInt32(value)
            count += 6
            if count >= 8 {
                count -= 8
                result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return (result, end)
    }

    /// The values of the digits around a place, as far as all are digits, and where they end: backwards in whole groups.
    private static func run(
        in bytes: UnsafeBufferPointer<UInt8>, around place: Int, step: Int, _ value: (UInt8) -> UInt8?
    ) -> (values: [UInt8], end: Int) {
        var start = place
        while start >= step, bytes[(start - step)..<start].allSatisfy({ value($0) != nil }) { start -= step }
        var values: [UInt8] = []
        for byte in bytes[start...] {
            guard let digit = value(byte) else { break }
            values.append(digit)
        }
        return (values, start + values.count)
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The first place at which some bytes stand, from another one on.
    fileprivate func place(of sought: [UInt8], from first: Int = 0) -> Int? {
        guard let start = baseAddress else { return nil }
        var place = first
        while place + sought.count <= count, let found = memchr(start + place, Int32(sought[0]), count - place - sought.count + 1) {
            place = UnsafeRawPointer(found) - UnsafeRawPointer(start)
            if memcmp(found, sought, sought.count) == 0 { return place }
            place += 1
        }
        return nil
    }
}
