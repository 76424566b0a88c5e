/// Notifications of S3: S3 sends a test message when they are made, so that what is not allowed fails the deployment.
///
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html
enum BucketNotificationRules {
    private static let type = "AWS::S3::Bucket"

    static let rules: [ServiceRule] = [
        // "Unable to validate the following destination configurations": https://github.com/serverless/serverless/issues/12361,
        // https://github.com/serverless/serverless/issues/10247, https://github.com/aws/aws-cdk/issues/18090
        .error("swift-cdk:s3/notification-permission", type) { bucket in
            for (place, target) in bucket.notified {
                let isAllowed: Bool
                switch target.type {
                case "AWS::Lambda::Function": isAllowed = bucket.template.mayCall(target, from: "s3.amazonaws.com")
                case "AWS::SQS::Queue": isAllowed = bucket.template.mayReach(target, from: "s3.amazonaws.com", "sqs:SendMessage")
                default: isAllowed = bucket.template.mayReach(target, from: "s3.amazonaws.com", "sns:Publish")
                }
                if isAllowed { continue }
                bucket.report(
                    place, "Nothing in the template lets s3.amazonaws.com reach \(target.name), and S3 tries it at deployment",
                    target.type == "AWS::Lambda::Function"
                        ? "add a permission of the function, and let the bucket depend on it"
                        : "add a policy of the \(target.type == "AWS::SQS::Queue" ? "queue" : "topic"), and let the bucket depend on it")
            }
        },
        // https://github.com/aws/aws-cdk/issues/5991
        .error("swift-cdk:s3/notification-key", type) { bucket in
            for (place, target) in bucket.notified where target.type != "AWS::Lambda::Function" {
                let key = target["KmsMasterKeyId"]
                let isManaged = key.text.map { $0.hasSuffix("alias/aws/sqs") || $0.hasSuffix("alias/aws/sns") } ?? false
                guard isManaged || !bucket.template.mayUse(key, service: "s3.amazonaws.com") else { continue }
                bucket.report(
                    place, "S3 may not use the key that \(target.name) is encrypted with, and tries it at deployment",
                    isManaged ? "use a key of your own that s3.amazonaws.com may use" : "let s3.amazonaws.com use the key, by its policy")
            }
        },
        // https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html
        .error("swift-cdk:s3/notification-fifo", type) { bucket in
            for place in bucket.notificationTargets { bucket.refuseFifo(place, "The destination of a notification") }
        },
        // https://github.com/hashicorp/terraform-provider-aws/issues/11219
        .error("swift-cdk:s3/notification-region", type) { bucket in
            guard let region = bucket.region else { return }
            for place in bucket.notificationTargets {
                guard let other = place.arn?.region, !other.isEmpty, other != region.rawValue else { continue }
                bucket.report(
                    place, "The destination is in \(other), and the bucket in \(region.rawValue)", "use a destination in the same region")
            }
        },
        // "Configurations overlap. Configurations on the same bucket cannot share a common event type"
        .error("swift-cdk:s3/notification-overlap", type) { bucket in
            // A bucket has at most 100: https://docs.aws.amazon.com/general/latest/gr/s3.html
            let all = bucket.notifications.prefix(100)
            for (index, one) in all.enumerated() {
                for other in all[..<index] {
                    guard let event = one["Event"].text, let earlier = other["Event"].text,
                        event == earlier || event.covers(earlier) || earlier.covers(event), one["Filter"].isAbsent, other["Filter"].isAbsent
                    else { continue }
                    bucket.report(
                        one["Event"], "\(other.path) is notified of \(earlier) of all objects already",
                        "divide them by filters, or use one topic for both")
                }
            }
        },
    ]
}

extension ResourceCheckup {
    fileprivate var notifications: [KnownValue] {
        let configuration = self["NotificationConfiguration"]
        guard configuration.isPresent else { return [] }
        return ["LambdaConfigurations", "QueueConfigurations", "TopicConfigurations"].flatMap { configuration[$0].elements }
    }

    fileprivate var notificationTargets: [KnownValue] {
        notifications.flatMap { notification in ["Function", "Queue", "Topic"].map { notification[$0] }.filter(\.isPresent) }
    }

    /// Destinations in the template.
    var notified: [(KnownValue, KnownResource)] {
        notificationTargets.compactMap { place in
            for type in ["AWS::SQS::Queue", "AWS::SNS::Topic"] {
                if let target = target(of: place, type: type) { return (place, target) }
            }
            return function(place).map { (place, $0) }
        }
    }
}

extension String {
    /// `s3:ObjectCreated:*` covers `s3:ObjectCreated:Put`.
    fileprivate func covers(_ other: String) -> Bool { hasSuffix("*") && other.hasPrefix(dropLast()) }
}
