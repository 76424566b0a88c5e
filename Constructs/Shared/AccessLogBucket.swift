import CDK
import CDKIAM
import CDKS3

/// The bucket into which S3 writes who asked for what of the other buckets of a stack.
///
/// One for each stack.
///
/// Logs go after 90 days. The bucket keeps none of its own: they would never end.
final class AccessLogBucket: Construct, NamedConstruct {
    private static let id = "AccessLogs"
    private static let retention = Duration.days(HandlerContract.KeptDays.accessLogs.rawValue)

    let storage: PrivateBucket
    let names: ResourceNames

    /// The bucket of the stack in which `scope` is.
    static func shared(_ scope: Node, environmentSuffix: EnvironmentSuffix) -> AccessLogBucket {
        // Outside of stacks, which is reported by the buckets, each scope gets its own.
        let stack = scope.stack ?? scope
        return stack.child(id)?.construct as? AccessLogBucket ?? AccessLogBucket(stack, environmentSuffix)
    }

    private init(_ stack: Node, _ environmentSuffix: EnvironmentSuffix) {
        let scope = Node(stack, Self.id)
        names = ResourceNames(nil, environmentSuffix, at: scope)
        storage = PrivateBucket(
            scope, "Bucket", name: names.bucket("log-bucket", account: scope.account),
            environmentSuffix: environmentSuffix,
            lifecycleRules: [LifecycleRule(id: "expire-logs", expiration: .after(Self.retention))])
        super.init(scope)
        reportSharedNames(action: Self.oneForEachStack)
    }

    /// Where the access logs of a bucket go, which S3 may write from now on.
    ///
    /// [Source](https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html)
    func destination(of bucket: ARN, named name: String) -> S3.CfnBucket.LoggingConfigurationProperty {
        storage.addStatement(
            PolicyStatement(
                actions: ["s3:PutObject"], resources: [storage.objects("\(name)/")],
                principals: [.service("logging.s3.amazonaws.com")],
                conditions: [
                    "ArnLike": ["aws:SourceArn": AnyValue(bucket)], "StringEquals": ["aws:SourceAccount": AnyValue(node.account)],
                ]))
        return .init(destinationBucketName: storage.bucketName, logFilePrefix: "\(name)/")
    }
}
