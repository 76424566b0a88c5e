import CDK
import CDKIAM
import CDKKMS
import CDKS3

/// Fills buckets with objects that belong to them, and takes them away when their stack is destroyed: CloudFormation cannot empty them.
///
/// One function for each stack does it for all buckets, and for CloudFormation alone: it asks whether the stack's events say so. It touches
/// only buckets that carry the contract's tag and leave the stack. A bucket that is to be retained is left alone, also by the update that
/// makes it so. It has no alarms: it runs only while CloudFormation waits for its answer, and its failure is the deployment's.
final class BucketContents: Construct, NamedConstruct {
    private typealias ContentsProperty = HandlerContract.ContentsProperty

    private static let id = "BucketContents"
    /// What Lambda allows at most.
    private static let timeout = Duration.minutes(15)
    /// What CloudFormation waits for an answer at most: several invocations, one after another.
    private static let answerTime = Duration.hours(1)

    let names: ResourceNames
    private let function: HandlerFunction
    /// Whether it may take a bucket away.
    private var empties = false

    /// Writes `objects` into a bucket, and empties it when `scope`, in which the bucket is, leaves the stack.
    ///
    /// - Parameters:
    ///   - bucket: The bucket.
    ///   - arn: The bucket's ARN made from its name: a bucket may depend on another's contents, and so on this function.
    ///   - scope: The construct that the bucket is part of.
    ///   - objects: What is in the bucket from the beginning; may be empty.
    ///   - key: The key that encrypts the bucket's objects; nil if it is one of S3's own.
    ///   - environmentSuffix: The end of the names of the stack's function.
    ///   - front: Begins those names in a second stack of a platform.
    /// - Returns: The custom resource that stands for the contents.
    static func of(
        _ bucket: Bucket, arn: ARN, in scope: Node, objects: [BucketObject], key: (any KeyReference)?,
        environmentSuffix: EnvironmentSuffix, front: String?
    ) -> CfnResource {
        // Outside of stacks, which is reported by the bucket, each bucket gets its own.
        let stack = scope.stack ?? scope
        let contents = stack.child(id)?.construct as? BucketContents ?? BucketContents(stack, environmentSuffix, front)
        // At the bucket itself, behind removal policies, which say what becomes of it.
        Aspects.of(bucket).add(priority: .readOnly) { [unowned contents, unowned bucket] construct in
            if construct === Self.resource(of: bucket), Self.empties(bucket) { contents.allowEmptying(arn) }
        }
        // One that stays from now on is left alone for the tag that it has then.
        contents.function.allow(["s3:GetBucketTagging"], on: [arn])
        contents.allowWriting(objects, to: arn, key: key)
        let resource = CfnResource(
            scope, "Contents", type: "Custom::BucketContents",
            properties: [
                "ServiceToken": AnyValue(contents.function.function.arn),
                "ServiceTimeout": AnyValue(answerTime.seconds),
                ContentsProperty.bucketLogicalID.rawValue: resource(of: bucket).map { AnyValue($0.logicalID) } ?? .absent,
                ContentsProperty.bucketName.rawValue: AnyValue(bucket.name),
                ContentsProperty.objects.rawValue: objects.isEmpty
                    ? .absent
                    : .object(
                        objects.map {
                            (
                                $0.key,
                                [
                                    ContentsProperty.body.rawValue: AnyValue($0.body),
                                    ContentsProperty.contentType.rawValue: AnyValue($0.contentType),
                                ]
                            )
                        }),
            ])
        // What belongs to a bucket that stays is written all the same.
        resource.leaveOut { objects.isEmpty && !empties(bucket) }
        // Deleted before what it needs: it runs while its function, role and log group are still there.
        resource.node.addDependency(contents.function.role, contents.function.logGroup)
        return resource
    }

    /// Whether a bucket is deleted with its stack, and so has to be empty.
    static func empties(_ bucket: Bucket) -> Bool {
        let policy = resource(of: bucket)?.deletionPolicy
        return policy == nil || policy == .delete
    }

    private static func resource(of bucket: Bucket) -> CfnResource? { bucket.node.defaultChild as? CfnResource }

    private init(_ stack: Node, _ environmentSuffix: EnvironmentSuffix, _ front: String?) {
        let scope = Node(stack, Self.id)
        names = ResourceNames(front, environmentSuffix, at: scope)
        function = HandlerFunction(
            scope, "Function", name: "bucket-contents", names: names, handler: .bucketContents, timeout: Self.timeout)
        // Its own stack alone.
        function.allow(["cloudformation:DescribeStackEvents"], on: [ARN(raw: PseudoParameter.stackID.raw)])
        super.init(scope)
        reportSharedNames(action: Self.oneForEachStack)
    }

    /// Lets the function take a bucket away: where all stay, it has no right to.
    private func allowEmptying(_ bucket: ARN) {
        if !empties {
            empties = true
            function.allow(["cloudformation:DescribeStacks", "cloudformation:GetTemplate"], on: [ARN(raw: PseudoParameter.stackID.raw)])
            // By its name: the function itself needs the role.
            let own: Value<String> = "function:\(names("bucket-contents-function"))"
            function.allow(["lambda:InvokeFunction"], on: [ARN(in: node, service: "lambda", resource: own)])
        }
        function.allow(
            ["s3:DeleteBucket", "s3:ListBucketMultipartUploads", "s3:ListBucketVersions", "s3:PutBucketPolicy"], on: [bucket])
        // All objects: whatever the bucket holds has to go.
        function.allow(["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:DeleteObjectVersion"], on: ["\(bucket)/*"])
    }

    private func allowWriting(_ objects: [BucketObject], to bucket: ARN, key: (any KeyReference)?) {
        guard !objects.isEmpty else { return }
        function.allow(["s3:PutObject"], on: objects.map { "\(bucket)/\($0.key)" })
        if let key { function.allow(["kms:GenerateDataKey"], on: [key.arn]) }
    }
}

/// An object that belongs to its bucket.
struct BucketObject {
    let key: String
    let body: String
    let contentType: String
}
