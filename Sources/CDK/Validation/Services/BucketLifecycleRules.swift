/// Lifecycles of S3's objects.
///
/// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketLifecycleConfiguration.html
enum BucketLifecycleRules {
    private static let type = "AWS::S3::Bucket"
    private static let actions = [
        "AbortIncompleteMultipartUpload", "ExpirationDate", "ExpirationInDays", "ExpiredObjectDeleteMarker", "NoncurrentVersionExpiration",
        "NoncurrentVersionExpirationInDays", "NoncurrentVersionTransition", "NoncurrentVersionTransitions", "Transition", "Transitions",
    ]

    static let rules: [ServiceRule] = [
        // "At least one action needs to be specified in a rule"
        .error("swift-cdk:s3/lifecycle-nothing", type) { bucket in
            for rule in bucket.lifecycle where rule.value?.object != nil && actions.allSatisfy({ rule[$0].isAbsent }) {
                bucket.report(rule, "The rule does nothing", "let objects expire or move to another storage class")
            }
        },
        .error("swift-cdk:s3/lifecycle-duplicate-id", type) { bucket in
            var known: Set<String> = []
            for rule in bucket.lifecycle {
                guard let id = rule["Id"].text, !known.insert(id).inserted else { continue }
                bucket.report(rule["Id"], "Another rule of the bucket has the id '\(id)'", "give it another id")
            }
        },
        // "'Days' in Transition action must be greater than or equal to 30 for storageClass 'STANDARD_IA'":
        // https://github.com/hashicorp/terraform-provider-aws/pull/6201
        // https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
        .error("swift-cdk:s3/lifecycle-infrequent", type) { bucket in
            for rule in bucket.lifecycle {
                for transition in rule.transitions {
                    guard let name = transition["StorageClass"].text, ["STANDARD_IA", "ONEZONE_IA"].contains(name),
                        let days = transition["TransitionInDays"].number, days < 30
                    else { continue }
                    bucket.report(
                        transition["TransitionInDays"], "Objects move to \(name) after 30 days at the earliest, not after \(days.plain)",
                        "give at least 30")
                }
            }
        },
        // "'Days' in the Expiration action for filter … must be greater than 'Days' in the Transition action"
        .error("swift-cdk:s3/lifecycle-order", type) { bucket in
            for rule in bucket.lifecycle {
                guard let end = rule["ExpirationInDays"].number else { continue }
                for transition in rule.transitions {
                    guard let days = transition["TransitionInDays"].number, days >= end else { continue }
                    bucket.report(
                        transition["TransitionInDays"],
                        "Objects expire after \(end.plain) days, so that they cannot move after \(days.plain)", "let them expire later")
                }
            }
        },
        .error("swift-cdk:s3/lifecycle-days-and-dates", type) { bucket in
            for rule in bucket.lifecycle {
                let places = [rule] + rule.transitions
                let days = places.contains { $0["ExpirationInDays"].isPresent || $0["TransitionInDays"].isPresent }
                let dates = places.contains { $0["ExpirationDate"].isPresent || $0["TransitionDate"].isPresent }
                guard days, dates else { continue }
                bucket.report(rule, "The rule counts days in one place and names a date in another", "use either days or dates")
            }
        },
        .error("swift-cdk:s3/lifecycle-sizes", type) { bucket in
            for rule in bucket.lifecycle {
                guard let least = rule["ObjectSizeGreaterThan"].number, let most = rule["ObjectSizeLessThan"].number, least >= most
                else { continue }
                bucket.report(
                    rule["ObjectSizeLessThan"], "No object is larger than \(least.plain) bytes and smaller than \(most.plain)",
                    "give more than \(least.plain)")
            }
        },
        .error("swift-cdk:s3/lifecycle-same-class", type) { bucket in
            for rule in bucket.lifecycle {
                var known: Set<String> = []
                for transition in rule.transitions {
                    guard let name = transition["StorageClass"].text, !known.insert(name).inserted else { continue }
                    bucket.report(transition["StorageClass"], "Objects move to \(name) twice", "remove one of the two")
                }
            }
        },
        // https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html
        .error("swift-cdk:s3/lifecycle-marker-rule", type) { bucket in
            for rule in bucket.lifecycle where rule["ExpiredObjectDeleteMarker"].flag == true {
                for name in ["ExpirationInDays", "ExpirationDate", "TagFilters"] where rule[name].isPresent {
                    bucket.report(
                        rule["ExpiredObjectDeleteMarker"], "Delete markers are not removed in a rule with \(name)", "make a rule of its own"
                    )
                }
            }
        },
        .error("swift-cdk:s3/lifecycle-uploads-by-tag", type) { bucket in
            for rule in bucket.lifecycle where rule["AbortIncompleteMultipartUpload"].isPresent && rule["TagFilters"].hasElements {
                bucket.report(rule["AbortIncompleteMultipartUpload"], "Unfinished uploads have no tags yet", "make a rule of its own")
            }
        },
    ]
}

extension ResourceCheckup {
    fileprivate var lifecycle: [KnownValue] { self["LifecycleConfiguration", "Rules"].elements }
}

extension KnownValue {
    fileprivate var transitions: [KnownValue] { self["Transitions"].elements + (self["Transition"].isPresent ? [self["Transition"]] : []) }
}
