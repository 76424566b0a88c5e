import CDK
import CDKKMS

/// The reads and writes that a table allows in a second, and how they are paid.
///
/// [Reference](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/capacity-mode.html)
public enum Throughput: Sendable, Hashable {
    /// So much is there all the time, and paid.
    ///
    /// - Parameters:
    ///   - read: The reads of up to 4 KB in a second.
    ///   - write: The writes of up to 1 KB in a second.
    case provisioned(read: Int = 5, write: Int = 5)
    /// Each request is paid.
    ///
    /// - Parameters:
    ///   - maximumReads: The reads in a second; no limit of its own if nil.
    ///   - maximumWrites: The writes in a second; no limit of its own if nil.
    case onDemand(maximumReads: Int? = nil, maximumWrites: Int? = nil)

    var isProvisioned: Bool {
        if case .provisioned = self { true } else { false }
    }

    func isSameKind(as other: Throughput) -> Bool { isProvisioned == other.isProvisioned }

    /// The kind as its author writes it, for messages.
    var kind: String { isProvisioned ? ".provisioned" : ".onDemand" }

    /// The throughput of the same kind where nothing is said.
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

/// The key that encrypts a table.
///
/// [Reference](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.howitworks.html)
public enum TableEncryption {
    /// A key that DynamoDB owns, at no cost.
    case awsOwned
    /// The key `aws/dynamodb` of the account.
    case awsManaged
    /// A key of the account's own; one is made if nil.
    case customerManaged((any KeyReference)? = nil)

    /// The property of the resource, with the account's own key, given or made.
    func property(_ key: (any KeyReference)?) -> DynamoDB.CfnTable.SSESpecificationProperty {
        switch self {
        case .awsOwned: .init(sseEnabled: false)
        case .awsManaged: .init(sseEnabled: true)
        case .customerManaged: .init(sseEnabled: true, kmsMasterKeyId: key.map { Value($0.arn) }, sseType: "KMS")
        }
    }
}

/// The parts of a changed item that a record in the stream of a table's changes holds.
public enum StreamView: String, Sendable {
    /// The keys.
    case keysOnly = "KEYS_ONLY"
    /// The item after the change.
    case newImage = "NEW_IMAGE"
    /// The item before the change.
    case oldImage = "OLD_IMAGE"
    /// The item before and after the change.
    case newAndOldImages = "NEW_AND_OLD_IMAGES"
}

/// The recovery of a table as it was at any second.
///
/// [Reference](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html)
public enum PointInTimeRecovery: Sendable {
    /// No recovery.
    case disabled
    /// Recovery as it was at any second of the last days.
    ///
    /// - Parameter period: The days: 1 to 35 whole ones; 35 if not given.
    case enabled(period: Duration? = nil)

    func property(at node: Node) -> DynamoDB.CfnTable.PointInTimeRecoverySpecificationProperty {
        guard case .enabled(let period) = self else {
            return DynamoDB.CfnTable.PointInTimeRecoverySpecificationProperty(pointInTimeRecoveryEnabled: false)
        }
        let days = period?.whole(.days, for: node)
        if let days, !(1...35).contains(days) {
            node.report(
                .error(
                    "swift-cdk:dynamodb/recovery-period", "A table can be restored as it was 1 to 35 days ago, not \(days)",
                    action: "set the period between .days(1) and .days(35)", in: "pointInTimeRecovery"))
        }
        return DynamoDB.CfnTable.PointInTimeRecoverySpecificationProperty(
            pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: Value(days))
    }
}

/// The search for the keys that are used most, which CloudWatch makes.
///
/// [Reference](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/contributorinsights_HowItWorks.html)
public enum ContributorInsights: Sendable {
    /// No search.
    case disabled
    /// The search in the mode that DynamoDB takes if not told otherwise.
    case enabled
    /// The search for keys that are accessed most, and for those that are throttled most.
    case accessedAndThrottledKeys
    /// The search for keys that are throttled most.
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

/// The prices of a table's storage and requests.
///
/// [Reference](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.TableClasses.html)
public enum TableClass: String, Sendable {
    /// The prices for tables that are read and written all the time.
    case standard = "STANDARD"
    /// Storage is cheaper, requests are dearer.
    case infrequentAccess = "STANDARD_INFREQUENT_ACCESS"
}
