import CDK

/// The website as which a bucket is served, without TLS.
///
/// [Reference](https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteHosting.html)
public enum Website {
    /// The objects of the bucket.
    ///
    /// - Parameters:
    ///   - index: The object that stands for a folder, such as `index.html`.
    ///   - error: The object that is sent if something is wrong.
    ///   - rules: The requests that are sent elsewhere.
    case documents(index: String, error: String? = nil, rules: [RoutingRule] = [])
    /// Another host, to which all requests are sent.
    ///
    /// - Parameters:
    ///   - toHost: The name of the host.
    ///   - protocol: The protocol; that of the request if nil.
    case redirect(toHost: String, protocol: S3.CfnBucket.RedirectAllRequestsToProtocol? = nil)

    /// A rule by which some requests are sent elsewhere.
    public struct RoutingRule {
        let property: S3.CfnBucket.RoutingRuleProperty

        /// A rule.
        ///
        /// - Parameters:
        ///   - prefix: The beginning of the keys of the requests that are meant.
        ///   - errorCode: The code with which these requests would be answered, such as `404`.
        ///   - host: The host to which they are sent; the same one if not given.
        ///   - protocol: The protocol; that of the request if not given.
        ///   - code: The code of the answer, such as `302`.
        ///   - key: The key in place of the whole one.
        ///   - keyPrefix: The beginning in place of the prefix.
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
