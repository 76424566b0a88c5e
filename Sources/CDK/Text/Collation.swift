extension String {
    /// Whether the text comes before another in the order of `localeCompare`, for ASCII (Semantics 1.4).
    ///
    /// Case counts only where the texts are equal otherwise: lower case comes first then. Characters beyond ASCII come after it, by their
    /// scalars.
    func collatesBefore(_ other: String) -> Bool {
        let left = Array(unicodeScalars)
        let right = Array(other.unicodeScalars)
        for (a, b) in zip(left, right) {
            let weights = (Collation.weight(a), Collation.weight(b))
            if weights.0 != weights.1 { return weights.0 < weights.1 }
        }
        if left.count != right.count { return left.count < right.count }
        for (a, b) in zip(left, right) where a != b { return a.properties.isLowercase }
        return false
    }
}

private enum Collation {
    private static let punctuation = Array(" _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$".unicodeScalars)

    private static let weights: [UInt32] = (0..<128).map { code in
        let scalar = Unicode.Scalar(UInt8(code))
        if let index = punctuation.firstIndex(of: scalar) { return UInt32(index) + 1 }
        switch scalar {
        case "0"..."9": return 100 + UInt32(code)
        case "a"..."z": return 200 + UInt32(code)
        case "A"..."Z": return 200 + UInt32(code) + 32
        default: return 0
        }
    }

    static func weight(_ scalar: Unicode.Scalar) -> UInt32 {
        scalar.isASCII ? weights[Int(scalar.value)] : 1000 + scalar.value
    }
}
