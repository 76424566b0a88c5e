/// A policy by which CloudFormation treats a resource that it no longer needs.
public struct DeletionPolicy: RawRepresentable, Hashable, Sendable {
    /// The policy's name in CloudFormation: `Retain`.
    public let rawValue: String

    /// A policy by its name in CloudFormation.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The resource is deleted with its data.
    public static let delete = DeletionPolicy(rawValue: "Delete")
    /// The resource stays in the account, no longer part of the stack.
    public static let retain = DeletionPolicy(rawValue: "Retain")
    /// The resource stays, unless the deployment that created it is rolled back.
    public static let retainExceptOnCreate = DeletionPolicy(rawValue: "RetainExceptOnCreate")
    /// The resource is deleted after a snapshot; only for types that have snapshots.
    public static let snapshot = DeletionPolicy(rawValue: "Snapshot")
}

/// The fate of a resource that leaves its stack or is replaced.
public enum RemovalPolicy: Sendable {
    /// The resource is deleted with its data.
    case destroy
    /// The resource stays in the account, no longer part of the stack.
    case retain
    /// The resource is deleted after a snapshot; for a type that has none this is reported.
    case snapshot
    /// The resource stays, unless the deployment that created it is rolled back.
    case retainOnUpdateOrDelete

    var onDeletion: DeletionPolicy {
        switch self {
        case .destroy: .delete
        case .retain: .retain
        case .snapshot: .snapshot
        case .retainOnUpdateOrDelete: .retainExceptOnCreate
        }
    }

    var onReplacement: DeletionPolicy {
        switch self {
        case .destroy: .delete
        case .retain, .retainOnUpdateOrDelete: .retain
        case .snapshot: .snapshot
        }
    }

    static let typesWithSnapshots: Set<String> = [
        "AWS::DocDB::DBCluster", "AWS::EC2::Volume", "AWS::ElastiCache::CacheCluster", "AWS::ElastiCache::ReplicationGroup",
        "AWS::Neptune::DBCluster", "AWS::RDS::DBCluster", "AWS::RDS::DBInstance", "AWS::Redshift::Cluster",
    ]
}

extension Diagnostic {
    static func noSnapshots(of type: String, in place: String = "") -> Diagnostic {
        .error(
            "swift-cdk:template/no-snapshots", "CloudFormation makes no snapshots of \(type)", action: "let it be deleted or retained",
            in: place)
    }
}
