/// A word of the contract, which stands in texts as it is spelled.
protocol Spelled: RawRepresentable<String>, CustomStringConvertible {}

extension Spelled {
    var description: String { rawValue }
}

// The documentation goes into `Handlers/contract.py`, of which a changed byte is another asset for everybody who has deployed it.
// swift-format-ignore: BeginDocumentationCommentWithOneLineSummary
/// What the constructs and the handlers in Python agree on.
///
/// It is spelled here and nowhere else.
///
/// `Tests/Handlers/write_contract.py` writes `Handlers/contract.py` from this file and its extensions beside it, and the layer
/// `handlers` compares them. It reads no more of Swift than stands here: documentation, and one case a line.
enum HandlerContract {
    /// The environment variables of the functions; the namespace of metrics is for former code alone.
    enum Variable: String, Spelled, CaseIterable {
        case acceptedExtensions = "ACCEPTED_EXTENSIONS"
        case assetsTable = "ASSETS_TABLE"
        case deliveryBucket = "DELIVERY_BUCKET"
        case distributionID = "DISTRIBUTION_ID"
        case filmsAtOnce = "FILMS_AT_ONCE"
        case graceSeconds = "GRACE_SECONDS"
        case inputBucket = "INPUT_BUCKET"
        case intakeARN = "INTAKE_ARN"
        case largestFileBytes = "LARGEST_FILE_BYTES"
        case longestJobSeconds = "LONGEST_JOB_SECONDS"
        case longestPauseSeconds = "LONGEST_PAUSE_SECONDS"
        case longestStallSeconds = "LONGEST_STALL_SECONDS"
        case mediaConvertQueueARN = "MEDIACONVERT_QUEUE_ARN"
        case mediaConvertRegion = "MEDIACONVERT_REGION"
        case mediaConvertRoleARN = "MEDIACONVERT_ROLE_ARN"
        case metricNamespace = "METRIC_NAMESPACE"
        case openUploads = "OPEN_UPLOADS"
        case openUploadSeconds = "OPEN_UPLOAD_SECONDS"
        case outputBucket = "OUTPUT_BUCKET"
        case pipeline = "PIPELINE"
        case playbackDomain = "PLAYBACK_DOMAIN"
        case shortestPauseSeconds = "SHORTEST_PAUSE_SECONDS"
        case signatureSeconds = "SIGNATURE_SECONDS"
        case sourceBucket = "SOURCE_BUCKET"
        case stateMachineARN = "STATE_MACHINE_ARN"
        case uploadPrefix = "UPLOAD_PREFIX"
        case uploadsTable = "UPLOADS_TABLE"
    }

    /// The fields of what state machines hand to functions, and of what these answer. A field has one name wherever it goes: the states'
    /// data, the plan of an asset, a job's state and its metadata in MediaConvert, the rows of the table.
    enum Field: String, Spelled {
        case action
        case assetID = "assetId"
        case at
        case attempt
        case attempts
        case attributes
        case bucket
        case byTemplate
        case cause
        case createdAt
        case creator
        case deadline
        case decisions
        case error
        case errorCode
        case errorMessage
        case executionName
        case expected
        case fileName
        case folder
        case gone
        case hasPreview
        case history
        case job
        case jobs
        case jobID = "jobId"
        case jobInput
        case jobOutput
        case jobRowsExpireAt
        case jobTemplate
        case key
        case kind
        case line
        case lookedUntil
        case made
        case making
        case mayRetry
        case metadata
        case outputs
        case plan
        case priority
        case progress
        case progressAt
        case record
        case recordedBy
        case rejected
        case renditions
        case settings
        case sizeInBytes
        case staged
        case startedAt
        case status
        case submittedAt
        case takesUp
        case taskToken
        case title
        case token
        case unsupported
        case updatedAt
        case uploadedAt
        case version
        case versionID = "versionId"
        case waitSeconds
        case waitingSince
    }

    /// What the function that runs jobs is asked to do; `status` and `submit` by executions of a former version alone.
    enum Action: String, Spelled {
        case await
        case cancel
        case follow
        case status
        case submit
    }

    /// The jobs of an asset, which are also where its plan and the definition of the jobs have their settings.
    enum JobKind: String, Spelled {
        case main
        case preview
    }

    /// The document from which jobs are planned: its file, what else than the jobs is in it, and what stands for the asset's folder.
    enum JobDocument: String, Spelled {
        case file = "job_definition.json"
        case hasTemplates
        case presets
        case previewSeconds
        case assetRoot = "{assetRoot}"
    }

    /// How a job of MediaConvert ends.
    enum JobEnd: String, Spelled, CaseIterable {
        case complete = "COMPLETE"
        case error = "ERROR"
        case canceled = "CANCELED"
    }

