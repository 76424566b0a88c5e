import CDK
import CDKIAM
import CDKKMS

/// A DynamoDB table, made here or imported.
public protocol TableReference: ResourceWithPolicy, NamedByARN {
    /// The ARN of the table.
    var arn: ARN { get }
    /// The name of the table.
    var name: Value<String> { get }
    /// The ARN of the stream of the table's changes; nil without one.
    var streamARN: ARN? { get }
    /// The key that encrypts the table, if it is one of the account's own.
    var encryptionKey: (any KeyReference)? { get }
    /// True if grants are for the table's indexes as well.
    var hasIndexes: Bool { get }
}

/// The actions of DynamoDB and KMS for the things that can be done with tables.
///
/// [Source](https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html)
enum TableActions {
    static let read = [
        "dynamodb:BatchGetItem", "dynamodb:Query", "dynamodb:GetItem", "dynamodb:Scan", "dynamodb:ConditionCheckItem",
    ]
    /// Cannot stand in a table's own policy.
    static let readOfIdentities = ["dynamodb:GetRecords", "dynamodb:GetShardIterator"]
    static let write = ["dynamodb:BatchWriteItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"]
    static let describe = ["dynamodb:DescribeTable"]
    static let readStream = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"]
    static let decrypt = ["kms:Decrypt", "kms:DescribeKey"]
    static let encrypt = KeyActions.encrypt
}

extension TableReference {
    /// Lets someone do these things with the table and its indexes, such as `dynamodb:GetItem`.
    ///
    /// The key is not concerned.
    @discardableResult
    public func grant(_ actions: String..., to grantee: any Grantable) -> Grant { grant(actions, on: resources, to: grantee) }

    /// Lets someone read items, by key, by query and by scan.
    @discardableResult
    public func grantReadData(to grantee: any Grantable) -> Grant {
        encryptionKey?.grant(TableActions.decrypt, to: grantee)
        return grantReading(TableActions.read + TableActions.describe, to: grantee)
    }

    /// Lets someone add, change and delete items.
    @discardableResult
    public func grantWriteData(to grantee: any Grantable) -> Grant {
        let grant = grant(TableActions.write + TableActions.describe, on: resources, to: grantee)
        encryptionKey?.grant(TableActions.decrypt + TableActions.encrypt, to: grantee)
        return grant
    }

    /// Lets someone read, add, change and delete items.
    @discardableResult
    public func grantReadWriteData(to grantee: any Grantable) -> Grant {
        let grant = grantReading(TableActions.read + TableActions.write + TableActions.describe, to: grantee)
        encryptionKey?.grant(TableActions.decrypt + TableActions.encrypt, to: grantee)
        return grant
    }

    /// Lets someone do everything with the table, delete it included.
    @discardableResult
    public func grantFullAccess(to grantee: any Grantable) -> Grant {
        // Full access is what is asked for.
        let grant = grant(["dynamodb:*"], on: resources, to: grantee)
        encryptionKey?.grant(TableActions.decrypt + TableActions.encrypt, to: grantee)
        return grant
    }

    /// Lets someone read the stream of the table's changes.
    ///
    /// A table without a stream is reported.
    @discardableResult
    public func grantReadStream(to grantee: any Grantable) -> Grant {
        grantListStreams(to: grantee)
        guard let streamARN = reportedStreamARN else { return .none }
        encryptionKey?.grant(TableActions.decrypt, to: grantee)
        return Grant.addToPrincipal(grantee, actions: TableActions.readStream, resources: [streamARN], of: self)
    }

    /// Lets someone do these things with the stream of the table's changes.
    ///
    /// The key is not concerned. A table without a stream is reported.
    @discardableResult
    public func grantStream(_ actions: String..., to grantee: any Grantable) -> Grant {
        guard let streamARN = reportedStreamARN else { return .none }
        return Grant.addToPrincipal(grantee, actions: actions, resources: [streamARN], of: self)
    }

    /// Lets someone list the streams of tables.
    @discardableResult
    public func grantListStreams(to grantee: any Grantable) -> Grant {
        // The action has no narrower resource than `*`.
        Grant.addToPrincipal(grantee, actions: ["dynamodb:ListStreams"], resources: ["*"], of: self)
    }

    /// The table and its indexes.
    ///
    /// Each grant has ARNs of its own, so that statements of several grants stay apart, as in the original.
    private var resources: [ARN] {
        let hasIndexes = hasIndexes
        let indexes: ARN = "\(arn)/index/*"
        return [arn, .lazy { hasIndexes ? indexes : nil }]
    }

    private func grantReading(_ actions: [String], to grantee: any Grantable) -> Grant {
        let resources = resources
        return grant(actions, on: resources, to: grantee).combined(
            with: Grant.addToOwnPolicy(grantee.grantPrincipal, actions: TableActions.readOfIdentities, resources: resources))
    }

    private func grant(_ actions: [String], on resources: [ARN], to grantee: any Grantable) -> Grant {
        if let service = grantee.grantPrincipal.serviceName, !Self.servicesWithTablePolicies.contains(service) {
            node.report(
                .error(
                    "swift-cdk:dynamodb/service-grant", "DynamoDB does not let the service \(service) in by a table's own policy",
                    action: "grant to the role with which the service works"))
            return .none
        }
        return Grant.addToPrincipalOrResource(grantee, actions: actions, resources: resources, resourceSelf: ["*"], of: self)
    }

    private var reportedStreamARN: ARN? {
        if streamARN == nil {
            node.report(
                .error(
                    "swift-cdk:dynamodb/no-stream", "A permission is for the stream of the table's changes, but the table has none",
                    action: "give the table a stream", in: "stream"))
        }
        return streamARN
    }

    /// Services that DynamoDB lets in by a table's own policy.
    private static var servicesWithTablePolicies: Set<String> {
        ["redshift.amazonaws.com", "replication.dynamodb.amazonaws.com", "glue.amazonaws.com"]
    }
}
