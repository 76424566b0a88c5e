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
/// `Tests/Handlers/write_contract.py` writes `Handlers/contract.py` from this file, and the layer `handlers` compares the two. It reads no
/// more of Swift than stands here: documentation, and one case a line.
enum HandlerContract {
    /// The environment variables of the functions.
    enum Variable: String, Spelled {
        case acceptedExtensions = "ACCEPTED_EXTENSIONS"
        case assetsTable = "ASSETS_TABLE"
        case deliveryBucket = "DELIVERY_BUCKET"
        case longestJobSeconds = "LONGEST_JOB_SECONDS"
        case mediaConvertQueueARN = "MEDIACONVERT_QUEUE_ARN"
        case mediaConvertRegion = "MEDIACONVERT_REGION"
        case mediaConvertRoleARN = "MEDIACONVERT_ROLE_ARN"
        case metricNamespace = "METRIC_NAMESPACE"
        case pipeline = "PIPELINE"
        case signatureSeconds = "SIGNATURE_SECONDS"
        case sourceBucket = "SOURCE_BUCKET"
        case uploadPrefix = "UPLOAD_PREFIX"
    }

    /// The fields of what state machines hand to functions, and of what these answer. A field has one name wherever it goes: the states'
    /// data, the plan of an asset, a job's state and its metadata in MediaConvert, the rows of the table.
    enum Field: String, Spelled {
        case action
        case assetID = "assetId"
        case attempt
        case attributes
        case bucket
        case byTemplate
        case cause
        case deadline
        case decisions
        case error
        case errorCode
        case errorMessage
        case executionName
        case expected
        case folder
        case hasPreview
        case job
        case jobs
        case jobID = "jobId"
        case jobRowsExpireAt
        case jobTemplate
        case key
        case kind
        case making
        case mayRetry
        case metadata
        case plan
        case record
        case rejected
        case renditions
        case settings
        case startedAt
        case status
        case taskToken
        case unsupported
        case uploadedAt
        case version
        case versionID = "versionId"
        case waitSeconds
    }

    /// What the function that runs jobs is asked to do.
    enum Action: String, Spelled {
        case await
        case cancel
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
        case code1076 = 1076
        case code1999 = 1999
    }

    /// The names under which errors leave a function, most of them MediaConvert's own, and by which states retry or catch them.
    enum ErrorName: String, Spelled {
        case badRequest = "BadRequestException"
        case conflict = "ConflictException"
        case forbidden = "ForbiddenException"
        case internalServerError = "InternalServerErrorException"
        case notFound = "NotFoundException"
        case serviceQuotaExceeded = "ServiceQuotaExceededException"
        case serviceUnreachable = "ServiceUnreachable"
        case tooManyRequests = "TooManyRequestsException"
        case unprocessableEntity = "UnprocessableEntityException"
    }

    /// The folders of the delivery bucket: that of all assets, and those in the folder of each making of an asset.
    enum Folder: String, Spelled {
        case assets = "assets/"
        case adaptiveStreaming = "abr/"
        case preview = "preview/"
        case thumbnails = "thumbnails/"
    }

    /// The names of the table's keys, and what is in front of an asset's or a job's id in them.
    enum RowKey: String, Spelled {
        case partition = "pk"
        case sort = "sk"
        case asset = "ASSET#"
        case job = "JOB#"
    }

    /// The metrics that a pipeline counts by itself, and their dimension.
    enum PipelineMetric: String, Spelled {
        case missingParts = "MissingParts"
        case timeToReady = "TimeToReady"
        case dimension = "Pipeline"
    }

    /// The tag, with its value, without which a bucket is not emptied.
    enum EmptyingTag: String, Spelled {
        case key = "streaming:empty-on-delete"
        case value = "true"
    }

    /// The properties of the custom resource of a bucket's contents, and of an object among them.
    enum ContentsProperty: String, Spelled {
        case bucketName = "BucketName"
        case objects = "Objects"
        case body = "Body"
        case contentType = "ContentType"
    }
}
