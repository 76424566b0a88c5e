import CDK

/// A policy by which sensitive data in a log group is found and masked for readers who may not see it.
///
///     DataProtectionPolicy([.managed("EmailAddress"), .custom("EmployeeID", pattern: "E-[0-9]{6}")], findings: .init(logGroup: audit))
///
/// [Reference](https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/mask-sensitive-log-data.html)
public struct DataProtectionPolicy {
    /// A kind of data to look for.
    public enum Identifier: Hashable, Sendable {
        /// A kind of data that CloudWatch Logs knows, such as `EmailAddress` or `IpAddress`.
        ///
        /// [List](https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/protect-sensitive-log-data-types.html)
        case managed(String)
        /// Data that a regular expression matches, under a name of its own.
        case custom(String, pattern: String)
    }

    /// The places where it is written what was found; each is left out if nil.
    public struct Findings {
        let logGroup: (any LogGroupReference)?
        let bucketName: Value<String>?
        let deliveryStreamName: Value<String>?

        /// The places.
        ///
        /// - Parameters:
        ///   - logGroup: A log group.
        ///   - bucketName: The name of a bucket.
        ///   - deliveryStreamName: The name of a delivery stream of Firehose.
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

    /// A policy.
    ///
    /// One without identifiers is reported at the log group.
    ///
    /// - Parameters:
    ///   - identifiers: The data to look for: one kind or more.
    ///   - name: The name of the policy.
    ///   - description: The purpose of the policy, for people.
    ///   - findings: The places where it is written what was found; nowhere if not given.
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
