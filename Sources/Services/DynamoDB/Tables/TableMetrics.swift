import CDK
import CDKCloudWatch
import CloudAssembly

/// What can be done with a table, as its metrics know it.
public enum TableOperation: String, Sendable, CaseIterable {
    case getItem = "GetItem"
    case batchGetItem = "BatchGetItem"
    case scan = "Scan"
    case query = "Query"
    case getRecords = "GetRecords"
    case putItem = "PutItem"
    case deleteItem = "DeleteItem"
    case updateItem = "UpdateItem"
    case batchWriteItem = "BatchWriteItem"
    case transactWriteItems = "TransactWriteItems"
    case transactGetItems = "TransactGetItems"
    case executeTransaction = "ExecuteTransaction"
    case batchExecuteStatement = "BatchExecuteStatement"
    case executeStatement = "ExecuteStatement"
}

/// [Source](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html)
extension TableReference {
    /// A metric of the table by its name.
    public func metric(_ name: String, statistic: Statistic = .average) -> Metric {
        metric(name, ["TableName": self.name], statistic)
    }

    public func metricConsumedReadCapacityUnits() -> Metric { metric("ConsumedReadCapacityUnits", statistic: .sum) }
    public func metricConsumedWriteCapacityUnits() -> Metric { metric("ConsumedWriteCapacityUnits", statistic: .sum) }

    /// Writes whose condition did not hold.
    public func metricConditionalCheckFailedRequests() -> Metric { metric("ConditionalCheckFailedRequests", statistic: .sum) }

    /// Requests that were wrong, of all tables of the account in the region: DynamoDB does not count them by table.
    public func metricUserErrors() -> Metric { metric("UserErrors", [:], .sum) }

    /// Requests beyond what the table allows.
    public func metricThrottledRequests(of operation: TableOperation) -> Metric { metric("ThrottledRequests", operation, .sum) }

    /// Requests that failed in DynamoDB.
    public func metricSystemErrors(of operation: TableOperation) -> Metric { metric("SystemErrors", operation, .sum) }

    /// How long requests took that succeeded, in milliseconds.
    public func metricSuccessfulRequestLatency(of operation: TableOperation) -> Metric {
        metric("SuccessfulRequestLatency", operation, .average)
    }

    /// Requests that were throttled, of several operations together.
    public func metricThrottledRequests(of operations: [TableOperation] = TableOperation.allCases) -> MathExpression {
        sum("ThrottledRequests", operations, label: "Sum of throttled requests across all operations")
    }

    /// Requests that failed in DynamoDB, of several operations together.
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
