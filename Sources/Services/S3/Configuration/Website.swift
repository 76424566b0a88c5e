import CDK

/// A bucket that is served as a website, without TLS.
///
/// [Reference](https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteHosting.html)
public enum Website {
    /// - Parameters:
    ///   - index: The object that stands for a folder, such as `index.html`.
    ///   - error: The object that is sent if something is wrong.
    case documents(index: String, error: String? = nil, rules: [RoutingRule] = [])
    /// All requests go to another host.
    case redirect(toHost: String, protocol: S3.CfnBucket.RedirectAllRequestsToProtocol? = nil)

    /// Where some requests go instead.
    public struct RoutingRule {
        let property: S3.CfnBucket.RoutingRuleProperty

        /// - Parameters:
        ///   - prefix: Requests for keys that begin so.
        ///   - errorCode: Requests that would be answered with this code, such as `404`.
        ///   - code: The code of the answer, such as `302`.
        ///   - key: In place of the whole key.
        ///   - keyPrefix: In place of the prefix.
        public init(
            prefix: String? = nil, errorCode: String? = nil, toHost host: String? = nil,
            protocol: S3.CfnBucket.RedirectAllRequestsToProtocol? = nil, code: String? = nil, replacingKeyWith key: String? = nil,
            replacingPrefixWith keyPrefix: String? = nil
        ) {
            let condition =
                prefix == nil && errorCode == nil
                ? nil
                : S3.CfnBucket.RoutingRuleConditionProperty(
                    httpErrorCodeReturnedEquals: Value(errorCode), keyPrefixEquals: Value(prefix))
            property = S3.CfnBucket.RoutingRuleProperty(
                redirectRule: S3.CfnBucket.RedirectRuleProperty(
                    hostName: Value(host), httpRedirectCode: Value(code), protocol: `protocol`, replaceKeyPrefixWith: Value(keyPrefix),
                    replaceKeyWith: Value(key)), routingRuleCondition: condition)
        }
    }

    var property: S3.CfnBucket.WebsiteConfigurationProperty {
        switch self {
        case .documents(let index, let error, let rules):
            S3.CfnBucket.WebsiteConfigurationProperty(
                errorDocument: Value(error), indexDocument: Value(index), routingRules: rules.isEmpty ? nil : List(rules.map(\.property)))
        case .redirect(let host, let scheme):
            S3.CfnBucket.WebsiteConfigurationProperty(redirectAllRequestsTo: .init(hostName: Value(host), protocol: scheme))
        }
    }
}
