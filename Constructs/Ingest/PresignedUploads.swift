import CDK
import CDKCloudWatch
import CDKDynamoDB
import CDKIAM

/// A function that hands out presigned multipart uploads, for browsers that have no credentials of their own.
///
/// Whoever may invoke it may upload: it has no URL, and IAM decides who invokes it. That is an application which knows the creators, and
/// names the one for whom it asks. The function chooses the key below the upload prefix itself, signs briefly and with the length of each
/// part, lets a creator have no more uploads open and no larger files than ``UploadLimits`` say, and acts on an upload for the creator
/// alone who has started it. Each question may be asked again, if its answer was lost.
///
/// The event is `{"action": "start", "creator": "c-17", "fileName": "holiday.mp4", "contentType": "video/mp4", "size": 1048576}`; `sign`,
/// `complete` and `abort` follow. With `"priority": "import"` it waits behind others where not all can be worked on at once. What is
/// refused is answered as `error` and `errorMessage`, and counted by the metric `RefusedRequests`; what fails counts as an error of the
/// function, of which an alarm of the pipeline tells.
public final class PresignedUploads: Construct {
    /// S3 may take minutes to put the parts of a large file together
    /// (https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html).
    private static let timeout = Duration.minutes(5)
    /// Long enough to send one part over a slow line.
    private static let signatureTime = Duration.minutes(15)

    /// The row of each upload: its creator, the file's name, type and size, and the asset that it has become.
    public let table: Table
    let handler: HandlerFunction
    private let names: ResourceNames

    init(
        _ scope: any Scope, _ id: String, names: ResourceNames, bucket: PrivateBucket, extensions: MediaExtensions, uploadPrefix: String,
        limits: UploadLimits
    ) {
        let scope = Node(scope, id)
        self.names = names
        limits.reportMistakes(scope)
        table = UploadTable.table(scope, names: names)
        handler = HandlerFunction(
            scope, "Function", name: "presign-upload", names: names, handler: .presignUpload,
            environment: [
                (.sourceBucket, bucket.bucketName), (.uploadPrefix, Value(uploadPrefix)),
                (.acceptedExtensions, extensions.listed),
                (.signatureSeconds, Value(String(Self.signatureTime.seconds))), (.uploadsTable, table.name),
                (.largestFileBytes, Value(String(limits.largestFile.roundedDown(.bytes)))),
                (.openUploads, Value(String(limits.openUploads))),
                (.openUploadSeconds, Value(String(PrivateBucket.incompleteUploadTime.seconds))),
                (.pipeline, Value(Self.dimension(names))),
            ], timeout: Self.timeout)
        handler.allow(["s3:AbortMultipartUpload", "s3:PutObject"], on: [bucket.objects(uploadPrefix)])
        // Whether an upload has become an object when the answer that said so was lost.
        handler.allow(["s3:ListBucketVersions"], on: [bucket.arn], when: ["StringLike": ["s3:prefix": "\(uploadPrefix)*"]])
        handler.allow(["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"], on: [table.arn])
        // Completing an upload under a key of KMS reads its parts (https://repost.aws/knowledge-center/s3-large-file-encryption-kms-key).
        if let key = bucket.encryptionKey { handler.allow(["kms:Decrypt", "kms:GenerateDataKey"], on: [key.arn]) }
        super.init(scope)
    }

    /// The name of the function.
    public var functionName: Value<String> { handler.function.name }

    /// Lets someone hand out uploads.
    @discardableResult
    public func grantInvoke(to grantee: any Grantable) -> Grant {
        Grant.addToPrincipal(grantee, actions: ["lambda:InvokeFunction"], resources: [handler.function.arn], of: self)
    }

    /// The number of requests that were refused: mistakes of creators and of the application.
    public func metricRefusedRequests() -> Metric {
        Metric(
            namespace: Value(HandlerContract.PipelineMetric.namespace.rawValue),
            name: Value(HandlerContract.IngestMetric.refusedRequests.rawValue),
            dimensions: [HandlerContract.PipelineMetric.dimension.rawValue: Value(Self.dimension(names))], statistic: .sum)
    }

    private static func dimension(_ names: ResourceNames) -> String { names("ingest") }
}
