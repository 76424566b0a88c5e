import CDK
import CDKS3

/// Empties buckets when their stack is destroyed, which CloudFormation cannot do.
///
/// One function for each stack does it for all buckets; it touches only buckets that carry the tag ``tagKey``.
final class BucketEmptier: Construct {
    /// The tag, with the value `true`, that lets the function empty a bucket.
    static let tagKey = "streaming:empty-on-delete"
    private static let id = "BucketEmptier"
    /// What Lambda allows at most; CloudFormation waits as long.
    private static let timeout = Duration.minutes(15)

    private let function: PythonFunction

    /// Empties a bucket when `scope`, in which the bucket is, leaves the stack.
    static func empty(_ bucket: CfnBucket, in scope: Node, environmentSuffix: EnvironmentSuffix) -> CfnResource {
        // Outside of stacks, which is reported by the bucket, each bucket gets its own.
        let stack = scope.stack ?? scope
        let emptier = stack.child(id)?.construct as? BucketEmptier ?? BucketEmptier(stack, environmentSuffix)
        emptier.allowEmptying(bucket)
        let resource = CfnResource(
            scope, "Emptier", type: "Custom::BucketEmptier",
            properties: [
                "ServiceToken": AnyValue(emptier.function.function.attrArn),
                "ServiceTimeout": AnyValue(timeout.seconds),
                "BucketName": AnyValue(bucket.ref),
            ])
        resource.applyRemovalPolicy(.destroy)
        // Deleted before what it needs: it runs while its function, role and log group are still there.
        for needed in [emptier.function.role, emptier.function.logGroup] as [CfnResource] { resource.addResourceDependency(needed) }
        return resource
    }

    private init(_ stack: Node, _ environmentSuffix: EnvironmentSuffix) {
        let scope = Node(stack, Self.id)
        function = PythonFunction(
            scope, "Function", name: "bucket-emptier", environmentSuffix: environmentSuffix, handler: "bucket_emptier",
            files: ["bucket_emptier.py": PackageResources.bucket_emptier_py], timeout: Self.timeout)
        super.init(scope)
    }

    private func allowEmptying(_ bucket: CfnBucket) {
        let arn = bucket.attrArn
        function.allow(
            .allow(["s3:GetBucketTagging", "s3:ListBucketMultipartUploads", "s3:ListBucketVersions"], on: [arn]))
        // All objects: whatever the bucket holds has to go.
        function.allow(.allow(["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:DeleteObjectVersion"], on: ["\(arn)/*"]))
    }
}
