import CDK
import CDKMediaConvert

/// Where MediaConvert runs a pipeline's jobs.
///
/// MediaConvert does not exist in every region: eu-south-1 has none.
public enum MediaConvertPlacement: Sendable, Hashable {
    /// In the stack's region if that has MediaConvert, else in the nearest one that has, where nothing is provisioned. Where the service
    /// is there but CloudFormation has no types of it, as in af-south-1, jobs run in the stack's region and nothing is provisioned.
    case automatic
    /// In the stack's region, with a queue, job templates and presets in the stack.
    case inRegion
    /// In another region, or one where CloudFormation has no types of MediaConvert, on that region's predefined queue, with settings that
    /// go with each job. Nothing is provisioned there.
    case remote(region: Region)
    /// In another region, with a queue, job templates and presets in a second stack there, whose events come back to this one.
    case companionStack(region: Region)
    /// As `companionStack`, but MediaConvert reads and writes buckets of its own region alone: S3 copies sources to it and back what was
    /// made. For a stack of another region, whose bucket MediaConvert may not be able to reach.
    case stagedCompanion(region: Region)

    /// The placement that applies to a stack; one that cannot be is reported, and goes on with one that makes no further mistakes.
    func resolved(at scope: Node) -> ResolvedPlacement {
        let own = scope.environment.region
        let refused = ResolvedPlacement.remote(own.flatMap(Self.nearestRegion) ?? .euCentral1)
        switch self {
        case .automatic:
            guard let own else {
                scope.report(
                    .error(
                        "swift-cdk:media/mediaconvert-region-unknown",
                        "Whether the stack's region has MediaConvert is not known: the stack has no region",
                        action:
                            "give the stack a region, or say where: mediaConvert: .inRegion, .remote(region:) or .companionStack(region:)"))
                return refused
            }
            if Self.regionsWithoutTypes.contains(own) { return .remote(own) }
            guard let hasMediaConvert = Self.type.isAvailable(in: own) else {
                scope.report(
                    .error(
                        "swift-cdk:media/mediaconvert-region-unlisted",
                        "Whether \(own) has MediaConvert is not known: the region is not in the list of \(ResourceType.regionsAsOf)",
                        action: "\(Self.meant(by: own))say where: mediaConvert: .inRegion, .remote(region:) or .companionStack(region:)"))
                return refused
            }
            if hasMediaConvert { return .inRegion }
            guard let nearest = Self.nearestRegion(to: own) else {
                scope.report(
                    .error(
                        "swift-cdk:media/no-mediaconvert-near", "No region near to \(own) is known to have MediaConvert",
                        action: "name one: mediaConvert: .remote(region:)"))
                return refused
            }
            return .remote(nearest)
        case .inRegion:
            // One that the table does not know may be new: whoever says it outright is believed.
            guard let own, Self.type.isAvailable(in: own) == false else { return .inRegion }
            if Self.regionsWithoutTypes.contains(own) {
                scope.report(
                    .error(
                        "swift-cdk:media/no-mediaconvert-types",
                        "CloudFormation has no types of MediaConvert in \(own), although the service is there",
                        action: "use mediaConvert: .automatic, which runs the jobs there and provisions nothing"))
            } else {
                Self.reportAbsence(from: own, at: scope)
            }
            return refused
        case .remote(let region):
            return Self.hasService(region, own, scope) ? .remote(region) : refused
        case .companionStack(let region):
            return Self.hasTypes(region, own, scope) ? .companion(region) : refused
        case .stagedCompanion(let region):
            return Self.hasTypes(region, own, scope) ? .staged(region) : refused
        }
    }

    /// The region nearest to one without CloudFormation's types of MediaConvert where jobs can run: itself, if the service is there, else
    /// the nearest other with the types.
    public static func nearestRegion(to region: Region) -> Region? {
        regionsWithoutTypes.contains(region) ? region : type.nearestRegions(to: region).first
    }

    /// The type by which the table of regions tells where MediaConvert is.
    private static var type: ResourceType { MediaConvert.CfnJobTemplate.type }

    /// The regions that have MediaConvert, by AWS's list of endpoints, and where CloudFormation has no types of it, by the table.
    /// [Source](https://docs.aws.amazon.com/general/latest/gr/mediaconvert.html)
    private static var regionsWithoutTypes: [Region] {
        let service: [Region] = [
            .afSouth1, .apNortheast3, .apSoutheast4, "ap-southeast-5", .meCentral1, "us-gov-west-1",
        ]
        return service.filter { type.isAvailable(in: $0) != true }
    }

    /// A type of every region.
    private static let everywhere = ResourceType("AWS::CloudFormation::Stack")

    /// More would not help to choose.
    private static let mostAlternatives = 3

