/// Reports resources of types that the region of their stack does not have.
///
/// CloudFormation refuses such a template as a whole, even if a condition excludes the resource. aws-cdk-lib does not look; the context
/// value `swift-cdk:checkRegions: false` makes this library not look either, for a type that a region got after the table was made.
struct RegionCheck {
    static let contextKey = "swift-cdk:checkRegions"
    /// More alternatives than these would not help to choose.
    private static let maximumAlternatives = 3

    /// The types that were looked up, by region.
    private var known: [Region: [ResourceType: Bool]] = [:]

    mutating func check(_ node: Node) {
        guard let type = (node.construct as? CfnResource)?.resourceType, let region = node.stack?.stackEnvironment.region else { return }
        let exists = known[region]?[type] ?? type.isAvailable(in: region) ?? true
        known[region, default: [:]][type] = exists
        if exists || node.context(Self.contextKey) == .bool(false) || node.context(Self.contextKey) == .string("false") { return }
        node.report(
            "\(type) does not exist in \(region) (as of \(ResourceType.regionsAsOf))",
            action: Self.action(type, region))
    }

    private static func action(_ type: ResourceType, _ region: Region) -> String {
        let nearest = type.nearestRegions(to: region)
        let candidates = nearest.isEmpty ? type.availableRegions ?? [] : nearest
        let shown = candidates.prefix(maximumAlternatives).map(\.rawValue)
        let list = shown.count < 2 ? shown.joined() : shown.dropLast().joined(separator: ", ") + " or " + shown[shown.count - 1]
        return "use it in \(list), or set the context value \(contextKey) to false if \(region) has it by now"
    }
}