    /// The errors of a job that MediaConvert lost through no fault of the source: submitting it again may help
    /// (https://docs.aws.amazon.com/mediaconvert/latest/ug/mediaconvert_error_codes.html).
    enum PassingErrorCode: Int, CaseIterable {
        case unreadableInput = 1076
        case unknownFault = 1999
    }

    /// The folders of the delivery bucket: that of all assets, and those in the folder of each making of an asset; and that of the copies of
    /// sources which S3 takes to MediaConvert's region.
    enum Folder: String, Spelled {
        case assets = "assets/"
        case staged = "staged/"
        case adaptiveStreaming = "abr/"
        case preview = "preview/"
        case thumbnails = "thumbnails/"
    }

    /// The names of the tables' keys and of the attribute that says when a row goes, and what is in front of an asset's or a job's id; the
    /// row of the asset itself.
    enum RowKey: String, Spelled {
        case partition = "pk"
        case sort = "sk"
        case expiry = "expiresAt"
        case asset = "ASSET#"
        case job = "JOB#"
        case itself = "META"
    }

    /// What is in front of an upload's key or a creator in the keys of the table of uploads.
    enum UploadRow: String, Spelled {
        case upload = "UPLOAD#"
        case creator = "CREATOR#"
    }

    /// What has become of a presigned upload.
    enum UploadStatus: String, Spelled {
        case open = "OPEN"
        case complete = "COMPLETE"
        case aborted = "ABORTED"
    }

    /// The errors of executions that are no fault of the platform: the file is not one that can be transcoded, its codec is not known to
    /// MediaConvert, it cannot be read to its end, once more either
    /// (https://docs.aws.amazon.com/mediaconvert/latest/ug/mediaconvert_error_codes.html), or another was uploaded over it.
    enum CreatorMistake: String, Spelled, CaseIterable {
        case unsupportedMedia = "UnsupportedMedia"
        case sourceReplaced = "SourceReplaced"
        case unsupportedCodec = "MediaConvert.1030"
        case unreadableSource = "MediaConvert.1076"
    }

    /// What has become of an asset, as its row and the topic say it: it is written down and waits to be admitted, an execution looks into
    /// its source, its jobs run, its files are there; it could not be made, which is final unless it is taken up again, or is nothing that
    /// the pipeline takes; somebody has it deleted, or has had it.
    enum AssetStatus: String, Spelled, CaseIterable {
        case waiting = "WAITING"
        case planning = "PLANNING"
        case transcoding = "TRANSCODING"
        case complete = "COMPLETE"
        case failed = "FAILED"
        case rejected = "REJECTED"
        case deleting = "DELETING"
        case deleted = "DELETED"
    }

    /// Where an asset is with which somebody has still to do: it waits to be admitted, with its priority behind the text, or is worked on;
    /// it has ended, and what is left of its makings is to be removed; its files are gone.
    enum Line: String, Spelled {
        case waiting = "WAITING#"
        case working = "WORKING"
        case ended = "ENDED"
        case gone = "GONE"
    }

    /// How urgent uploads are, the most urgent first.
    enum Priority: String, Spelled, CaseIterable {
        case live
        case imported = "import"
    }

    /// The indexes of assets: by creator, of those with which somebody has still to do, by status.
    enum AssetIndex: String, Spelled {
        case byCreator = "by-creator"
        case byLine = "by-line"
        case byStatus = "by-status"
    }

    /// For how many days the platform keeps what a deletion of an asset cannot reach, and lets browsers keep it; copies for MediaConvert
    /// live longer than the longest job has to.
    enum KeptDays: Int {
        case accessLogs = 90
        case browsers = 365
        case deadLetters = 14
        case logs = 30
        case staging = 7
    }

    /// The tag, with its value, without which a bucket is not emptied.
    enum EmptyingTag: String, Spelled {
        case key = "streaming:empty-on-delete"
        case value = "true"
    }

    /// The tag, with its value, of a source of which a film was made and verified.
    enum MadeTag: String, Spelled {
        case key = "streaming:made"
        case value = "true"
    }

    /// The properties of the custom resource of a bucket's contents, and of an object among them; then what an invocation that empties it
    /// tells the next: until when there has to be an answer, and how much is gone already.
    enum ContentsProperty: String, Spelled {
        case bucketLogicalID = "BucketLogicalId"
        case bucketName = "BucketName"
        case objects = "Objects"
        case body = "Body"
        case contentType = "ContentType"
        case until = "Until"
        case removed = "Removed"
    }

    /// The properties of the custom resource of the guard.
    enum GuardProperty: String, Spelled {
        case confirmation = "Confirmation"
        case kept = "Kept"
        case resources = "Resources"
        case suffix = "Suffix"
        case types = "Types"
    }

    /// The properties of the custom resource that reads the outputs of a stack in another region.
    enum OutputsProperty: String, Spelled {
        case region = "StackRegion"
        case stackName = "StackName"
        case version = "Version"
    }
}