    /// Regions that an unknown one of a stack may be a slip of, as the first of two pieces of advice; empty if there are none.
    private static func meant(by unknown: Region) -> String {
        // One that has neighbours is a region, of which the table knows no types.
        let similar = unknown.neighbors.isEmpty ? similar(to: unknown, in: everywhere.availableRegions ?? []) : []
        return similar.isEmpty ? "" : "use \(list(similar)), or "
    }

    /// Regions that have MediaConvert: what an unknown one may be a slip of, else those near to another.
    private static func alternatives(to unknown: Region, near own: Region?) -> String {
        let near = own.map { type.nearestRegions(to: $0) } ?? []
        let all = near + (type.availableRegions ?? []).filter { !near.contains($0) }
        let similar = similar(to: unknown, in: all)
        return list(similar.isEmpty ? all : similar)
    }

    /// The regions whose codes differ least; more than two letters are another word, not a slip.
    private static func similar(to unknown: Region, in regions: [Region]) -> [Region] {
        NearestNames.closest(to: unknown.rawValue, among: regions.map(\.rawValue), within: 2).map { Region($0) }
    }

    private static func list(_ regions: [Region]) -> String {
        regions.prefix(mostAlternatives).map(\.rawValue).joined(separator: " or ")
    }

    /// Whether jobs can run in a region without anything that is provisioned there.
    private static func hasService(_ region: Region, _ own: Region?, _ scope: Node) -> Bool {
        regionsWithoutTypes.contains(region) || hasTypes(region, own, scope)
    }

    /// Whether MediaConvert's queues, templates and presets can be provisioned in a region other than the stack's.
    private static func hasTypes(_ region: Region, _ own: Region?, _ scope: Node) -> Bool {
        switch type.isAvailable(in: region) {
        case true? where region == own:
            scope.report(
                .error(
                    "swift-cdk:media/mediaconvert-own-region", "MediaConvert is placed in \(region), the stack's own region",
                    action: "use mediaConvert: .inRegion"))
        case true?:
            return true
        case false? where regionsWithoutTypes.contains(region):
            scope.report(
                .error(
                    "swift-cdk:media/no-mediaconvert-types",
                    "CloudFormation has no types of MediaConvert in \(region), although the service is there",
                    action: "use mediaConvert: .remote(region: \"\(region)\"), which provisions nothing there"))
        case false? where region == own:
            reportAbsence(from: region, at: scope)
        case false?:
            let nearest = nearestRegion(to: region).map { ".remote(region: \"\($0)\")" } ?? ".automatic"
            scope.report(
                .error(
                    "swift-cdk:media/no-mediaconvert", "MediaConvert does not exist in \(region)", action: "use mediaConvert: \(nearest)"))
        case nil:
            scope.report(
                .error(
                    "swift-cdk:media/mediaconvert-region-unlisted",
                    "MediaConvert is placed in '\(region)', which is not in the list of regions of \(ResourceType.regionsAsOf)",
                    action: "use \(alternatives(to: region, near: own))"))
        }
        return false
    }

    /// Says of a stack's region that jobs cannot run there, and where they can.
    private static func reportAbsence(from own: Region, at scope: Node) {
        guard let other = nearestRegion(to: own) else {
            scope.report(
                .error(
                    "swift-cdk:media/no-mediaconvert", "MediaConvert does not exist in \(own), nor in a region near to it",
                    action: "name one: mediaConvert: .remote(region:), or .companionStack(region:)"))
            return
        }
        scope.report(
            .error(
                "swift-cdk:media/no-mediaconvert", "MediaConvert does not exist in \(own); the nearest region that has it is \(other)",
                action: "use mediaConvert: .automatic or .remote(region: \"\(other)\"), which provision nothing there, or "
                    + ".companionStack(region: \"\(other)\")"))
    }
}

/// A placement that can be.
enum ResolvedPlacement: Hashable, CustomStringConvertible {
    case inRegion
    case remote(Region)
    case companion(Region)
    case staged(Region)

    var description: String {
        switch self {
        case .inRegion: "inRegion"
        case .remote(let region): "remote:\(region)"
        case .companion(let region): "companion:\(region)"
        case .staged(let region): "staged:\(region)"
        }
    }

    /// Whether MediaConvert's events reach the stack: those of another region need a rule there.
    var hasEvents: Bool {
        switch self {
        case .inRegion, .companion, .staged: true
        case .remote: false
        }
    }

    /// The region in which jobs run, as values take it.
    func region(_ scope: Node) -> Value<String> {
        switch self {
        case .inRegion: scope.region
        case .remote(let region), .companion(let region), .staged(let region): Value(region.rawValue)
        }
    }

    /// The other region, where jobs do not run in the stack's.
    var otherRegion: Region? {
        switch self {
        case .inRegion: nil
        case .remote(let region), .companion(let region), .staged(let region): region
        }
    }

    /// The region whose buckets jobs read and write, where those are not the stack's own.
    var stagingRegion: Region? {
        if case .staged(let region) = self { region } else { nil }
    }
}
