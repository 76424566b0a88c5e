import CDK
import CDKS3

/// The bucket into which creators upload.
///
/// An upload below ``uploadPrefix`` with one of the accepted extensions starts the pipeline that has this bucket as its source.
public final class IngestBucket: Construct {
    /// The bucket.
    public let storage: PrivateBucket
    /// Which files are taken for video.
    public let extensions: MediaExtensions
    /// Where uploads are put: the front of their keys.
    public let uploadPrefix: String

    /// - Parameters:
    ///   - environmentSuffix: The end of the bucket's name.
    ///   - extensions: Which files start the pipeline.
    public init(
        _ scope: any Scope, _ id: String, environmentSuffix: EnvironmentSuffix, accepting extensions: MediaExtensions = .video,
        file: String = #fileID, line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        self.extensions = extensions
        uploadPrefix = "uploads/"
        storage = PrivateBucket(
            scope, "Bucket", type: "ingest-bucket", environmentSuffix: environmentSuffix, isVersioned: true, sendsEvents: true,
            lifecycleRules: [
                .init(
                    status: .enabled, abortIncompleteMultipartUpload: .init(daysAfterInitiation: 7), id: "abort-incomplete-uploads"),
                // After transcoding the source is read rarely, and then hardly ever.
                .init(
                    status: .enabled, id: "move-sources-to-colder-storage", prefix: Value(uploadPrefix),
                    transitions: [
                        .init(storageClass: .standardIA, transitionInDays: 30), .init(storageClass: .glacier, transitionInDays: 90),
                    ]),
                .init(status: .enabled, id: "expire-old-versions", noncurrentVersionExpiration: .init(noncurrentDays: 30)),
            ])
        super.init(scope)
    }
}
