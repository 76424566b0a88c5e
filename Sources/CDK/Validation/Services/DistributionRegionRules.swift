/// What CloudFront uses from us-east-1: certificates, web ACLs, and functions of Lambda.
enum DistributionRegionRules {
    private static let type = "AWS::CloudFront::Distribution"

    static let rules: [ServiceRule] = [
        // "The specified SSL certificate doesn't exist, isn't in us-east-1 region, …":
        // https://github.com/JakePartusch/serverlessui/issues/20,
        // https://github.com/aws-samples/connected-drink-dispenser-workshop/issues/12,
        // https://github.com/cloudposse/terraform-aws-cloudfront-s3-cdn/issues/10
        .error("swift-cdk:cloudfront/certificate-region", type) { distribution in
            let place = distribution["DistributionConfig", "ViewerCertificate"]["AcmCertificateArn"]
            if let region = place.arn?.region, region != "us-east-1" {
                distribution.report(
                    place, "The certificate is in \(region), and CloudFront takes those of us-east-1", "use a certificate in us-east-1")
            } else if let region = distribution.region, region != .usEast1,
                let own = distribution.target(of: place, type: "AWS::CertificateManager::Certificate")
            {
                distribution.report(
                    place, "The certificate \(own.name) is made in \(region), and CloudFront takes those of us-east-1",
                    "make it in a stack in us-east-1")
            }
        },
        // "To add an alternate domain name (CNAME) to a CloudFront distribution, you must attach a trusted certificate":
        // https://github.com/aws-cloudformation/aws-cloudformation-templates/issues/315,
        // https://github.com/cloudposse/terraform-aws-cloudfront-s3-cdn/pull/72
        .error("swift-cdk:cloudfront/alias-without-certificate", type) { distribution in
            guard distribution["DistributionConfig", "Aliases"].hasElements else { return }
            let viewer = distribution["DistributionConfig", "ViewerCertificate"]
            guard viewer.isAbsent || viewer["CloudFrontDefaultCertificate"].flag == true else { return }
            distribution.report(
                distribution["DistributionConfig", "Aliases"], "A domain of one's own needs a certificate that is for it",
                "set ViewerCertificate.AcmCertificateArn")
        },
        // https://github.com/aws/aws-cdk/pull/32252
        .error("swift-cdk:cloudfront/web-acl", type) { distribution in
            let place = distribution["DistributionConfig", "WebACLId"]
            if let arn = place.arn, arn.service == "wafv2", arn.region != "us-east-1" || arn.resource.hasPrefix("regional/") {
                distribution.report(
                    place, "The web ACL is for a region, and CloudFront takes those of the scope CLOUDFRONT",
                    "use a web ACL of the scope CLOUDFRONT, in us-east-1")
            } else if let own = distribution.target(of: place, type: "AWS::WAFv2::WebACL") {
                if own["Scope"].text == "REGIONAL" {
                    distribution.report(
                        place, "The web ACL \(own.name) has the scope REGIONAL", "use one of the scope CLOUDFRONT, in us-east-1")
                } else if place.reference?.attribute == nil {
                    distribution.report(place, "A web ACL is named by its ARN, and Ref gives more than that", "use Fn::GetAtt with Arn")
                }
            }
        },
        // "Error reason: The scope is not valid., field: SCOPE_VALUE, parameter: CLOUDFRONT":
        // https://github.com/aws-solutions/aws-waf-security-automations/issues/300,
        // https://github.com/aws-samples/aws-waf-rate-based-rule-customized-block-period/issues/1,
        // https://github.com/aws-samples/aws-genai-llm-chatbot/issues/585
        .error(
            "swift-cdk:wafv2/scope-region", "AWS::WAFv2::WebACL", "AWS::WAFv2::IPSet", "AWS::WAFv2::RegexPatternSet",
            "AWS::WAFv2::RuleGroup"
        ) { acl in
            guard let region = acl.region, region != .usEast1, acl["Scope"].text == "CLOUDFRONT" else { return }
            acl.report(
                acl["Scope"], "What is for CloudFront is made in us-east-1, and the stack is deployed to \(region)",
                "make it in a stack in us-east-1")
        },
        // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html
        .error("swift-cdk:cloudfront/edge-region", type) { distribution in
            for place in distribution.edgeFunctions {
                if let arn = place.arn, !arn.region.isEmpty, arn.region != "us-east-1" {
                    distribution.report(
                        place, "The function is in \(arn.region), and CloudFront takes those of us-east-1", "use a function in us-east-1")
                } else if let region = distribution.region, region != .usEast1, let own = distribution.function(place) {
                    distribution.report(
                        place, "The function \(own.name) is made in \(region), and CloudFront takes those of us-east-1",
                        "make it in a stack in us-east-1")
                }
            }
        },
        .error("swift-cdk:cloudfront/edge-version", type) { distribution in
            for place in distribution.edgeFunctions {
                let isFunction = distribution.target(of: place, type: "AWS::Lambda::Function") != nil
                let isAlias = distribution.target(of: place, type: "AWS::Lambda::Alias") != nil
                let version = place.arn.map { $0.resource.split(separator: ":").dropFirst(2).first.map(String.init) ?? "" }
                guard isFunction || isAlias || version.map({ $0.isEmpty || !$0.allSatisfy(\.isNumber) }) == true else { continue }
                distribution.report(
                    place, "CloudFront takes a version of a function: no alias, and not $LATEST", "give the ARN of a version")
            }
        },
        // "InvalidLambdaFunctionAssociation: The function cannot have environment variables":
        // https://github.com/aws/aws-cdk/issues/22019, https://github.com/anomalyco/sst/issues/4539,
        // https://github.com/serverless/serverless/issues/7671
        .error("swift-cdk:cloudfront/edge-setting", type) { distribution in
            for place in distribution.edgeFunctions {
                guard let function = distribution.function(place) else { continue }
                for name in ["Environment", "VpcConfig", "DeadLetterConfig", "Layers"]
                where function[name].isPresent && function[name].count != 0 {
                    guard name != "Environment" || !function["Environment", "Variables"].members.isEmpty else { continue }
                    distribution.report(
                        place, "The function \(function.name) has \(name), which no function at the edge can have",
                        "make a function without it")
                }
            }
        },
        .error("swift-cdk:cloudfront/edge-event-twice", type) { distribution in
            for behavior in distribution.behaviors {
                var known: Set<String> = []
                for list in ["LambdaFunctionAssociations", "FunctionAssociations"] {
                    for association in behavior[list].elements {
                        guard let event = association["EventType"].text, !known.insert("\(list) \(event)").inserted else { continue }
                        distribution.report(association["EventType"], "Another function is called at '\(event)'", "keep one of the two")
                    }
                }
            }
        },
        // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html
        .error("swift-cdk:cloudfront/edge-body", type) { distribution in
            for behavior in distribution.behaviors {
                for association in behavior["LambdaFunctionAssociations"].elements {
                    guard association["IncludeBody"].flag == true, let event = association["EventType"].text, event.hasSuffix("-response")
                    else { continue }
                    distribution.report(association["IncludeBody"], "A function that is called at '\(event)' gets no body", "remove it")
                }
            }
        },
    ]
}

extension ResourceCheckup {
    fileprivate var edgeFunctions: [KnownValue] {
        behaviors.flatMap { $0["LambdaFunctionAssociations"].elements.map { $0["LambdaFunctionARN"] } }.filter(\.isPresent)
    }
}
