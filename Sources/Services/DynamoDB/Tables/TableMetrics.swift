import CDK
import CDKCloudWatch
import CloudAssembly

/// An operation on a table, by which its metrics are told apart.
public enum TableOperation: String, Sendable, CaseIterable {
    /// Reading an item.
    case getItem = "GetItem"
    /// Reading several items.
    case batchGetItem = "BatchGetItem"
    /// Reading all items.
    case scan = "Scan"
    /// Reading the items of a partition key.
    case query = "Query"
    /// Reading the stream of changes.
    case getRecords = "GetRecords"
    /// Writing an item.
    case putItem = "PutItem"
    /// Deleting an item.
    case deleteItem = "DeleteItem"
    /// Changing an item.
    case updateItem = "UpdateItem"
    /// Writing and deleting several items.
    case batchWriteItem = "BatchWriteItem"
    /// Writing and deleting several items, or none.
    case transactWriteItems = "TransactWriteItems"
    /// Reading several items at one time.
    case transactGetItems = "TransactGetItems"
    /// Executing several statements of PartiQL, or none.
    case executeTransaction = "ExecuteTransaction"
    /// Executing several statements of PartiQL.
    case batchExecuteStatement = "BatchExecuteStatement"
    /// Executing a statement of PartiQL.
    case executeStatement = "ExecuteStatement"
}

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html
extension TableReference {
    /// A metric of the table by its name.
    ///
    /// [List](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html)
    public func metric(_ name: String, statistic: Statistic = .average) -> Metric {
        metric(name, ["TableName": self.name], statistic)
    }

    /// The read capacity units that were used.
    public func metricConsumedReadCapacityUnits() -> Metric { metric("ConsumedReadCapacityUnits", statistic: .sum) }
    /// The write capacity units that were used.
    public func metricConsumedWriteCapacityUnits() -> Metric { metric("ConsumedWriteCapacityUnits", statistic: .sum) }

    /// The number of writes whose condition did not hold.
    public func metricConditionalCheckFailedRequests() -> Metric { metric("ConditionalCheckFailedRequests", statistic: .sum) }

    /// The number of requests that were wrong, of all tables of the account in the region: DynamoDB does not count them by table.
    public func metricUserErrors() -> Metric { metric("UserErrors", [:], .sum) }

    /// The number of requests beyond what the table allows.
    public func metricThrottledRequests(of operation: TableOperation) -> Metric { metric("ThrottledRequests", operation, .sum) }

    /// The number of requests that failed in DynamoDB.
    public func metricSystemErrors(of operation: TableOperation) -> Metric { metric("SystemErrors", operation, .sum) }

    /// The time that requests took that succeeded, in milliseconds.
    public func metricSuccessfulRequestLatency(of operation: TableOperation) -> Metric {
        metric("SuccessfulRequestLatency", operation, .average)
    }

    /// The number of requests beyond what the table allows, of several operations together.
    public func metricThrottledRequests(of operations: [TableOperation] = TableOperation.allCases) -> MathExpression {
        sum("ThrottledRequests", operations, label: "Sum of throttled requests across all operations")
    }

    /// The number of requests that failed in DynamoDB, of several operations together.
    public func metricSystemErrors(of operations: [TableOperation] = TableOperation.allCases) -> MathExpression {
        sum("SystemErrors", operations, label: "Sum of errors across all operations")
    }

    private func sum(_ name: String, _ operations: [TableOperation], label: Value<String>) -> MathExpression {
        let metrics = OrderedMap<any TimeSeries>(operations.map { ($0.rawValue.lowercased(), metric(name, $0, .sum)) })
        return MathExpression(Value(metrics.keys.joined(separator: " + ")), using: metrics, label: label)
    }

    private func metric(_ name: String, _ operation: TableOperation, _ statistic: Statistic) -> Metric {
        metric(name, ["TableName": self.name, "Operation": Value(operation.rawValue)], statistic)
    }

    private func metric(_ name: String, _ dimensions: [String: Value<String>], _ statistic: Statistic) -> Metric {
        Metric(namespace: "AWS/DynamoDB", name: Value(name), dimensions: dimensions, statistic: statistic).attached(to: self)
    }
}
