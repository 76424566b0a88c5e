/// Web ACLs of WAF.
///
/// https://docs.aws.amazon.com/waf/latest/APIReference/API_CreateWebACL.html
enum WebACLRules {
    private static let type = "AWS::WAFv2::WebACL"

    static let rules: [ServiceRule] = [
        .error("swift-cdk:wafv2/duplicate-priority", type, "AWS::WAFv2::RuleGroup") { acl in
            var known: Set<String> = []
            for rule in acl["Rules"].elements {
                guard let priority = rule["Priority"].scalar, !known.insert(priority).inserted else { continue }
                acl.report(rule["Priority"], "Another rule has the priority \(priority)", "give each rule another priority")
            }
        },
        .error("swift-cdk:wafv2/duplicate-rule", type, "AWS::WAFv2::RuleGroup") { acl in
            var known: Set<String> = []
            for rule in acl["Rules"].elements {
                guard let name = rule["Name"].text, !known.insert(name).inserted else { continue }
                acl.report(rule["Name"], "Another rule is called '\(name)'", "give it another name")
            }
        },
        .error("swift-cdk:wafv2/rule-action", type) { acl in
            for rule in acl["Rules"].elements where rule["Statement"].value?.object != nil {
                let isGroup = ["ManagedRuleGroupStatement", "RuleGroupReferenceStatement"].contains { rule["Statement", $0].isPresent }
                let (wanted, other) = isGroup ? ("OverrideAction", "Action") : ("Action", "OverrideAction")
                if rule[other].isPresent {
                    acl.report(
                        rule[other], "\(other) is for rules that \(isGroup ? "are no" : "refer to") groups of rules",
                        "set \(wanted) in its place")
                } else if rule[wanted].isAbsent {
                    acl.report(rule, "The rule does nothing", "set \(wanted)")
                }
            }
        },
        // https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html
        .error("swift-cdk:wafv2/log-name", "AWS::WAFv2::LoggingConfiguration") { logging in
            for place in logging["LogDestinationConfigs"].elements {
                let known = [
                    "AWS::S3::Bucket": "BucketName", "AWS::Logs::LogGroup": "LogGroupName",
                    "AWS::KinesisFirehose::DeliveryStream": "DeliveryStreamName",
                ]
                .compactMap { type, property in logging.target(of: place, type: type)?[property] }.first
                let name =
                    known?.text
                    ?? place.arn?.resource.split(whereSeparator: { ":/".contains($0) }).first {
                        !["log-group", "deliverystream"].contains($0)
                    }.map(String.init)
                guard let name, !name.hasPrefix("aws-waf-logs-") else { continue }
                logging.report(place, "What WAF logs to is called aws-waf-logs-…, unlike '\(name)'", "give it a name that begins so")
            }
        },
        .error("swift-cdk:wafv2/log-count", "AWS::WAFv2::LoggingConfiguration") { logging in
            guard let count = logging["LogDestinationConfigs"].count, count > 1 else { return }
            logging.report(logging["LogDestinationConfigs"], "WAF logs to one destination, not to \(count)", "keep one of them")
        },
    ]
}
