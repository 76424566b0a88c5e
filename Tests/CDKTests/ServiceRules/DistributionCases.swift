extension ServiceRuleTests {
    private static func distribution(_ config: String, _ more: String = "") -> String {
        #"{\#(more)"D CloudFront::Distribution": {"DistributionConfig": {\#(config)}}}"#
    }

    private static func behavior(_ text: String, _ more: String = "") -> String {
        distribution(#""DefaultCacheBehavior": {\#(text)}"#, more)
    }

    private static func viewer(_ text: String, _ more: String = "") -> String { distribution(#""ViewerCertificate": {\#(text)}"#, more) }

    private static let edge = #""LambdaFunctionAssociations": [{"EventType": "viewer-request", "LambdaFunctionARN": {"Ref": "V"}}]"#
    private static let version =
        #""F Lambda::Function": {"Environment": {"Variables": {"A": "b"}}}, "V Lambda::Version": {"FunctionName": {"Ref": "F"}}, "#
    private static let behaviorPlace = "DistributionConfig.DefaultCacheBehavior"

    static let distributionCases: [ServiceRuleCase] = [
        ServiceRuleCase(
            "cloudfront/target-origin",
            distribution(#""Origins": [{"Id": "videos"}], "DefaultCacheBehavior": {"TargetOriginId": "video"}"#),
            "DistributionConfig.DefaultCacheBehavior.TargetOriginId: The distribution has no origin 'video'", "write videos",
            fix: #"{"D.DistributionConfig.DefaultCacheBehavior.TargetOriginId": "videos"}"#),
        ServiceRuleCase(
            "cloudfront/duplicate-origin", distribution(#""Origins": [{"Id": "a"}, {"Id": "a"}]"#),
            "DistributionConfig.Origins[1].Id: Another origin of the distribution is called 'a'", "give it another id",
            fix: #"{"D.DistributionConfig.Origins.1.Id": "b"}"#),
        ServiceRuleCase(
            "cloudfront/origin-kind", distribution(#""Origins": [{"Id": "a"}]"#),
            "DistributionConfig.Origins[0]: The origin says of no kind how it is reached",
            "set S3OriginConfig for a bucket, or CustomOriginConfig",
            fix: #"{"D.DistributionConfig.Origins.0.S3OriginConfig": {}}"#),
        ServiceRuleCase(
            "cloudfront/two-accesses",
            distribution(#""Origins": [{"OriginAccessControlId": "c", "S3OriginConfig": {"OriginAccessIdentity": "i"}}]"#),
            "DistributionConfig.Origins[0].S3OriginConfig.OriginAccessIdentity: The origin has an access control and an access identity",
            "let the identity be an empty text", fix: #"{"D.DistributionConfig.Origins.0.S3OriginConfig.OriginAccessIdentity": ""}"#),
        ServiceRuleCase(
            "cloudfront/website-origin",
            distribution(#""Origins": [{"DomainName": "b.s3-website.eu-south-1.amazonaws.com", "S3OriginConfig": {}}]"#),
            "DistributionConfig.Origins[0].S3OriginConfig: 'b.s3-website.eu-south-1.amazonaws.com' is the website of a bucket, which is reached like any web server",
            "set CustomOriginConfig in its place", fix: #"{"D.DistributionConfig.Origins.0.S3OriginConfig": null}"#),
        ServiceRuleCase(
            "cloudfront/origin-path", distribution(#""Origins": [{"OriginPath": "/live/"}]"#),
            "DistributionConfig.Origins[0].OriginPath: A path begins with / and does not end with it, unlike '/live/'", "write it so",
            fix: #"{"D.DistributionConfig.Origins.0.OriginPath": "/live"}"#),
        ServiceRuleCase(
            "cloudfront/cached-methods", behavior(#""CachedMethods": ["GET", "HEAD", "OPTIONS"]"#),
            "\(behaviorPlace).CachedMethods: OPTIONS would be cached and is not allowed", "add it to AllowedMethods, or take it out",
            fix: #"{"D.DistributionConfig.DefaultCacheBehavior.AllowedMethods": ["GET", "HEAD", "OPTIONS"]}"#),
        ServiceRuleCase(
            "cloudfront/cache-policy", behavior(""), "\(behaviorPlace): Nothing says what is cached", "set CachePolicyId",
            fix: #"{"D.DistributionConfig.DefaultCacheBehavior.CachePolicyId": "p"}"#),
        ServiceRuleCase(
            "cloudfront/duplicate-path", distribution(#""CacheBehaviors": [{"PathPattern": "*.ts"}, {"PathPattern": "*.ts"}]"#),
            "DistributionConfig.CacheBehaviors[1].PathPattern: Another behavior is for '*.ts'", "remove one of the two",
            fix: #"{"D.DistributionConfig.CacheBehaviors.1.PathPattern": "*.m3u8"}"#),
        ServiceRuleCase(
            "cloudfront/lifetime-order", behavior(#""MinTTL": 10, "DefaultTTL": 5"#),
            "\(behaviorPlace).DefaultTTL: 5 seconds are less than MinTTL allows, 10", "give at least 10",
            fix: #"{"D.DistributionConfig.DefaultCacheBehavior.DefaultTTL": 10}"#),
        ServiceRuleCase(
            "cloudfront/policy-lifetime-order", #"{"P CloudFront::CachePolicy": {"CachePolicyConfig": {"MinTTL": 10, "MaxTTL": 5}}}"#,
            "CachePolicyConfig.MinTTL: At least 10 seconds are more than at most 5", "give at most 5",
            fix: #"{"P.CachePolicyConfig.MaxTTL": 10}"#),
        ServiceRuleCase(
            "cloudfront/log-bucket", distribution(#""Logging": {"Bucket": "logs"}"#),
            "DistributionConfig.Logging.Bucket: The bucket of logs is named by its domain, unlike 'logs'", "write 'logs.s3.amazonaws.com'",
            fix: #"{"D.DistributionConfig.Logging.Bucket": "logs.s3.amazonaws.com"}"#),
        ServiceRuleCase(
            "cloudfront/error-page", distribution(#""CustomErrorResponses": [{"ResponsePagePath": "/404.html"}]"#),
            "DistributionConfig.CustomErrorResponses[0].ResponsePagePath: A page of its own needs a response code", "set ResponseCode",
            fix: #"{"D.DistributionConfig.CustomErrorResponses.0.ResponseCode": 404}"#),
        ServiceRuleCase(
            "cloudfront/countries", distribution(#""Restrictions": {"GeoRestriction": {"RestrictionType": "whitelist"}}"#),
            "DistributionConfig.Restrictions.GeoRestriction: A whitelist names countries", "set Locations",
            fix: #"{"D.DistributionConfig.Restrictions.GeoRestriction.Locations": ["IT"]}"#),
        ServiceRuleCase(
            "cloudfront/two-signers", behavior(#""TrustedKeyGroups": ["k"], "TrustedSigners": ["self"]"#),
            "\(behaviorPlace).TrustedSigners: Who may sign is said by key groups and by accounts", "keep TrustedKeyGroups",
            fix: #"{"D.DistributionConfig.DefaultCacheBehavior.TrustedSigners": []}"#),
        ServiceRuleCase(
            "cloudfront/function-size", #"{"F CloudFront::Function": {"FunctionCode": "\#(String(repeating: "x", count: 10_241))"}}"#,
            "FunctionCode: The code has 10241 bytes, and at most 10240 are allowed", "shorten it", fix: #"{"F.FunctionCode": "x"}"#),
        ServiceRuleCase(
            "cloudfront/function-store",
            #"{"F CloudFront::Function": {"FunctionConfig": {"Runtime": "cloudfront-js-1.0", "KeyValueStoreAssociations": [{}]}}}"#,
            "FunctionConfig.Runtime: A key value store needs the runtime cloudfront-js-2.0", "write cloudfront-js-2.0",
            fix: #"{"F.FunctionConfig.Runtime": "cloudfront-js-2.0"}"#),
        ServiceRuleCase(
            "cloudfront/certificate-region", viewer(#""AcmCertificateArn": {"Ref": "C"}"#, #""C CertificateManager::Certificate": {}, "#),
            "DistributionConfig.ViewerCertificate.AcmCertificateArn: The certificate C is made in eu-south-1, and CloudFront takes those of us-east-1",
            "make it in a stack in us-east-1",
            fix: #"{"D.DistributionConfig.ViewerCertificate.AcmCertificateArn": "arn:aws:acm:us-east-1:1:certificate/c"}"#),
        ServiceRuleCase(
            "cloudfront/alias-without-certificate", distribution(#""Aliases": ["videos.example"]"#),
            "DistributionConfig.Aliases: A domain of one's own needs a certificate that is for it",
            "set ViewerCertificate.AcmCertificateArn",
            fix: #"{"D.DistributionConfig.ViewerCertificate": {"AcmCertificateArn": "a"}}"#),
        ServiceRuleCase(
            "cloudfront/web-acl",
            distribution(#""WebACLId": {"Fn::GetAtt": ["W", "Arn"]}"#, #""W WAFv2::WebACL": {"Scope": "REGIONAL"}, "#),
            "DistributionConfig.WebACLId: The web ACL W has the scope REGIONAL", "use one of the scope CLOUDFRONT, in us-east-1",
            fix: #"{"D.DistributionConfig.WebACLId": "arn:aws:wafv2:us-east-1:1:global/webacl/w/1"}"#),
        ServiceRuleCase(
            "wafv2/scope-region", #"{"W WAFv2::WebACL": {"Scope": "CLOUDFRONT"}}"#,
            "Scope: What is for CloudFront is made in us-east-1, and the stack is deployed to eu-south-1",
            "make it in a stack in us-east-1",
            fix: #"{"W.Scope": "REGIONAL"}"#),
        ServiceRuleCase(
            "cloudfront/edge-region", behavior(edge, version),
            "\(behaviorPlace).LambdaFunctionAssociations[0].LambdaFunctionARN: The function F is made in eu-south-1, and CloudFront takes those of us-east-1",
            "make it in a stack in us-east-1",
            fix:
                #"{"D.DistributionConfig.DefaultCacheBehavior.LambdaFunctionAssociations.0.LambdaFunctionARN": "arn:aws:lambda:us-east-1:1:function:f:1"}"#
        ),
        ServiceRuleCase(
            "cloudfront/edge-version",
            behavior(#""LambdaFunctionAssociations": [{"LambdaFunctionARN": "arn:aws:lambda:us-east-1:1:function:f:$LATEST"}]"#),
            "\(behaviorPlace).LambdaFunctionAssociations[0].LambdaFunctionARN: CloudFront takes a version of a function: no alias, and not $LATEST",
            "give the ARN of a version",
            fix:
                #"{"D.DistributionConfig.DefaultCacheBehavior.LambdaFunctionAssociations.0.LambdaFunctionARN": "arn:aws:lambda:us-east-1:1:function:f:1"}"#
        ),
        ServiceRuleCase(
            "cloudfront/edge-setting", behavior(edge, version),
            "\(behaviorPlace).LambdaFunctionAssociations[0].LambdaFunctionARN: The function F has Environment, which no function at the edge can have",
            "make a function without it", fix: #"{"F.Environment": null}"#),
        ServiceRuleCase(
            "cloudfront/edge-event-twice",
            behavior(#""FunctionAssociations": [{"EventType": "viewer-request"}, {"EventType": "viewer-request"}]"#),
            "\(behaviorPlace).FunctionAssociations[1].EventType: Another function is called at 'viewer-request'", "keep one of the two",
            fix: #"{"D.DistributionConfig.DefaultCacheBehavior.FunctionAssociations.1.EventType": "viewer-response"}"#),
        ServiceRuleCase(
            "cloudfront/edge-body", behavior(#""LambdaFunctionAssociations": [{"EventType": "origin-response", "IncludeBody": true}]"#),
            "\(behaviorPlace).LambdaFunctionAssociations[0].IncludeBody: A function that is called at 'origin-response' gets no body",
            "remove it",
            fix: #"{"D.DistributionConfig.DefaultCacheBehavior.LambdaFunctionAssociations.0.EventType": "origin-request"}"#),
    ]
}
