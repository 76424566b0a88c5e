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
            if Self.hasMediaConvert(own) { return .inRegion }
            guard let nearest = Self.nearestRegion(to: own) else {
                scope.report(
                    "No region near to \(own) is known to have MediaConvert",
                    action: "name one: mediaConvert: .remote(region: .euCentral1)")
                return .inRegion
            }
            return .remote(nearest)
        case .inRegion:
            if let own, !Self.hasMediaConvert(own) {
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
    public static func nearestRegion(to region: Region) -> Region? { CfnJobTemplate.type.nearestRegions(to: region).first }

    private static func hasMediaConvert(_ region: Region) -> Bool { CfnJobTemplate.type.isAvailable(in: region) ?? true }

    /// Whether another region can be used.
    private static func checked(_ region: Region, _ own: Region?, _ scope: Node) -> Bool {
        if region == own {
            scope.report("MediaConvert is placed in \(region), the stack's own region", action: "use mediaConvert: .inRegion")
            return false
        }
        if !hasMediaConvert(region) {
            let nearest = nearestRegion(to: region).map { ".remote(region: \"\($0)\")" } ?? ".automatic"
            scope.report("MediaConvert does not exist in \(region)", action: "use mediaConvert: \(nearest)")
            return false
        }
        return true
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
