import CDK

/// Which attributes of items an index holds besides its keys.
public enum IndexProjection: Sendable {
    case all
    case keysOnly
    /// The keys and these; at most 100 in all indexes of a table.
    case include([String])

    var property: DynamoDB.CfnTable.ProjectionProperty {
        switch self {
        case .all: DynamoDB.CfnTable.ProjectionProperty(projectionType: "ALL")
        case .keysOnly: DynamoDB.CfnTable.ProjectionProperty(projectionType: "KEYS_ONLY")
        case .include(let names): DynamoDB.CfnTable.ProjectionProperty(nonKeyAttributes: List(names), projectionType: "INCLUDE")
        }
    }

    var attributeNames: [String] {
        if case .include(let names) = self { names } else { [] }
    }
}

/// An index with keys of its own.
///
/// [Reference](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html)
public struct GlobalIndex: Sendable {
    let name: String
    let keys: TableKeys
    let projection: IndexProjection
    let throughput: Throughput?
    let contributorInsights: ContributorInsights?

    /// - Parameters:
    ///   - throughput: Of the same kind as the table's; its defaults if not given.
    public init(
        _ name: String, partitionKey: TableAttribute, sortKey: TableAttribute? = nil, projection: IndexProjection = .all,
        throughput: Throughput? = nil, contributorInsights: ContributorInsights? = nil
    ) {
        self.init(
            name, partitionKeys: [partitionKey], sortKeys: [sortKey].compactMap { $0 }, projection: projection, throughput: throughput,
            contributorInsights: contributorInsights)
    }

    /// An index with keys of several attributes each.
    ///
    /// - Parameters:
    ///   - partitionKeys: 1 to 4.
    ///   - sortKeys: At most 4.
    ///   - throughput: Of the same kind as the table's; its defaults if not given.
    public init(
        _ name: String, partitionKeys: [TableAttribute], sortKeys: [TableAttribute] = [], projection: IndexProjection = .all,
        throughput: Throughput? = nil, contributorInsights: ContributorInsights? = nil
    ) {
        self.name = name
        keys = TableKeys(partition: partitionKeys, sort: sortKeys)
        self.projection = projection
        self.throughput = throughput
        self.contributorInsights = contributorInsights
    }

    func property(in table: Throughput, at node: Node) -> DynamoDB.CfnTable.GlobalSecondaryIndexProperty {
        let throughput = throughput ?? table.standard
        if !table.isSameKind(as: throughput) {
            node.report(
                table.isProvisioned
                    ? "the index \(name) cannot have limits for requests on demand: the table's throughput is provisioned"
                    : "you cannot provision read and write capacity for a table with PAY_PER_REQUEST billing mode",
                action: "leave out the throughput of the index \(name)")
        }
        if keys.partition.isEmpty {
            node.report("'partitionKeys' must contain at least one element", action: "give the index \(name) a partition key")
        }
        if keys.partition.count > 4 {
            node.report("Maximum of 4 partition keys allowed", action: "give the index \(name) fewer")
        }
        if keys.sort.count > 4 { node.report("Maximum of 4 sort keys allowed", action: "give the index \(name) fewer") }
        return DynamoDB.CfnTable.GlobalSecondaryIndexProperty(
            indexName: Value(name), keySchema: keys.property, projection: projection.property,
            contributorInsightsSpecification: contributorInsights?.property, onDemandThroughput: throughput.onDemand,
            provisionedThroughput: throughput.provisioned)
    }
}

/// An index of items of the same partition key as the table's, in another order. It cannot be added to a table that is there already.
///
/// [Reference](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LSI.html)
public struct LocalIndex: Sendable {
    let name: String
    let sortKey: TableAttribute
    let projection: IndexProjection

    public init(_ name: String, sortKey: TableAttribute, projection: IndexProjection = .all) {
        self.name = name
        self.sortKey = sortKey
        self.projection = projection
    }

    func keys(of partitionKey: TableAttribute) -> TableKeys { TableKeys(partition: [partitionKey], sort: [sortKey]) }

    func property(of partitionKey: TableAttribute) -> DynamoDB.CfnTable.LocalSecondaryIndexProperty {
        DynamoDB.CfnTable.LocalSecondaryIndexProperty(
            indexName: Value(name), keySchema: keys(of: partitionKey).property, projection: projection.property)
    }
}
