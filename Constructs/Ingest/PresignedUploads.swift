import CDK
import CDKIAM

/// A function that hands out presigned multipart uploads, for browsers that have no credentials of their own.
///
/// Whoever may invoke it may upload: it has no URL, and IAM decides who invokes it. It chooses the key below the upload prefix itself and
/// signs briefly. What it refuses is a fault of the application that asks, and counts as an error of the function, of which an alarm of the
/// pipeline tells. The event is `{"action": "start", "fileName": "holiday.mp4", "size": 1048576}`; `sign`, `complete` and `abort` follow.
public final class PresignedUploads: Construct {
    /// S3 may take minutes to put the parts of a large file together
    /// (https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html).
    private static let timeout = Duration.minutes(5)
    /// Long enough to send one part over a slow line.
    private static let signatureTime = Duration.minutes(15)

    let handler: HandlerFunction

    init(
        _ scope: any Scope, _ id: String, names: ResourceNames, bucket: PrivateBucket, extensions: MediaExtensions, uploadPrefix: String
    ) {
        let scope = Node(scope, id)
        handler = HandlerFunction(
            scope, "Function", name: "presign-upload", names: names, handler: .presignUpload,
            importing: HandlerFile.common + [.acceptedFiles],
            environment: [
                (.sourceBucket, bucket.bucketName), (.uploadPrefix, Value(uploadPrefix)),
                (.acceptedExtensions, extensions.listed),
                (.signatureSeconds, Value(String(Self.signatureTime.seconds))),
            ], timeout: Self.timeout)
        handler.allow(["s3:AbortMultipartUpload", "s3:PutObject"], on: [bucket.objects(uploadPrefix)])
        // Completing an upload under a key of KMS reads its parts (https://repost.aws/knowledge-center/s3-large-file-encryption-kms-key).
        if let key = bucket.encryptionKey { handler.allow(["kms:Decrypt", "kms:GenerateDataKey"], on: [key.arn]) }
        super.init(scope)
    }

    /// The name of the function.
    public var functionName: Value<String> { handler.function.name }

    /// Lets someone hand out uploads.
    @discardableResult
    public func grantInvoke(to grantee: any Grantable) -> Grant {
        Grant.addToPrincipal(grantee, actions: ["lambda:InvokeFunction"], resources: [handler.function.arn])
    }
}
