/// A check for resources of types that the region of their stack does not have.
///
/// CloudFormation refuses such a template as a whole, even if a condition excludes the resource. aws-cdk-lib does not look; the context
/// value `swift-cdk:checkRegions: false` makes this library not look either, for a type that a region got after the table was made.
struct RegionCheck {
    private static let contextKey = "swift-cdk:checkRegions"
    /// The most regions that a message names as alternatives: more would not help to choose.
    private static let maximumAlternatives = 3

    /// The result for each type, by region: resources of a type are many, types few.
    private var found: [Region: [String: Diagnostic?]] = [:]

    mutating func check(_ node: Node) {
        guard let resource = node.construct as? CfnResource, let region = node.stack?.stackEnvironment.region else { return }
        let type = resource.resourceType.name
        guard let mistake = mistake(type, region), !Self.isOff(node) else { return }
        node.report(mistake)
    }

    private mutating func mistake(_ type: String, _ region: Region) -> Diagnostic? {
        if let known = found[region]?[type] { return known }
        let mistake = Self.mistake(type, region, .current)
        found[region, default: [:]][type] = .some(mistake)
        return mistake
    }

    /// The mistake of using a type in a region; nil if none is known.
    static func mistake(_ type: String, _ region: Region, _ table: RegionTable) -> Diagnostic? {
        guard table.has(type, in: region) == false else { return nil }
        let nearest = table.nearestRegions(to: region, with: type)
        let others = nearest.isEmpty ? table.regions(with: type)?.filter { $0.partition == region.partition } ?? [] : nearest
        let place = others.isEmpty ? "another type" : "it in " + list(others.prefix(maximumAlternatives).map(\.rawValue))
        return .error(
            "swift-cdk:regions/unknown-type", "\(type) does not exist in \(region) (as of \(table.date))",
            action: "use \(place), or set the context value \(contextKey) to false if \(region) has it by now")
    }

    private static func list(_ names: [String]) -> String {
        guard names.count > 1, let last = names.last else { return names.joined() }
        return names.dropLast().joined(separator: ", ") + " or " + last
    }

    private static func isOff(_ node: Node) -> Bool { node.flag(contextKey) == false }
}
