/// Distributions of CloudFront.
///
/// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html
enum DistributionRules {
    private static let type = "AWS::CloudFront::Distribution"

    static let rules: [ServiceRule] = [
        .error("swift-cdk:cloudfront/target-origin", type) { distribution in
            guard let origins = distribution.originNames else { return }
            let known = Set(origins)
            for behavior in distribution.behaviors {
                guard let name = behavior["TargetOriginId"].text, !known.contains(name) else { continue }
                distribution.report(
                    behavior["TargetOriginId"], "The distribution has no origin '\(name)'",
                    NearestNames.advice(name, among: origins, otherwise: "name one of its origins"))
            }
        },
        .error("swift-cdk:cloudfront/duplicate-origin", type) { distribution in
            var known: Set<String> = []
            for origin in distribution["DistributionConfig", "Origins"].elements
                + distribution["DistributionConfig", "OriginGroups"]["Items"].elements
            {
                guard let name = origin["Id"].text, !known.insert(name).inserted else { continue }
                distribution.report(origin["Id"], "Another origin of the distribution is called '\(name)'", "give it another id")
            }
        },
        .error("swift-cdk:cloudfront/origin-kind", type) { distribution in
            for origin in distribution["DistributionConfig", "Origins"].elements where origin.value?.object != nil {
                let kinds = ["S3OriginConfig", "CustomOriginConfig", "VpcOriginConfig"].filter { origin[$0].isPresent }
                let perhaps = ["S3OriginConfig", "CustomOriginConfig", "VpcOriginConfig"].contains { !origin[$0].isAbsent }
                if !perhaps {
                    distribution.report(
                        origin, "The origin says of no kind how it is reached", "set S3OriginConfig for a bucket, or CustomOriginConfig")
                } else if kinds.count > 1 {
                    distribution.report(
                        origin, "An origin is of one kind, and \(NearestNames.list(kinds, "and")) are set", "keep one of them")
                }
            }
        },
        .error("swift-cdk:cloudfront/two-accesses", type) { distribution in
            for origin in distribution["DistributionConfig", "Origins"].elements {
                let identity = origin["S3OriginConfig", "OriginAccessIdentity"]
                guard origin["OriginAccessControlId"].isPresent, origin["OriginAccessControlId"].text != "", identity.isPresent,
                    identity.text != ""
                else { continue }
                distribution.report(
                    identity, "The origin has an access control and an access identity", "let the identity be an empty text")
            }
        },
        .error("swift-cdk:cloudfront/website-origin", type) { distribution in
            for origin in distribution["DistributionConfig", "Origins"].elements {
                guard let name = origin["DomainName"].text, name.contains(".s3-website"), origin["S3OriginConfig"].isPresent else {
                    continue
                }
                distribution.report(
                    origin["S3OriginConfig"], "'\(name)' is the website of a bucket, which is reached like any web server",
                    "set CustomOriginConfig in its place")
            }
        },
        .error("swift-cdk:cloudfront/origin-path", type) { distribution in
            for origin in distribution["DistributionConfig", "Origins"].elements {
                guard let path = origin["OriginPath"].text, !path.isEmpty, !path.hasPrefix("/") || path.hasSuffix("/") else { continue }
                distribution.report(origin["OriginPath"], "A path begins with / and does not end with it, unlike '\(path)'", "write it so")
            }
        },
        .error("swift-cdk:cloudfront/cached-methods", type) { distribution in
            for behavior in distribution.behaviors {
                guard let cached = behavior["CachedMethods"].texts else { continue }
                let allowed = behavior["AllowedMethods"].isAbsent ? ["GET", "HEAD"] : behavior["AllowedMethods"].texts
                guard let allowed = allowed.map(Set.init) else { continue }
                let others = cached.filter { !allowed.contains($0) }
                guard !others.isEmpty else { continue }
                distribution.report(
                    behavior["CachedMethods"], "\(NearestNames.list(others, "and")) would be cached and is not allowed",
                    "add it to AllowedMethods, or take it out")
            }
        },
        .error("swift-cdk:cloudfront/cache-policy", type) { distribution in
            for behavior in distribution.behaviors where behavior.value?.object != nil {
                let (policy, values) = (behavior["CachePolicyId"], behavior["ForwardedValues"])
                if policy.isAbsent, values.isAbsent {
                    distribution.report(behavior, "Nothing says what is cached", "set CachePolicyId")
                } else if policy.isPresent, values.isPresent {
                    distribution.report(values, "What is cached is said by a policy and by ForwardedValues", "keep CachePolicyId")
                } else if values.isPresent, behavior["OriginRequestPolicyId"].isPresent {
                    distribution.report(
                        behavior["OriginRequestPolicyId"], "A policy of what origins get needs one of what is cached",
                        "set CachePolicyId in place of ForwardedValues")
                }
            }
        },
        .error("swift-cdk:cloudfront/duplicate-path", type) { distribution in
            var known: Set<String> = []
            for behavior in distribution["DistributionConfig", "CacheBehaviors"].elements {
                guard let path = behavior["PathPattern"].text, !known.insert(path).inserted else { continue }
                distribution.report(behavior["PathPattern"], "Another behavior is for '\(path)'", "remove one of the two")
            }
        },
        .error("swift-cdk:cloudfront/lifetime-order", type) { distribution in
            for behavior in distribution.behaviors { distribution.requireOrder(of: behavior) }
        },
        .error("swift-cdk:cloudfront/policy-lifetime-order", "AWS::CloudFront::CachePolicy") { policy in
            policy.requireOrder(of: policy["CachePolicyConfig"])
        },
        .error("swift-cdk:cloudfront/log-bucket", type) { distribution in
            let bucket = distribution["DistributionConfig", "Logging"]["Bucket"]
            guard let text = bucket.text, !text.isEmpty, !text.contains(".s3") else { return }
            distribution.report(bucket, "The bucket of logs is named by its domain, unlike '\(text)'", "write '\(text).s3.amazonaws.com'")
        },
        .error("swift-cdk:cloudfront/error-page", type) { distribution in
            for answer in distribution["DistributionConfig", "CustomErrorResponses"].elements {
                let (path, code) = (answer["ResponsePagePath"], answer["ResponseCode"])
                if path.isPresent, code.isAbsent {
                    distribution.report(path, "A page of its own needs a response code", "set ResponseCode")
                } else if code.isPresent, path.isAbsent {
                    distribution.report(code, "A response code of its own needs a page", "set ResponsePagePath")
                } else if let text = path.text, !text.hasPrefix("/") {
                    distribution.report(path, "The path of a page begins with /, unlike '\(text)'", "write '/\(text)'")
                }
            }
        },
        .error("swift-cdk:cloudfront/countries", type) { distribution in
            let restriction = distribution["DistributionConfig", "Restrictions"]["GeoRestriction"]
            let places = restriction["Locations"]
            guard let kind = restriction["RestrictionType"].text, let count = places.count else { return }
            if kind == "none", count > 0 {
                distribution.report(
                    places, "Countries are named, and nothing is restricted", "set RestrictionType to whitelist or blacklist")
            } else if kind != "none", count == 0 {
                distribution.report(restriction, "A \(kind) names countries", "set Locations")
            }
        },
        // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-trusted-signers.html
        .error("swift-cdk:cloudfront/two-signers", type) { distribution in
            for behavior in distribution.behaviors where behavior["TrustedKeyGroups"].hasElements && behavior["TrustedSigners"].hasElements
            {
                distribution.report(
                    behavior["TrustedSigners"], "Who may sign is said by key groups and by accounts", "keep TrustedKeyGroups")
            }
        },
        // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html
        .error("swift-cdk:cloudfront/function-size", "AWS::CloudFront::Function") { function in
            guard let code = function["FunctionCode"].text, code.utf8.count > 10_240 else { return }
            function.report(function["FunctionCode"], "The code has \(code.utf8.count) bytes, and at most 10240 are allowed", "shorten it")
        },
        .error("swift-cdk:cloudfront/function-store", "AWS::CloudFront::Function") { function in
            guard function["FunctionConfig", "KeyValueStoreAssociations"].hasElements,
                function["FunctionConfig", "Runtime"].text == "cloudfront-js-1.0"
            else { return }
            function.report(
                function["FunctionConfig", "Runtime"], "A key value store needs the runtime cloudfront-js-2.0", "write cloudfront-js-2.0")
        },
    ]
}

