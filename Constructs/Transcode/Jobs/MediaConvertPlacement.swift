import CDK
import CDKMediaConvert

/// Where MediaConvert runs a pipeline's jobs. MediaConvert does not exist in every region: eu-south-1 has none.
public enum MediaConvertPlacement: Sendable, Hashable {
    /// In the stack's region if that has MediaConvert, else in the nearest one that has, where nothing is provisioned.
    case automatic
    /// In the stack's region, with a queue, job templates and presets in the stack.
    case inRegion
    /// In another region, on that region's predefined queue, with settings that go with each job. Nothing is provisioned there.
    case remote(region: Region)
    /// In another region, with a queue, job templates and presets in a second stack there, whose events come back to this one.
    case companionStack(region: Region)

    /// The placement that applies to a stack; one that cannot be is reported, and goes on with the stack's own region.
    func resolved(at scope: Node) -> ResolvedPlacement {
        let own = scope.environment.region
        switch self {
        case .automatic:
            guard let own else {
                scope.report(
                    "Whether the stack's region has MediaConvert is not known: the stack has no region",
                    action: "give the stack a region, or say where: mediaConvert: .inRegion, .remote(region:) or .companionStack(region:)")
                return .inRegion
            }
            guard let hasMediaConvert = Self.type.isAvailable(in: own) else {
                scope.report(
                    "Whether \(own) has MediaConvert is not known: the region is not in the list of \(ResourceType.regionsAsOf)",
                    action: "\(Self.meant(by: own))say where: mediaConvert: .inRegion, .remote(region:) or .companionStack(region:)")
                return .inRegion
            }
            if hasMediaConvert { return .inRegion }
            guard let nearest = Self.nearestRegion(to: own) else {
                scope.report(
                    "No region near to \(own) is known to have MediaConvert",
                    action: "name one: mediaConvert: .remote(region: .euCentral1)")
                return .inRegion
            }
            return .remote(nearest)
        case .inRegion:
            // One that the table does not know may be new: whoever says it outright is believed.
            if let own, Self.type.isAvailable(in: own) == false {
                let other = Self.nearestRegion(to: own) ?? .euCentral1
                scope.report(
                    "MediaConvert does not exist in \(own); the nearest region that has it is \(other)",
                    action: "use mediaConvert: .automatic or .remote(region: \"\(other)\"), which provision nothing there, or "
                        + ".companionStack(region: \"\(other)\")")
            }
            return .inRegion
        case .remote(let region):
            return Self.checked(region, own, scope) ? .remote(region) : .inRegion
        case .companionStack(let region):
            return Self.checked(region, own, scope) ? .companion(region) : .inRegion
        }
    }

    /// The nearest other region that has MediaConvert.
    public static func nearestRegion(to region: Region) -> Region? { type.nearestRegions(to: region).first }

    /// The type by which the table of regions tells where MediaConvert is.
    private static var type: ResourceType { CfnJobTemplate.type }

    /// A type of every region.
    private static let everywhere = ResourceType("AWS::CloudFormation::Stack")

    /// More would not help to choose.
    private static let mostAlternatives = 3

    /// Regions that an unknown one of a stack may be a slip of, as the first of two pieces of advice; empty if there are none.
    private static func meant(by unknown: Region) -> String {
        let similar = unknown.similar(in: everywhere.availableRegions ?? [])
        return similar.isEmpty ? "" : "use \(list(similar)), or "
    }

    /// Regions that have MediaConvert: what an unknown one may be a slip of, else those near to another.
    private static func alternatives(to unknown: Region, near own: Region?) -> String {
        let near = own.map { type.nearestRegions(to: $0) } ?? []
        let all = near + (type.availableRegions ?? []).filter { !near.contains($0) }
        let similar = unknown.similar(in: all)
        return list(similar.isEmpty ? all : similar)
    }

    private static func list(_ regions: [Region]) -> String {
        regions.prefix(mostAlternatives).map(\.rawValue).joined(separator: " or ")
    }

    /// Whether another region can be used.
    private static func checked(_ region: Region, _ own: Region?, _ scope: Node) -> Bool {
        if region == own {
            scope.report("MediaConvert is placed in \(region), the stack's own region", action: "use mediaConvert: .inRegion")
            return false
        }
        switch type.isAvailable(in: region) {
        case true?: return true
        case false?:
            let nearest = nearestRegion(to: region).map { ".remote(region: \"\($0)\")" } ?? ".automatic"
            scope.report("MediaConvert does not exist in \(region)", action: "use mediaConvert: \(nearest)")
        case nil:
            scope.report(
                "MediaConvert is placed in '\(region)', which is not in the list of regions of \(ResourceType.regionsAsOf)",
                action: "use \(alternatives(to: region, near: own))")
        }
        return false
    }
}

/// A placement that can be.
enum ResolvedPlacement: Hashable {
    case inRegion
    case remote(Region)
    case companion(Region)

    /// The region in which jobs run, as values take it.
    func region(_ scope: Node) -> Value<String> {
        switch self {
        case .inRegion: scope.region
        case .remote(let region), .companion(let region): Value(region.rawValue)
        }
    }

    /// The other region, where jobs do not run in the stack's.
    var otherRegion: Region? {
        switch self {
        case .inRegion: nil
        case .remote(let region), .companion(let region): region
        }
    }
}
