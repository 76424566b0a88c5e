import CDK

/// The attributes of items that an index holds besides its keys.
public enum IndexProjection: Sendable {
    /// All attributes.
    case all
    /// The keys of the table and the index alone.
    case keysOnly
    /// These as well; at most 100 in all indexes of a table.
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
    /// The line that made it, for diagnostics.
    let location: SourceLocation?

    /// An index with keys of one attribute each.
    ///
    /// - Parameters:
    ///   - name: The name: 3 to 255 letters, digits and `_.-`, another one than that of other indexes of the table.
    ///   - partitionKey: The attribute by which items are found.
    ///   - sortKey: The attribute by which items of the same partition key are ordered; they are not if not given.
    ///   - projection: The attributes that the index holds besides its keys; all if not given.
    ///   - throughput: The throughput, of the same kind as the table's; its defaults if not given.
    ///   - contributorInsights: The search for the keys that are used most; none if not given.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    public init(
        _ name: String, partitionKey: TableAttribute, sortKey: TableAttribute? = nil, projection: IndexProjection = .all,
        throughput: Throughput? = nil, contributorInsights: ContributorInsights? = nil, file: String = #fileID, line: Int = #line
    ) {
        self.init(
            name, partitionKeys: [partitionKey], sortKeys: [sortKey].compactMap { $0 }, projection: projection, throughput: throughput,
            contributorInsights: contributorInsights, file: file, line: line)
    }

    /// An index with keys of several attributes each.
    ///
    /// - Parameters:
    ///   - name: The name: 3 to 255 letters, digits and `_.-`, another one than that of other indexes of the table.
    ///   - partitionKeys: The attributes by which items are found: 1 to 4.
    ///   - sortKeys: The attributes by which items of the same partition keys are ordered: at most 4.
    ///   - projection: The attributes that the index holds besides its keys; all if not given.
    ///   - throughput: The throughput, of the same kind as the table's; its defaults if not given.
    ///   - contributorInsights: The search for the keys that are used most; none if not given.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    public init(
        _ name: String, partitionKeys: [TableAttribute], sortKeys: [TableAttribute] = [], projection: IndexProjection = .all,
        throughput: Throughput? = nil, contributorInsights: ContributorInsights? = nil, file: String = #fileID, line: Int = #line
    ) {
        self.name = name
        keys = TableKeys(partition: partitionKeys, sort: sortKeys)
        self.projection = projection
        self.throughput = throughput
        self.contributorInsights = contributorInsights
        location = .ofUser(file, line)
    }

    func property(in table: Throughput, at node: Node) -> DynamoDB.CfnTable.GlobalSecondaryIndexProperty {
        let throughput = throughput ?? table.standard
        node.report(mistakes(throughput, in: table))
        return DynamoDB.CfnTable.GlobalSecondaryIndexProperty(
            indexName: Value(name), keySchema: keys.property, projection: projection.property,
            contributorInsightsSpecification: contributorInsights?.property, onDemandThroughput: throughput.onDemand,
            provisionedThroughput: throughput.provisioned
        ).made(at: location)
    }

    /// The parts that DynamoDB does not accept in a table of this throughput.
    private func mistakes(_ throughput: Throughput, in table: Throughput) -> [Diagnostic] {
        var mistakes: [Diagnostic] = []
        func add(_ id: Diagnostic.ID, _ message: String, _ action: String) {
            mistakes.append(.error(id, message, action: action, in: "globalIndexes", at: location))
        }
        if !table.isSameKind(as: throughput) {
            add(
                "swift-cdk:dynamodb/index-throughput",
                "The throughput of the index '\(name)' is \(throughput.kind), but that of the table is \(table.kind)",
                "leave out the throughput of the index")
        }
        if keys.partition.isEmpty {
            add(
                "swift-cdk:dynamodb/index-without-partition-key", "The index '\(name)' has no partition key",
                "give the index a partition key")
        }
        if keys.partition.count > 4 {
            add(
                "swift-cdk:dynamodb/index-partition-keys",
                "An index has at most 4 partition keys, but '\(name)' has \(keys.partition.count)", "give the index fewer")
        }
        if keys.sort.count > 4 {
            add(
                "swift-cdk:dynamodb/index-sort-keys", "An index has at most 4 sort keys, but '\(name)' has \(keys.sort.count)",
                "give the index fewer")
        }
        return mistakes
    }
}

/// An index of items of the same partition key as the table's, in another order.
///
/// It cannot be added to a table that is there already.
///
/// [Reference](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LSI.html)
public struct LocalIndex: Sendable {
    let name: String
    let sortKey: TableAttribute
    let projection: IndexProjection
    /// The line that made it, for diagnostics.
    let location: SourceLocation?

    /// An index in another order.
    ///
    /// - Parameters:
    ///   - name: The name: 3 to 255 letters, digits and `_.-`, another one than that of other indexes of the table.
    ///   - sortKey: The attribute by which items of the same partition key are ordered.
    ///   - projection: The attributes that the index holds besides its keys; all if not given.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    public init(
        _ name: String, sortKey: TableAttribute, projection: IndexProjection = .all, file: String = #fileID, line: Int = #line
    ) {
        self.name = name
        self.sortKey = sortKey
        self.projection = projection
        location = .ofUser(file, line)
    }

    func keys(of partitionKey: TableAttribute) -> TableKeys { TableKeys(partition: [partitionKey], sort: [sortKey]) }

    func property(of partitionKey: TableAttribute) -> DynamoDB.CfnTable.LocalSecondaryIndexProperty {
        DynamoDB.CfnTable.LocalSecondaryIndexProperty(
            indexName: Value(name), keySchema: keys(of: partitionKey).property, projection: projection.property
        ).made(at: location)
    }
}
