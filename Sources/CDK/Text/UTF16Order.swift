extension String {
    /// JavaScript's order of strings: by UTF-16 code units.
    func utf16Precedes(_ other: String) -> Bool {
        // Of ASCII, which has a code unit for each byte, String's own order is the same.
        if utf8.count == utf16.count, other.utf8.count == other.utf16.count { return self < other }
        return utf16.lexicographicallyPrecedes(other.utf16)
    }
}
