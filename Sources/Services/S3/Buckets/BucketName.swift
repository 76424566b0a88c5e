import CDK

/// The rules for names of buckets.
///
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

    /// The rules that the name breaks; an empty name breaks none.
    func mistakes(in place: String) -> [Diagnostic] {
        guard let first = characters.first, let last = characters.last else { return [] }
        var mistakes: [Diagnostic] = []
        func add(_ id: Diagnostic.ID, _ message: String, _ action: String) {
            mistakes.append(.error(id, message, action: action, in: place))
        }
        let length = name.utf16.count
        if !(3...63).contains(length) {
            add(
                "swift-cdk:s3/bucket-name-length", "The name of a bucket has 3 to 63 characters, but '\(name)' has \(length)",
                length < 3 ? "use a longer name" : "use a shorter name")
        }
        if let character = characters.first(where: { !isAllowed($0) }) {
            let letters = isOld ? "letters, digits, '.', '_' and '-'" : "lower-case letters, digits, '.' and '-'"
            add(
                "swift-cdk:s3/bucket-name-characters", "The name of a bucket consists of \(letters), but '\(name)' has a '\(character)'",
                "leave it out")
        }
        if !isLetterOrDigit(first) || !isLetterOrDigit(last) {
            let letter = isOld ? "letter" : "lower-case letter"
            add(
                "swift-cdk:s3/bucket-name-ends", "The name of a bucket begins and ends with a \(letter) or digit, unlike '\(name)'",
                "correct its \(isLetterOrDigit(first) ? "end" : "beginning")")
        }
        if zip(characters, characters.dropFirst()).contains(where: { Self.isForbidden($0, $1) }) {
            add(
                "swift-cdk:s3/bucket-name-periods",
                "A period in the name of a bucket stands between letters or digits, unlike one in '\(name)'",
                "use dashes instead of periods")
        }
        if isAddress {
            add("swift-cdk:s3/bucket-name-address", "The name of a bucket is no IP address, as '\(name)' is", "use another name")
        }
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
