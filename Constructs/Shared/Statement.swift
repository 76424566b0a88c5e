import CDK

/// One statement of a policy. All names in it are exact unless a comment says why they cannot be.
struct Statement {
    let json: AnyValue

    /// Allows actions on resources, to the principal that the policy is attached to.
    static func allow(_ actions: [String], on resources: [Value<String>], when condition: AnyValue = .absent) -> Statement {
        Statement(
            json: [
                "Effect": "Allow", "Action": list(actions.map { AnyValue($0) }), "Resource": list(resources.map { AnyValue($0) }),
                "Condition": condition,
            ])
    }

    /// Allows a service to do something with the resource that the policy stands on.
    static func allow(service: String, _ actions: [String], on resources: [Value<String>], when condition: AnyValue) -> Statement {
        Statement(
            json: [
                "Effect": "Allow", "Principal": ["Service": AnyValue(service)], "Action": list(actions.map { AnyValue($0) }),
                "Resource": list(resources.map { AnyValue($0) }), "Condition": condition,
            ])
    }

    /// Lets a service assume the role that the policy stands on.
    static func trust(service: String, when condition: AnyValue = .absent) -> Statement {
        Statement(
            json: [
                "Effect": "Allow", "Principal": ["Service": AnyValue(service)], "Action": "sts:AssumeRole", "Condition": condition,
            ])
    }

    /// Refuses whoever does not use TLS.
    static func denyPlainTransport(_ action: String, on resources: [Value<String>]) -> Statement {
        deny(action, on: resources, when: ["Bool": ["aws:SecureTransport": "false"]])
    }

    /// Refuses whoever reaches S3 with a version of TLS before 1.2.
    static func denyOldTLS(on resources: [Value<String>]) -> Statement {
        deny("s3:*", on: resources, when: ["NumericLessThan": ["s3:TlsVersion": "1.2"]])
    }

    /// Refuses everybody: a refusal is as wide as it can be.
    private static func deny(_ action: String, on resources: [Value<String>], when condition: AnyValue) -> Statement {
        Statement(
            json: [
                "Effect": "Deny", "Principal": ["AWS": "*"], "Action": AnyValue(action), "Resource": list(resources.map { AnyValue($0) }),
                "Condition": condition,
            ])
    }

    private static func list(_ values: [AnyValue]) -> AnyValue {
        values.count == 1 ? values[0] : AnyValue(values)
    }
}

/// A policy document of statements.
func policyDocument(_ statements: [Statement]) -> AnyValue {
    ["Version": "2012-10-17", "Statement": AnyValue(statements.map(\.json))]
}
