import CDK
import CDKCloudFront

/// The behaviours of a distribution, which differ by how long something is kept and who may have it.
struct Behaviors {
    /// The id of the one origin.
    static let originID = "delivery"
    /// AWS's own policy that hands the questions of browsers (`OPTIONS`) on to S3
    /// (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html).
    private static let corsRequestPolicy = "88a5eaf4-2fd4-4709-b370-b4c650ea3fcf"
    private static var methods: List<Value<String>> { ["GET", "HEAD", "OPTIONS"] }

    let headers: CloudFront.CfnResponseHeadersPolicy
    let keyGroup: CloudFront.CfnKeyGroup?
    let tokens: PathTokens?
    let caching: CloudFront.CfnDistribution.FunctionAssociationProperty

    func standard(_ cache: CloudFront.CfnCachePolicy) -> CloudFront.CfnDistribution.DefaultCacheBehaviorProperty {
        .init(
            targetOriginId: Value(Self.originID), viewerProtocolPolicy: "redirect-to-https", allowedMethods: Self.methods,
            cachePolicyId: cache.ref, compress: false, functionAssociations: functions,
            originRequestPolicyId: Value(Self.corsRequestPolicy), responseHeadersPolicyId: headers.ref,
            trustedKeyGroups: keyGroup.map { [$0.ref] })
    }

    func matching(
        _ pattern: Value<String>, _ cache: CloudFront.CfnCachePolicy, compresses: Bool = false
    ) -> CloudFront.CfnDistribution.CacheBehaviorProperty {
        behavior(pattern, cache, compresses: compresses, functions: functions, keyGroup: keyGroup)
    }

    /// For everybody, with a cookie or token or without.
    func open(_ pattern: Value<String>, _ cache: CloudFront.CfnCachePolicy) -> CloudFront.CfnDistribution.CacheBehaviorProperty {
        behavior(pattern, cache, compresses: false, functions: nil, keyGroup: nil)
    }

    private func behavior(
        _ pattern: Value<String>, _ cache: CloudFront.CfnCachePolicy, compresses: Bool,
        functions: List<CloudFront.CfnDistribution.FunctionAssociationProperty>?, keyGroup: CloudFront.CfnKeyGroup?
    ) -> CloudFront.CfnDistribution.CacheBehaviorProperty {
        .init(
            pathPattern: pattern, targetOriginId: Value(Self.originID), viewerProtocolPolicy: "redirect-to-https",
            allowedMethods: Self.methods, cachePolicyId: cache.ref, compress: Value(compresses), functionAssociations: functions,
            originRequestPolicyId: Value(Self.corsRequestPolicy), responseHeadersPolicyId: headers.ref,
            trustedKeyGroups: keyGroup.map { [$0.ref] })
    }

    private var functions: List<CloudFront.CfnDistribution.FunctionAssociationProperty> {
        List((tokens.map { [$0.function] } ?? []) + [caching])
    }
}
