import CDK

/// Finds sensitive data in a log group and masks it for readers who may not see it.
///
///     DataProtectionPolicy([.managed("EmailAddress"), .custom("EmployeeID", pattern: "E-[0-9]{6}")], findings: .init(logGroup: audit))
///
/// [Reference](https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/mask-sensitive-log-data.html)
public struct DataProtectionPolicy {
    /// Data to look for.
    public enum Identifier: Hashable, Sendable {
        /// A kind of data that CloudWatch Logs knows, such as `EmailAddress` or `IpAddress`.
        /// [List](https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/protect-sensitive-log-data-types.html)
        case managed(String)
        /// What a regular expression matches.
        case custom(String, pattern: String)
    }

    /// Where it is written what was found; each is left out if nil.
    public struct Findings {
        let logGroup: (any LogGroupReference)?
        let bucketName: Value<String>?
        let deliveryStreamName: Value<String>?

        public init(logGroup: (any LogGroupReference)? = nil, bucketName: Value<String>? = nil, deliveryStreamName: Value<String>? = nil) {
            self.logGroup = logGroup
            self.bucketName = bucketName
            self.deliveryStreamName = deliveryStreamName
        }
    }

    let identifiers: [Identifier]
    private let name: String
    private let description: String
    private let findings: Findings

    public init(
        _ identifiers: [Identifier], name: String = "data-protection-policy-cdk",
        description: String = "cdk generated data protection policy", findings: Findings = Findings()
    ) {
        self.identifiers = identifiers
        self.name = name
        self.description = description
        self.findings = findings
    }

    /// The policy as a log group has it.
    func property(in scope: any Scope) -> AnyValue {
        let names = AnyValue(identifiers.map { Self.property($0, in: scope) })
        let patterns = identifiers.compactMap { identifier -> AnyValue? in
            guard case .custom(let name, let pattern) = identifier else { return nil }
            return ["Name": AnyValue(name), "Regex": AnyValue(pattern)]
        }
        var destinations: [(String, AnyValue)] = []
        if let group = findings.logGroup { destinations.append(("CloudWatchLogs", ["LogGroup": AnyValue(group.name)])) }
        if let bucket = findings.bucketName { destinations.append(("S3", ["Bucket": AnyValue(bucket)])) }
        if let stream = findings.deliveryStreamName { destinations.append(("Firehose", ["DeliveryStream": AnyValue(stream)])) }
        return [
            "Name": AnyValue(name), "Description": AnyValue(description), "Version": "2021-06-01",
            "Statement": [
                [
                    "Sid": "audit-statement-cdk", "DataIdentifier": names,
                    "Operation": ["Audit": ["FindingsDestination": .object(destinations)]],
                ],
                ["Sid": "redact-statement-cdk", "DataIdentifier": names, "Operation": ["Deidentify": ["MaskConfig": [:]]]],
            ],
            "Configuration": ["CustomDataIdentifier": AnyValue(patterns)],
        ]
    }

    private static func property(_ identifier: Identifier, in scope: any Scope) -> AnyValue {
        switch identifier {
        case .managed(let name):
            AnyValue(
                ARN(
                    in: scope, service: "dataprotection", region: "", account: "aws", resource: "data-identifier",
                    resourceName: Value(name)))
        case .custom(let name, _): AnyValue(name)
        }
    }
}
