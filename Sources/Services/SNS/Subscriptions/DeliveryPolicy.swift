import CDK

/// How messages are delivered to URLs.
///
/// [Reference](https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html)
public struct DeliveryPolicy: Sendable {
    /// When a delivery that failed is tried again.
    public struct Retries: Sendable {
        /// How the time between retries grows.
        public enum Backoff: String, Sendable {
            case arithmetic = "ARITHMETIC"
            case exponential = "EXPONENTIAL"
            case geometric = "GEOMETRIC"
            case linear = "LINEAR"
        }

        let count: Int
        let minimumDelay: Duration
        let maximumDelay: Duration
        let withoutDelay: Int?
        let withMinimumDelay: Int?
        let withMaximumDelay: Int?
        let backoff: Backoff?

        /// - Parameters:
        ///   - count: All retries: 0 to 100.
        ///   - minimumDelay: 1 second to 1 hour, in whole seconds.
        ///   - maximumDelay: 1 second to 1 hour, in whole seconds.
        ///   - withoutDelay: How many are made at once.
        ///   - withMinimumDelay: How many are made then, with the minimum delay.
        ///   - withMaximumDelay: How many are made at last, with the maximum delay.
        ///   - backoff: How the delay grows between.
        public init(
            count: Int = 3, minimumDelay: Duration = .seconds(20), maximumDelay: Duration = .seconds(20), withoutDelay: Int? = nil,
            withMinimumDelay: Int? = nil, withMaximumDelay: Int? = nil, backoff: Backoff? = nil
        ) {
            self.count = count
            self.minimumDelay = minimumDelay
            self.maximumDelay = maximumDelay
            self.withoutDelay = withoutDelay
            self.withMinimumDelay = withMinimumDelay
            self.withMaximumDelay = withMaximumDelay
            self.backoff = backoff
        }
    }

    let retries: Retries?
    let maximumPerSecond: Int?
    let contentType: String?

    /// - Parameters:
    ///   - maximumPerSecond: How many messages are delivered in a second; 1 or more.
    ///   - contentType: The `Content-Type` of the requests, such as `application/json`.
    public init(retries: Retries? = nil, maximumPerSecond: Int? = nil, contentType: String? = nil) {
        self.retries = retries
        self.maximumPerSecond = maximumPerSecond
        self.contentType = contentType
    }

    var property: AnyValue {
        var members: [(String, AnyValue)] = []
        if let retries { members.append(("healthyRetryPolicy", retries.property)) }
        if let maximumPerSecond { members.append(("throttlePolicy", ["maxReceivesPerSecond": AnyValue(maximumPerSecond)])) }
        if let contentType { members.append(("requestPolicy", ["headerContentType": AnyValue(contentType)])) }
        return .object(members)
    }

    /// Reports what SNS does not accept.
    func reportMistakes(_ deliveryProtocol: Subscription.DeliveryProtocol, at construct: Construct) {
        func report(_ message: String, _ action: String) { construct.node.report(message, action: action) }
        if deliveryProtocol != .http, deliveryProtocol != .https {
            report(
                "Delivery policy is only supported for HTTP and HTTPS subscriptions, got: \(deliveryProtocol.rawValue)",
                "leave the deliveryPolicy out")
        }
        if let maximumPerSecond, maximumPerSecond < 1 {
            report(
                "maxReceivesPerSecond must be an integer greater than zero, got: \(maximumPerSecond)", "set maximumPerSecond to 1 or more")
        }
        guard let retries else { return }
        for (name, delay) in [("minDelayTarget", retries.minimumDelay), ("maxDelayTarget", retries.maximumDelay)] {
            if delay.whole(.seconds) == nil {
                report("\(name) must be a whole number of seconds, got: \(delay.debugDescription)", "use .seconds")
            } else if !(1...3_600).contains(delay.seconds) {
                report(
                    "\(name) must be between 1 and 3600 seconds inclusive, got: \(delay.seconds)s",
                    "set it between .seconds(1) and .hours(1)")
            }
        }
        if retries.minimumDelay > retries.maximumDelay {
            report("minDelayTarget must not exceed maxDelayTarget", "set a longer maximumDelay")
        }
        if !(0...100).contains(retries.count) {
            report("numRetries must be between 0 and 100 inclusive, got: \(retries.count)", "set count between 0 and 100")
        }
        let parts = [
            ("numNoDelayRetries", retries.withoutDelay), ("numMinDelayRetries", retries.withMinimumDelay),
            ("numMaxDelayRetries", retries.withMaximumDelay),
        ]
        for case (let name, let count?) in parts where count < 0 {
            report("\(name) must be an integer zero or greater, got: \(count)", "use 0 or more")
        }
    }
}

extension DeliveryPolicy.Retries {
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
