import CDK
import CDKCloudWatch
import CDKIAM

/// A log group, made here or imported.
public protocol LogGroupReference: ResourceWithPolicy, NamedByARN {
    /// The ARN of the group; it ends in `:*`, which stands for the group's streams.
    var arn: ARN { get }
    /// The name of the group.
    var name: Value<String> { get }
}

extension LogGroupReference {
    // MARK: Permissions

    /// Lets someone do these things with the log group and its streams, such as `logs:DescribeLogStreams`.
    ///
    /// A service or another account gets them by a policy of CloudWatch Logs, whose number in an account and region is limited to ten.
    @discardableResult
    public func grant(_ actions: [String], to grantee: any Grantable) -> Grant {
        Grant.addToPrincipalOrResource(grantee, actions: actions, resources: [arn], of: self)
    }

    /// Lets someone create streams and write events.
    @discardableResult
    public func grantWrite(to grantee: any Grantable) -> Grant {
        grant(["logs:CreateLogStream", "logs:PutLogEvents"], to: grantee)
    }

    /// Lets someone read and search events.
    @discardableResult
    public func grantRead(to grantee: any Grantable) -> Grant {
        grant(
            [
                "logs:FilterLogEvents", "logs:GetLogEvents", "logs:GetLogGroupFields", "logs:DescribeLogGroups",
                "logs:DescribeLogStreams",
            ], to: grantee)
    }

    /// Adds a statement to the policy by which CloudWatch Logs lets services and other accounts use the group.
    ///
    /// Principals with an account stand in it as that account: these policies know no roles or users.
    @discardableResult
    public func addToResourcePolicy(_ statement: PolicyStatement) -> PolicyAddition {
        let existing = node.child("Policy")?.construct as? ResourcePolicy
        let policy = existing ?? ResourcePolicy(self, "Policy", file: node.location.file, line: node.location.line)
        var statement = statement
        statement.principals = .only(statement.principals.included.map(Self.byAccount))
        policy.document.add(statement)
        return .added(to: policy)
    }

    private static func byAccount(_ principal: Principal) -> Principal {
        if let account = principal.account { return .arn(ARN(raw: account.raw)) }
        guard let arn = principal.arn, arn.text.literal != "*", let account = (try? arn.components(.slash))?.account,
            account.literal != ""
        else { return principal }
        return .arn(ARN(raw: account.raw))
    }

    // MARK: Contents

    /// Adds a stream to the group.
    ///
    /// The parameters are those of ``LogStream``.
    @discardableResult
    public func addStream(
        _ id: String, logStreamName: PhysicalName = .chosenAtDeployment, file: String = #fileID, line: Int = #line
    ) -> LogStream {
        LogStream(self, id, logGroup: self, logStreamName: logStreamName, file: file, line: line)
    }

    /// Hands events to another service as they arrive.
    ///
    /// The parameters are those of ``SubscriptionFilter``.
    @discardableResult
    public func addSubscriptionFilter(
        _ id: String, destination: any LogSubscriptionDestination, filterPattern: FilterPattern, filterName: String? = nil,
        file: String = #fileID, line: Int = #line
    ) -> SubscriptionFilter {
        SubscriptionFilter(
            self, id, logGroup: self, destination: destination, filterPattern: filterPattern, filterName: filterName, file: file,
            line: line)
    }

    /// Makes a metric of the events that a pattern matches.
    ///
    /// The parameters are those of ``MetricFilter``.
    @discardableResult
    public func addMetricFilter(
        _ id: String, filterPattern: FilterPattern, metricNamespace: String, metricName: String, metricValue: String = "1",
        defaultValue: Double? = nil, dimensions: [(name: String, field: String)] = [], unit: MetricUnit? = nil, filterName: String? = nil,
        appliesToTransformedLogs: Bool? = nil, file: String = #fileID, line: Int = #line
    ) -> MetricFilter {
        MetricFilter(
            self, id, logGroup: self, filterPattern: filterPattern, metricNamespace: metricNamespace, metricName: metricName,
            metricValue: metricValue, defaultValue: defaultValue, dimensions: dimensions, unit: unit, filterName: filterName,
            appliesToTransformedLogs: appliesToTransformedLogs, file: file, line: line)
    }

    /// Makes a metric of a field of events in JSON.
    ///
    /// - Parameters:
    ///   - field: The field, such as `$.duration`.
    ///   - metricNamespace: The namespace of the metric.
    ///   - metricName: The name of the metric.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    /// - Returns: The metric.
    @discardableResult
    public func extractMetric(
        _ field: String, metricNamespace: String, metricName: String, file: String = #fileID, line: Int = #line
    ) -> Metric {
        addMetricFilter(
            "\(metricNamespace)_\(metricName)", filterPattern: .json(.exists(field)), metricNamespace: metricNamespace,
            metricName: metricName, metricValue: field, file: file, line: line)
        return Metric(namespace: Value(metricNamespace), name: Value(metricName)).attached(to: self)
    }

    // MARK: Metrics

    /// A metric that CloudWatch Logs publishes about the group, such as `ForwardedBytes`.
    ///
    /// It is told apart by the group's name. The original leaves the name out, so that its metric is that of all groups of the account.
    public func metric(_ name: String, statistic: Statistic = .sum) -> Metric {
        Metric(namespace: "AWS/Logs", name: Value(name), dimensions: ["LogGroupName": self.name], statistic: statistic)
            .attached(to: self)
    }

    /// The number of events that were written.
    ///
    /// The original calls the metric `IncomingLogs`, which CloudWatch Logs does not publish.
    public func metricIncomingLogEvents() -> Metric { metric("IncomingLogEvents") }

    /// The number of bytes of events that were written.
    public func metricIncomingBytes() -> Metric { metric("IncomingBytes") }
}
