import CDK
import CDKEvents
import CDKIAM
import CDKKMS
import CDKS3

/// The bucket into which creators upload.
///
/// An upload below ``uploadPrefix`` that is not empty starts the pipeline that has this bucket as its source. What it is, the pipeline
/// decides: one without an accepted extension is recorded and told as rejected.
public final class IngestBucket: Construct, NamedConstruct {
    /// The bucket.
    public let storage: PrivateBucket
    /// Which files are taken for media.
    public let extensions: MediaExtensions
    /// Where uploads are put: the front of their keys.
    public let uploadPrefix: String
    /// Hands out presigned uploads, if asked for.
    public let presignedUploads: PresignedUploads?
    let names: ResourceNames

    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - environmentSuffix: The end of all names.
    ///   - name: Begins the names of a second bucket in a stack.
    ///   - extensions: Which files are taken for media, in lower or upper case.
    ///   - uploadPrefix: The front of the keys of uploads; ends with a slash.
    ///   - encryptionKey: Encrypts sources in place of S3's own keys.
    ///   - uploadOrigins: The sites from whose pages browsers upload, such as `https://studio.example.com`.
    ///   - storageTiers: When sources move to cheaper storage, and when they go.
    ///   - presignsUploads: Whether a function hands out presigned multipart uploads.
    ///   - uploadLimits: How large their files may be, and how many a creator may have open.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, environmentSuffix: EnvironmentSuffix, name: String? = nil,
        accepting extensions: MediaExtensions = .video, uploadPrefix: String = "uploads/", encryptionKey: (any KeyReference)? = nil,
        uploadOrigins: [String] = [], storageTiers: StorageTiers = .standard, presignsUploads: Bool = false,
        uploadLimits: UploadLimits = .standard, file: String = #fileID, line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        names = ResourceNames(name, environmentSuffix, at: scope)
        self.extensions = extensions
        self.uploadPrefix = uploadPrefix
        Self.reportMistakes(scope, uploadPrefix: uploadPrefix, uploadOrigins: uploadOrigins, extensions: extensions)
        storage = PrivateBucket(
            scope, "Bucket", name: names.bucket("ingest-bucket", account: scope.account), environmentSuffix: environmentSuffix,
            encryptionKey: encryptionKey, isVersioned: true, sendsEvents: true,
            lifecycleRules: storageTiers.rules(scope, prefix: uploadPrefix),
            corsRules: uploadOrigins.isEmpty
                ? []
                : [
                    CORSRule(
                        methods: [.put], origins: uploadOrigins, allowedHeaders: ["*"],
                        // A browser needs each part's ETag to complete the upload.
                        exposedHeaders: ["ETag"], maxAge: .minutes(50))
                ],
            accessLogs: names("ingest-bucket"))
        presignedUploads =
            presignsUploads
            ? PresignedUploads(
                scope, "Presign", names: names, bucket: storage, extensions: extensions, uploadPrefix: uploadPrefix, limits: uploadLimits)
            : nil
        // Whatever can still write to the bucket is deleted before the bucket is emptied.
        presignedUploads?.handler.function.node.addDependency(storage.contents)
        super.init(scope)
        reportSharedNames()
    }

    /// What S3 tells of uploads.
    ///
    /// Folders and what a mounted bucket writes before the file itself are empty
    /// (https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html).
    var uploadEvents: EventPattern {
        EventPattern(
            source: ["aws.s3"], detailType: ["Object Created"],
            detail: [
                "bucket": ["name": [EventMatch(storage.bucketName)]],
                "object": ["key": [.prefix(Value(uploadPrefix))], "size": [.numeric(.greaterThan(0))]],
            ])
    }

    /// The functions that work on uploads, for somebody to watch.
    var functions: [HandlerFunction] { [presignedUploads?.handler].compactMap { $0 } }

    private static func reportMistakes(_ scope: Node, uploadPrefix: String, uploadOrigins: [String], extensions: MediaExtensions) {
        if !uploadPrefix.hasSuffix("/") || uploadPrefix.hasPrefix("/") {
            scope.report(
                .error(
                    "swift-cdk:media/upload-prefix", "The upload prefix '\(uploadPrefix)' does not name a folder",
                    action: "use one that ends with a slash, such as uploads/"))
        }
        for origin in uploadOrigins where !WebOrigin.isValid(origin) {
            scope.report(
                .error(
                    "swift-cdk:media/upload-origin", "'\(origin)' cannot be a site that uploads",
                    action: "\(WebOrigin.form), such as https://studio.example.com"))
        }
        if extensions.list.isEmpty {
            scope.report(
                .error("swift-cdk:media/no-extensions", "No files are accepted", action: "name at least one extension, such as mp4"))
        }
        for ending in extensions.list where ending.isEmpty || !ending.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) {
            scope.report(
                .error(
                    "swift-cdk:media/extension", "'\(ending)' is not the extension of a file",
                    action: "use letters and digits, without the dot"))
        }
    }
}