extension ResourceCheckup {
    /// All cache behaviors of a distribution.
    var behaviors: [KnownValue] {
        let standard = self["DistributionConfig", "DefaultCacheBehavior"]
        return (standard.isPresent ? [standard] : []) + self["DistributionConfig", "CacheBehaviors"].elements
    }

    /// The ids of a distribution's origins and groups of origins; nil if one of them is deferred.
    fileprivate var originNames: [String]? {
        let (origins, groups) = (self["DistributionConfig", "Origins"], self["DistributionConfig", "OriginGroups"]["Items"])
        guard origins.value != nil, groups.isAbsent || groups.value != nil else { return nil }
        let names = (origins.elements + groups.elements).map { $0["Id"].text }
        return names.contains(nil) ? nil : names.compactMap { $0 }
    }

    fileprivate mutating func requireOrder(of settings: KnownValue) {
        let least = settings["MinTTL"].number
        let most = settings["MaxTTL"].number
        let standard = settings["DefaultTTL"].number
        if let least, let most, least > most {
            report(settings["MinTTL"], "At least \(least.plain) seconds are more than at most \(most.plain)", "give at most \(most.plain)")
        } else if let standard, let most, standard > most {
            report(
                settings["DefaultTTL"], "\(standard.plain) seconds are more than MaxTTL allows, \(most.plain)", "give at most \(most.plain)"
            )
        } else if let standard, let least, standard < least {
            report(
                settings["DefaultTTL"], "\(standard.plain) seconds are less than MinTTL allows, \(least.plain)",
                "give at least \(least.plain)")
        }
    }
}
