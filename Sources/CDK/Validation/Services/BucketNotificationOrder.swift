/// Whether what lets S3 reach the destinations of a bucket's notifications is there before the bucket: S3 tries them when it is made.
///
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-s3-bucket-notificationconfig.html
enum BucketNotificationOrder {
    static let rules: [ServiceRule] = [
        // Fails when the bucket is made first, which happens now and then:
        // https://github.com/aws/serverless-application-model/issues/184, https://github.com/aws/aws-cdk/pull/584
        .warning("swift-cdk:s3/notification-order", "AWS::S3::Bucket") { bucket in
            let order = WaitingOrder(index: bucket.template.index, budget: bucket.budget)
            for (place, target) in bucket.notified {
                let permissions = bucket.template.permissions(from: "s3.amazonaws.com", to: target)
                // What names the destination otherwise may be another's, and then nobody knows which one counts.
                guard let permission = permissions.first, permissions.allSatisfy({ order.direct($0.name).contains(target.name) }),
                    !permissions.contains(where: { order.waits(bucket.resource.name, for: $0.name) })
                else { continue }
                let tried = "and S3 tries the destination when the bucket is made"
                if order.waits(permission.name, for: bucket.resource.name) {
                    bucket.report(
                        place, "\(permission.name), which lets S3 reach \(target.name), is made after the bucket, \(tried)",
                        "let \(permission.name) name the account of the bucket, not the bucket, and let the bucket depend on it")
                } else {
                    bucket.report(
                        place, "The bucket does not wait for \(permission.name), which lets S3 reach \(target.name), \(tried)",
                        "let the bucket depend on \(permission.name)")
                }
            }
        }
    ]
}

extension KnownTemplate {
    /// The policies or permissions that may let a service reach a function, a queue or a topic.
    fileprivate func permissions(from service: String, to target: KnownResource) -> [KnownResource] {
        switch target.type {
        case "AWS::Lambda::Function":
            callPermissions.permissions(for: target).filter { permission in
                permission["Principal"].text.map { $0 == "*" || KnownStatement.isService($0, service) } ?? true
            }
        case "AWS::SQS::Queue":
            queuePolicies.policies(of: target).filter { $0.mayLet(service, "sqs:SendMessage") }
        default: topicPolicies.policies(of: target).filter { $0.mayLet(service, "sns:Publish") }
        }
    }
}

extension KnownResource {
    fileprivate func mayLet(_ service: String, _ action: String) -> Bool {
        guard let statements = self["PolicyDocument"].statements else { return true }
        return statements.contains { $0.allows && $0.mayName(service: service) && $0.mayName(action) }
    }
}
