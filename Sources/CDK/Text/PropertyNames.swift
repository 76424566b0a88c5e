/// The camel-case names under which `tree.json` shows properties: `SSEAlgorithm` as `sseAlgorithm`.
///
/// A word starts at an upper-case letter after a lower-case one, and at the last letter of a run of upper-case ones before a lower-case
/// one; the letter after digits is upper-case. Plurals of abbreviations stay together. The generator names arguments by the same rule.
package enum PropertyNames {
    package static func name(_ property: String) -> String {
        if let exception = exceptions[property] { return exception }
        var name = camelCase(Array(property.unicodeScalars))
        for (ending, written) in pluralEndings where property.hasSuffix(ending) {
            name = name.dropLast(ending.count) + written
        }
        return name
    }

    private static let pluralEndings = [("ARNs", "Arns"), ("MBs", "MBs"), ("AZs", "AZs")]

    /// Names that the original gives another one, most of them because a language that it serves has that member already.
    private static let exceptions = ["Build": "buildProperty", "Equals": "equalTo", "GetObject": "objectAccess", "VPCs": "vpcs"]

    private static func camelCase(_ scalars: [Unicode.Scalar]) -> String {
        var result = String.UnicodeScalarView()
        var startsWord = false
        for (index, scalar) in scalars.enumerated() {
            if isSeparator(scalar) {
                startsWord = !result.isEmpty
                continue
            }
            let previous = index > 0 ? scalars[index - 1] : nil
            let next = index + 1 < scalars.count ? scalars[index + 1] : nil
            if let previous, isUpper(scalar) {
                let endsRun = isUpper(previous) && next.map(isLower) == true
                if isLower(previous) || endsRun || isDigit(previous) { startsWord = true }
            } else if let previous, isDigit(previous), isLower(scalar) {
                startsWord = true
            }
            result.append(contentsOf: (startsWord ? upper(scalar) : lower(scalar)).unicodeScalars)
            startsWord = false
        }
        return String(result)
    }

    private static func isUpper(_ scalar: Unicode.Scalar) -> Bool { ("A"..."Z").contains(scalar) }
    private static func isLower(_ scalar: Unicode.Scalar) -> Bool { ("a"..."z").contains(scalar) }
    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool { "_.- ".unicodeScalars.contains(scalar) }
    private static func upper(_ scalar: Unicode.Scalar) -> String { scalar.properties.uppercaseMapping }
    private static func lower(_ scalar: Unicode.Scalar) -> String { scalar.properties.lowercaseMapping }
}
