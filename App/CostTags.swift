/// The tags of all resources that take tags, by which a bill can be told apart.
///
/// Whoever reads the bill activates them there first
/// (https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/activating-tags.html).
struct CostTags {
    /// What every deployment has: its suffix.
    private static let ofSuffix = "streaming:suffix"
    /// The platform's own tags begin so, and AWS's.
    private static let reserved = ["streaming:", "aws:"]
    /// Of the 50 of a resource, some are the platform's and CloudFormation's
    /// (https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html).
    private static let most = 40
    /// What all services take.
    private static let signs: Set<Character> = ["_", ".", ":", "/", "=", "+", "-", "@", " "]

    let all: [(name: String, value: String)]

    /// Of the setting `tags`, such as `["cost-centre=4711"]`.
    init(_ context: DeploymentContext, suffix: String) {
        let given = context.list("tags")
        let pairs = given.map { $0.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init) }
        for (text, pair) in zip(given, pairs) where !Self.isTag(pair) {
            context.report(
                "tags", "'\(text)' is no tag",
                action: "write a name and a value, cost-centre=4711, of letters, digits, spaces and _.:/=+-@, of at most 128 and 256 "
                    + "characters; names that begin with \(Self.reserved.joined(separator: " or ")) are taken")
        }
        let names = pairs.compactMap(\.first)
        for (number, name) in names.enumerated() where names[..<number].contains(name) {
            context.report("tags", "The tag '\(name)' is given twice", action: "leave one of them out")
        }
        if given.count > Self.most {
            context.report("tags", "\(given.count) tags are too many", action: "leave some out: a resource has room for \(Self.most)")
        }
        all = [(Self.ofSuffix, suffix)] + pairs.filter(Self.isTag).map { ($0[0], $0[1]) }
    }

    private static func isTag(_ pair: [String]) -> Bool {
        guard pair.count == 2, (1...128).contains(pair[0].count), pair[1].count <= 256 else { return false }
        let name = pair[0].lowercased()
        return !reserved.contains(where: name.hasPrefix)
            && pair.allSatisfy { $0.allSatisfy { $0.isLetter || $0.isNumber || signs.contains($0) } }
    }
}
