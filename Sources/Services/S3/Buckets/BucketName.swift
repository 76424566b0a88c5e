import CDK

/// The rules for names of buckets.
/// [Source](https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html)
struct BucketName {
    private let name: String
    private let characters: [Unicode.Scalar]
    /// Old buckets may have names that new ones may not.
    private let isOld: Bool

    init(_ name: String, isOld: Bool) {
        self.name = name
        self.isOld = isOld
        characters = Array(name.unicodeScalars)
    }

    func reportMistakes(at node: Node) {
        let mistakes = mistakes
        if mistakes.isEmpty { return }
        node.report(
            "Invalid S3 bucket name (value: \(name))\n" + mistakes.joined(separator: "\n"),
            action: "use 3 to 63 lower-case letters, digits and dashes")
    }

    private var mistakes: [String] {
        guard let first = characters.first, let last = characters.last else { return [] }
        var mistakes: [String] = []
        if !(3...63).contains(name.utf16.count) { mistakes.append("Bucket name must be at least 3 and no more than 63 characters") }
        if let offset = characters.firstIndex(where: { !isAllowed($0) }) {
            mistakes.append(
                isOld
                    ? "Bucket name must only contain uppercase or lowercase characters and the symbols, period (.), underscore (_), and "
                        + "dash (-)"
                    : "Bucket name must only contain lowercase characters and the symbols, period (.) and dash (-) (offset: \(offset))")
        }
        if !isLetterOrDigit(first) {
            mistakes.append(
                isOld
                    ? "Bucket name must start with an uppercase, lowercase character or number"
                    : "Bucket name must start with a lowercase character or number (offset: 0)")
        }
        if !isLetterOrDigit(last) {
            mistakes.append(
                isOld
                    ? "Bucket name must end with an uppercase, lowercase character or number"
                    : "Bucket name must end with a lowercase character or number (offset: \(characters.count - 1))")
        }
        let pairs = zip(characters, characters.dropFirst())
        if let offset = pairs.enumerated().first(where: { Self.isForbidden($1.0, $1.1) })?.offset {
            mistakes.append(
                "Bucket name must not have dash next to period, or period next to dash, or consecutive periods (offset: \(offset))")
        }
        if isAddress { mistakes.append("Bucket name must not resemble an IP address") }
        return mistakes
    }

    private func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) || isOld && ("A"..."Z").contains(scalar)
    }

    private func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        isLetterOrDigit(scalar) || scalar == "." || scalar == "-" || isOld && scalar == "_"
    }

    private static func isForbidden(_ one: Unicode.Scalar, _ next: Unicode.Scalar) -> Bool {
        one == "." && (next == "." || next == "-") || one == "-" && next == "."
    }

    private var isAddress: Bool {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { (1...3).contains($0.utf8.count) && $0.utf8.allSatisfy { (48...57).contains($0) } }
    }
}
