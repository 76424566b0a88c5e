import CDK
import CDKWAFv2

/// The requests that a web ACL of AWS WAF before a distribution refuses.
public struct Firewall: Sendable, Hashable {
    /// The requests that one address may make in five minutes.
    public let requestsInFiveMinutes: Int
    /// The countries whose viewers are served or refused; all are served if not given.
    public let countries: GeoRestriction?

    /// AWS's rules of which all viewers' requests are asked: known bad addresses, and requests that only attackers make.
    ///
    /// Not the core rule set, which refuses devices that do not say what they are.
    /// [Source](https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html)
    static let managedRules = ["AWSManagedRulesAmazonIpReputationList", "AWSManagedRulesKnownBadInputsRuleSet"]
    /// What WAF takes.
    /// [Source](https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based-high-level-settings.html)
    private static let possibleRequests = 10...2_000_000_000

    /// A firewall with a limit for each address.
    ///
    /// - Parameters:
    ///   - requestsInFiveMinutes: The requests that one address may make in five minutes: a viewer makes about 100, and behind one address
    ///     may be many.
    ///   - countries: The countries whose viewers are served or refused; all are served if not given.
    public init(requestsInFiveMinutes: Int = 10_000, countries: GeoRestriction? = nil) {
        self.requestsInFiveMinutes = requestsInFiveMinutes
        self.countries = countries
    }

    var mistake: Diagnostic? {
        guard !Self.possibleRequests.contains(requestsInFiveMinutes) else { return nil }
        return .error(
            "swift-cdk:media/firewall-requests", "A firewall cannot count to \(requestsInFiveMinutes) requests in five minutes",
            action: "use 10 to 2,000,000,000", in: "requestsInFiveMinutes")
    }

    /// The web ACL, in a stack in us-east-1.
    func webACL(_ scope: any Scope, names: ResourceNames) -> WAFv2.CfnWebACL {
        let name = names("viewer-firewall")
        return WAFv2.CfnWebACL(
            scope, "Firewall", defaultAction: .init(allow: .init()), scope: .cloudfront, visibilityConfig: Self.visible(name),
            name: Value(name), rules: List(rules))
    }

    private var rules: [WAFv2.CfnWebACL.RuleProperty] {
        var rules = [Self.rule("countries", 0, countryStatement), Self.rule("requests", 1, requestStatement)].compactMap { $0 }
        for (place, name) in zip(2..., Self.managedRules) {
            rules.append(
                .init(
                    name: Value(name), priority: Value(place),
                    statement: .init(managedRuleGroupStatement: .init(name: Value(name), vendorName: "AWS")),
                    visibilityConfig: Self.visible(name), overrideAction: .init(none: .object([]))))
        }
        return rules
    }

    private var requestStatement: WAFv2.CfnWebACL.StatementProperty? {
        .init(
            rateBasedStatement: .init(
                aggregateKeyType: .ip, limit: Value(requestsInFiveMinutes), evaluationWindowSec: Value(Duration.minutes(5).seconds)))
    }

    /// Whose requests are refused.
    private var countryStatement: WAFv2.CfnWebACL.StatementProperty? {
        guard let countries else { return nil }
        let named = WAFv2.CfnWebACL.StatementProperty(geoMatchStatement: .init(countryCodes: List(countries.countries)))
        switch countries {
        case .only: return .init(notStatement: .init(statement: named))
        case .allExcept: return named
        }
    }

    /// Refuses what a statement says of.
    private static func rule(
        _ name: String, _ priority: Int, _ statement: WAFv2.CfnWebACL.StatementProperty?
    ) -> WAFv2.CfnWebACL.RuleProperty? {
        statement.map {
            .init(
                name: Value(name), priority: Value(priority), statement: $0, visibilityConfig: visible(name),
                action: .init(block: .init()))
        }
    }

    private static func visible(_ name: String) -> WAFv2.CfnWebACL.VisibilityConfigProperty {
        // A sample would hold a viewer's address.
        .init(cloudWatchMetricsEnabled: true, metricName: Value(name), sampledRequestsEnabled: false)
    }
}
