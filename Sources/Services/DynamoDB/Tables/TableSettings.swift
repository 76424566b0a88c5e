import CDK
import CDKKMS

/// How much can be read and written in a second, and how it is paid.
public enum Throughput: Sendable, Hashable {
    /// So much is there all the time, and paid.
    ///
    /// - Parameters:
    ///   - read: Reads of up to 4 KB in a second.
    ///   - write: Writes of up to 1 KB in a second.
    case provisioned(read: Int = 5, write: Int = 5)
    /// Each request is paid.
    ///
    /// - Parameters:
    ///   - maximumReads: In a second; no limit of its own if nil.
    ///   - maximumWrites: In a second; no limit of its own if nil.
    case onDemand(maximumReads: Int? = nil, maximumWrites: Int? = nil)

    var isProvisioned: Bool {
        if case .provisioned = self { true } else { false }
    }

    func isSameKind(as other: Throughput) -> Bool { isProvisioned == other.isProvisioned }

    /// What is taken where nothing is said.
    var standard: Throughput { isProvisioned ? .provisioned() : .onDemand() }

    var provisioned: DynamoDB.CfnTable.ProvisionedThroughputProperty? {
        guard case .provisioned(let read, let write) = self else { return nil }
        return DynamoDB.CfnTable.ProvisionedThroughputProperty(readCapacityUnits: Value(read), writeCapacityUnits: Value(write))
    }

    var onDemand: DynamoDB.CfnTable.OnDemandThroughputProperty? {
        guard case .onDemand(let reads, let writes) = self, reads != nil || writes != nil else { return nil }
        return DynamoDB.CfnTable.OnDemandThroughputProperty(maxReadRequestUnits: Value(reads), maxWriteRequestUnits: Value(writes))
    }
}

/// Which key encrypts a table.
///
/// [Reference](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.howitworks.html)
public enum TableEncryption {
    /// A key that DynamoDB owns, at no cost.
    case awsOwned
    /// The key `aws/dynamodb` of the account.
    case awsManaged
    /// A key of the account's own; one is made if nil.
    case customerManaged((any KeyReference)? = nil)

    /// - Parameter key: The account's own, given or made.
    func property(_ key: (any KeyReference)?) -> DynamoDB.CfnTable.SSESpecificationProperty {
        switch self {
        case .awsOwned: .init(sseEnabled: false)
        case .awsManaged: .init(sseEnabled: true)
        case .customerManaged: .init(sseEnabled: true, kmsMasterKeyId: key.map { Value($0.arn) }, sseType: "KMS")
        }
    }
}

/// What a record in the stream of a table's changes holds of the changed item.
public enum StreamView: String, Sendable {
    case keysOnly = "KEYS_ONLY"
    case newImage = "NEW_IMAGE"
    case oldImage = "OLD_IMAGE"
    case newAndOldImages = "NEW_AND_OLD_IMAGES"
}

/// Whether a table can be restored as it was at any second.
public enum PointInTimeRecovery: Sendable {
    case disabled
    /// As it was at any second of the last days.
    ///
    /// - Parameter period: 1 to 35 whole days; 35 if not given.
    case enabled(period: Duration? = nil)

    func property(at node: Node) -> DynamoDB.CfnTable.PointInTimeRecoverySpecificationProperty {
        guard case .enabled(let period) = self else {
            return DynamoDB.CfnTable.PointInTimeRecoverySpecificationProperty(pointInTimeRecoveryEnabled: false)
        }
        let days = period?.whole(.days, for: node)
        if let days, !(1...35).contains(days) {
            node.report("`recoveryPeriodInDays` must be a value between `1` and `35`.", action: "set it between .days(1) and .days(35)")
        }
        return DynamoDB.CfnTable.PointInTimeRecoverySpecificationProperty(
            pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: Value(days))
    }
}

/// Whether CloudWatch finds out which keys are used most.
public enum ContributorInsights: Sendable {
    case disabled
    case enabled
    case accessedAndThrottledKeys
    case throttledKeys

    var property: DynamoDB.CfnTable.ContributorInsightsSpecificationProperty {
        switch self {
        case .disabled: DynamoDB.CfnTable.ContributorInsightsSpecificationProperty(enabled: false)
        case .enabled: DynamoDB.CfnTable.ContributorInsightsSpecificationProperty(enabled: true)
        case .accessedAndThrottledKeys:
            DynamoDB.CfnTable.ContributorInsightsSpecificationProperty(enabled: true, mode: "ACCESSED_AND_THROTTLED_KEYS")
        case .throttledKeys: DynamoDB.CfnTable.ContributorInsightsSpecificationProperty(enabled: true, mode: "THROTTLED_KEYS")
        }
    }
}

/// How storage and requests of a table are priced.
public enum TableClass: String, Sendable {
    case standard = "STANDARD"
    /// Storage is cheaper, requests are dearer.
    case infrequentAccess = "STANDARD_INFREQUENT_ACCESS"
}
