import CDK

/// The way in which messages are delivered to URLs: retries, speed and content type.
///
/// [Reference](https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html)
public struct DeliveryPolicy: Sendable {
    /// The times at which a delivery that failed is tried again.
    public struct Retries: Sendable {
        /// The curve along which the delay between retries grows from the minimum to the maximum.
        ///
        /// [Reference](https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html)
        public enum Backoff: String, Sendable {
            /// Arithmetic growth.
            case arithmetic = "ARITHMETIC"
            /// Exponential growth.
            case exponential = "EXPONENTIAL"
            /// Geometric growth.
            case geometric = "GEOMETRIC"
            /// Linear growth.
            case linear = "LINEAR"
        }

        let count: Int
        let minimumDelay: Duration
        let maximumDelay: Duration
        let withoutDelay: Int?
        let withMinimumDelay: Int?
        let withMaximumDelay: Int?
        let backoff: Backoff?
        /// The line that made it, for diagnostics.
        let location: SourceLocation?

        /// Retries of a delivery.
        ///
        /// What SNS does not accept is reported at the subscription.
        ///
        /// - Parameters:
        ///   - count: The number of all retries: 0 to 100.
        ///   - minimumDelay: The shortest delay between retries: 1 second to 1 hour, in whole seconds.
        ///   - maximumDelay: The longest delay between retries: 1 second to 1 hour, in whole seconds.
        ///   - withoutDelay: The number of retries that are made at once; none if not given.
        ///   - withMinimumDelay: The number of retries that are made then, with the minimum delay; none if not given.
        ///   - withMaximumDelay: The number of retries that are made at last, with the maximum delay; none if not given.
        ///   - backoff: The curve along which the delay grows between; linear if not given.
        ///   - file: The file that messages name; the caller's if not given.
        ///   - line: The line in that file.
        public init(
            count: Int = 3, minimumDelay: Duration = .seconds(20), maximumDelay: Duration = .seconds(20), withoutDelay: Int? = nil,
            withMinimumDelay: Int? = nil, withMaximumDelay: Int? = nil, backoff: Backoff? = nil, file: String = #fileID, line: Int = #line
        ) {
            self.count = count
            self.minimumDelay = minimumDelay
            self.maximumDelay = maximumDelay
            self.withoutDelay = withoutDelay
            self.withMinimumDelay = withMinimumDelay
            self.withMaximumDelay = withMaximumDelay
            self.backoff = backoff
            location = .ofUser(file, line)
        }
    }

    let retries: Retries?
    let maximumPerSecond: Int?
    let contentType: String?
    /// The line that made it, for diagnostics.
    let location: SourceLocation?

    /// A delivery policy.
    ///
    /// What SNS does not accept is reported at the subscription.
    ///
    /// - Parameters:
    ///   - retries: The times at which a failed delivery is tried again; three times, 20 seconds apart, if not given.
    ///   - maximumPerSecond: The number of messages that are delivered in a second: 1 or more; no limit if not given.
    ///   - contentType: The `Content-Type` of the requests, such as `application/json`; plain text if not given.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    public init(
        retries: Retries? = nil, maximumPerSecond: Int? = nil, contentType: String? = nil, file: String = #fileID, line: Int = #line
    ) {
        self.retries = retries
        self.maximumPerSecond = maximumPerSecond
        self.contentType = contentType
        location = .ofUser(file, line)
    }

    var property: AnyValue {
        var members: [(String, AnyValue)] = []
        if let retries { members.append(("healthyRetryPolicy", retries.property)) }
        if let maximumPerSecond { members.append(("throttlePolicy", ["maxReceivesPerSecond": AnyValue(maximumPerSecond)])) }
        if let contentType { members.append(("requestPolicy", ["headerContentType": AnyValue(contentType)])) }
        return .object(members)
    }

    /// The parts that SNS does not accept.
    /// [Source](https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html)
    func mistakes(_ deliveryProtocol: Subscription.DeliveryProtocol) -> [Diagnostic] {
        var mistakes: [Diagnostic] = []
        if deliveryProtocol != .http, deliveryProtocol != .https {
            mistakes.append(
                .error(
                    "swift-cdk:sns/delivery-policy-protocol",
                    "A delivery policy is for URLs, but the protocol of the subscription is '\(deliveryProtocol.rawValue)'",
                    action: "leave deliveryPolicy out", in: "deliveryPolicy"))
        }
        if let maximumPerSecond, maximumPerSecond < 1 {
            mistakes.append(
                .error(
                    "swift-cdk:sns/delivery-rate", "At least one message has to be delivered in a second, not \(maximumPerSecond)",
                    action: "set maximumPerSecond to 1 or more", in: "deliveryPolicy.maximumPerSecond"))
        }
        return (mistakes + (retries?.mistakes.map { $0.at(retries?.location) } ?? [])).map { $0.at(location) }
    }
}

extension DeliveryPolicy.Retries {
    fileprivate var mistakes: [Diagnostic] {
        var mistakes: [Diagnostic] = []
        func add(_ id: Diagnostic.ID, _ label: String, _ message: String, _ action: String) {
            mistakes.append(.error(id, message, action: action, in: "deliveryPolicy.retries.\(label)"))
        }
        for (label, delay) in [("minimumDelay", minimumDelay), ("maximumDelay", maximumDelay)] {
            if delay.whole(.seconds) == nil {
                add(
                    "swift-cdk:sns/retry-delay-unit", label,
                    "The delay between retries has to be whole seconds, but it is \(delay.milliseconds) milliseconds",
                    "set \(label) in .seconds")
            } else if !(1...3_600).contains(delay.seconds) {
                add(
                    "swift-cdk:sns/retry-delay", label, "The delay between retries is 1 to 3,600 seconds, not \(delay.seconds)",
                    "set \(label) between .seconds(1) and .hours(1)")
            }
        }
        if minimumDelay > maximumDelay {
            add(
                "swift-cdk:sns/retry-delay-order", "minimumDelay",
                "The shortest delay between retries is \(minimumDelay.seconds) seconds, but the longest is \(maximumDelay.seconds)",
                "set a shorter minimumDelay or a longer maximumDelay")
        }
        if !(0...100).contains(count) {
            add("swift-cdk:sns/retry-count", "count", "A delivery is retried 0 to 100 times, not \(count)", "set count between 0 and 100")
        }
        let parts = [
            ("withoutDelay", withoutDelay), ("withMinimumDelay", withMinimumDelay), ("withMaximumDelay", withMaximumDelay),
        ]
        for case (let label, let count?) in parts where count < 0 {
            add(
                "swift-cdk:sns/retry-phase-count", label, "The number of retries in a phase cannot be \(count)",
                "set \(label) to 0 or more")
        }
        return mistakes
    }

    var property: AnyValue {
        var members: [(String, AnyValue)] = [
            ("minDelayTarget", AnyValue(minimumDelay.seconds)), ("maxDelayTarget", AnyValue(maximumDelay.seconds)),
            ("numRetries", AnyValue(count)),
        ]
        if let withoutDelay { members.append(("numNoDelayRetries", AnyValue(withoutDelay))) }
        if let withMinimumDelay { members.append(("numMinDelayRetries", AnyValue(withMinimumDelay))) }
        if let withMaximumDelay { members.append(("numMaxDelayRetries", AnyValue(withMaximumDelay))) }
        if let backoff { members.append(("backoffFunction", AnyValue(backoff.rawValue))) }
        return .object(members)
    }
}
