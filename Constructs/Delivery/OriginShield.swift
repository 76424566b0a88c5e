import CDK

/// A further cache before the origin, so that all edge locations together ask the bucket once.
public enum OriginShield: Sendable, Hashable {
    /// In the region nearest to the stack's that has it.
    case nearest
    /// In a region that has it.
    case `in`(Region)

    /// The regions that have Origin Shield.
    /// [Source](https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/origin-shield.html#choose-origin-shield-region)
    static let regions: Set<Region> = [
        .usEast1, .usEast2, .usWest2, .apSouth1, .apNortheast1, .apNortheast2, .apSoutheast1, .apSoutheast2, .euCentral1, .euWest1,
        .euWest2, .saEast1, .meCentral1,
    ]

    /// What AWS's table says for regions without it where it is not the nearest on the map.
    private static let exceptions: [Region: Region] = [
        .afSouth1: .euWest1, .caCentral1: .usEast1, .usWest1: .usWest2, .euSouth1: .euCentral1, .euWest3: .euWest2, .euNorth1: .euWest2,
        .apEast1: .apSoutheast1, .meSouth1: .apSouth1,
    ]

    /// The region of the shield; one that cannot be chosen is reported.
    func region(_ scope: Node) -> Region? {
        switch self {
        case .in(let region):
            guard Self.regions.contains(region) else {
                scope.report(
                    .error(
                        "swift-cdk:media/no-origin-shield", "CloudFront has no Origin Shield in \(region)",
                        action: "use .nearest, or one of \(Self.regions.map(\.rawValue).sorted().joined(separator: ", "))"))
                return nil
            }
            return region
        case .nearest:
            guard let region = scope.environment.region else {
                scope.report(
                    .error(
                        "swift-cdk:media/origin-shield-region-unknown", "The nearest Origin Shield is not known without the stack's region",
                        action: "give the stack a region, or name one: originShield: .in(.euCentral1)"))
                return nil
            }
            if Self.regions.contains(region) { return region }
            let nearest = Self.exceptions[region] ?? region.neighbors.first { Self.regions.contains($0) }
            if nearest == nil {
                scope.report(
                    .error(
                        "swift-cdk:media/no-origin-shield-near", "No Origin Shield is known to be near to \(region)",
                        action: "name a region, such as originShield: .in(.euCentral1)"))
            }
            return nearest
        }
    }
}
