"""What the constructs and the handlers agree on. Written from Constructs/Shared/HandlerContract.swift: change that file."""

from __future__ import annotations

from typing import Final


class Variable:
    """The environment variables of the functions; the namespace of metrics is for former code alone."""

    ACCEPTED_EXTENSIONS: Final = "ACCEPTED_EXTENSIONS"
    ASSETS_TABLE: Final = "ASSETS_TABLE"
    DELIVERY_BUCKET: Final = "DELIVERY_BUCKET"
    DISTRIBUTION_ID: Final = "DISTRIBUTION_ID"
    FILMS_AT_ONCE: Final = "FILMS_AT_ONCE"
    GRACE_SECONDS: Final = "GRACE_SECONDS"
    INPUT_BUCKET: Final = "INPUT_BUCKET"
    INTAKE_ARN: Final = "INTAKE_ARN"
    LARGEST_FILE_BYTES: Final = "LARGEST_FILE_BYTES"
    LONGEST_JOB_SECONDS: Final = "LONGEST_JOB_SECONDS"
    LONGEST_PAUSE_SECONDS: Final = "LONGEST_PAUSE_SECONDS"
    LONGEST_STALL_SECONDS: Final = "LONGEST_STALL_SECONDS"
    MEDIA_CONVERT_QUEUE_ARN: Final = "MEDIACONVERT_QUEUE_ARN"
    MEDIA_CONVERT_REGION: Final = "MEDIACONVERT_REGION"
    MEDIA_CONVERT_ROLE_ARN: Final = "MEDIACONVERT_ROLE_ARN"
    METRIC_NAMESPACE: Final = "METRIC_NAMESPACE"
    OPEN_UPLOADS: Final = "OPEN_UPLOADS"
    OPEN_UPLOAD_SECONDS: Final = "OPEN_UPLOAD_SECONDS"
    OUTPUT_BUCKET: Final = "OUTPUT_BUCKET"
    PIPELINE: Final = "PIPELINE"
    PLAYBACK_DOMAIN: Final = "PLAYBACK_DOMAIN"
    SHORTEST_PAUSE_SECONDS: Final = "SHORTEST_PAUSE_SECONDS"
    SIGNATURE_SECONDS: Final = "SIGNATURE_SECONDS"
    SOURCE_BUCKET: Final = "SOURCE_BUCKET"
    STATE_MACHINE_ARN: Final = "STATE_MACHINE_ARN"
    UPLOAD_PREFIX: Final = "UPLOAD_PREFIX"
    UPLOADS_TABLE: Final = "UPLOADS_TABLE"
    ALL: Final = (
        ACCEPTED_EXTENSIONS, ASSETS_TABLE, DELIVERY_BUCKET, DISTRIBUTION_ID, FILMS_AT_ONCE, GRACE_SECONDS, INPUT_BUCKET, INTAKE_ARN,
        LARGEST_FILE_BYTES, LONGEST_JOB_SECONDS, LONGEST_PAUSE_SECONDS, LONGEST_STALL_SECONDS, MEDIA_CONVERT_QUEUE_ARN,
        MEDIA_CONVERT_REGION, MEDIA_CONVERT_ROLE_ARN, METRIC_NAMESPACE, OPEN_UPLOADS, OPEN_UPLOAD_SECONDS, OUTPUT_BUCKET, PIPELINE,
        PLAYBACK_DOMAIN, SHORTEST_PAUSE_SECONDS, SIGNATURE_SECONDS, SOURCE_BUCKET, STATE_MACHINE_ARN, UPLOAD_PREFIX, UPLOADS_TABLE,
    )


class Field:
    """The fields of what state machines hand to functions, and of what these answer. A field has one name wherever it goes: the states'
    data, the plan of an asset, a job's state and its metadata in MediaConvert, the rows of the table.
    """

    ACTION: Final = "action"
    ASSET_ID: Final = "assetId"
    AT: Final = "at"
    ATTEMPT: Final = "attempt"
    ATTEMPTS: Final = "attempts"
    ATTRIBUTES: Final = "attributes"
    BUCKET: Final = "bucket"
    BY_TEMPLATE: Final = "byTemplate"
    CAUSE: Final = "cause"
    CREATED_AT: Final = "createdAt"
    CREATOR: Final = "creator"
    DEADLINE: Final = "deadline"
    DECISIONS: Final = "decisions"
    ERROR: Final = "error"
    ERROR_CODE: Final = "errorCode"
    ERROR_MESSAGE: Final = "errorMessage"
    EXECUTION_NAME: Final = "executionName"
    EXPECTED: Final = "expected"
    FILE_NAME: Final = "fileName"
    FOLDER: Final = "folder"
    GONE: Final = "gone"
    HAS_PREVIEW: Final = "hasPreview"
    HISTORY: Final = "history"
    JOB: Final = "job"
    JOBS: Final = "jobs"
    JOB_ID: Final = "jobId"
    JOB_INPUT: Final = "jobInput"
    JOB_OUTPUT: Final = "jobOutput"
    JOB_ROWS_EXPIRE_AT: Final = "jobRowsExpireAt"
    JOB_TEMPLATE: Final = "jobTemplate"
    KEY: Final = "key"
    KIND: Final = "kind"
    LINE: Final = "line"
    LOOKED_UNTIL: Final = "lookedUntil"
    MADE: Final = "made"
    MAKING: Final = "making"
    MAY_RETRY: Final = "mayRetry"
    METADATA: Final = "metadata"
    OUTPUTS: Final = "outputs"
    PLAN: Final = "plan"
    PRIORITY: Final = "priority"
    PROGRESS: Final = "progress"
    PROGRESS_AT: Final = "progressAt"
    RECORD: Final = "record"
    RECORDED_BY: Final = "recordedBy"
    REJECTED: Final = "rejected"
    RENDITIONS: Final = "renditions"
    SETTINGS: Final = "settings"
    SIZE_IN_BYTES: Final = "sizeInBytes"
    STAGED: Final = "staged"
    STARTED_AT: Final = "startedAt"
    STATUS: Final = "status"
    SUBMITTED_AT: Final = "submittedAt"
    TAKES_UP: Final = "takesUp"
    TASK_TOKEN: Final = "taskToken"
    TITLE: Final = "title"
    TOKEN: Final = "token"
    UNSUPPORTED: Final = "unsupported"
    UPDATED_AT: Final = "updatedAt"
    UPLOADED_AT: Final = "uploadedAt"
    VERSION: Final = "version"
    VERSION_ID: Final = "versionId"
    WAIT_SECONDS: Final = "waitSeconds"
    WAITING_SINCE: Final = "waitingSince"


class Action:
    """What the function that runs jobs is asked to do; `status` and `submit` by executions of a former version alone."""

    AWAIT: Final = "await"
    CANCEL: Final = "cancel"
    FOLLOW: Final = "follow"
    STATUS: Final = "status"
    SUBMIT: Final = "submit"


class JobKind:
    """The jobs of an asset, which are also where its plan and the definition of the jobs have their settings."""

    MAIN: Final = "main"
    PREVIEW: Final = "preview"


class JobDocument:
    """The document from which jobs are planned: its file, what else than the jobs is in it, and what stands for the asset's folder."""

    FILE: Final = "job_definition.json"
    HAS_TEMPLATES: Final = "hasTemplates"
    PRESETS: Final = "presets"
    PREVIEW_SECONDS: Final = "previewSeconds"
    ASSET_ROOT: Final = "{assetRoot}"


class JobEnd:
    """How a job of MediaConvert ends."""

    COMPLETE: Final = "COMPLETE"
    ERROR: Final = "ERROR"
    CANCELED: Final = "CANCELED"
    ALL: Final = (COMPLETE, ERROR, CANCELED)


class PassingErrorCode:
    """The errors of a job that MediaConvert lost through no fault of the source: submitting it again may help
    (https://docs.aws.amazon.com/mediaconvert/latest/ug/mediaconvert_error_codes.html).
    """

    UNREADABLE_INPUT: Final = 1076
    UNKNOWN_FAULT: Final = 1999
    ALL: Final = (UNREADABLE_INPUT, UNKNOWN_FAULT)


class Folder:
    """The folders of the delivery bucket: that of all assets, and those in the folder of each making of an asset; and that of the copies of
    sources which S3 takes to MediaConvert's region.
    """

    ASSETS: Final = "assets/"
    STAGED: Final = "staged/"
    ADAPTIVE_STREAMING: Final = "abr/"
    PREVIEW: Final = "preview/"
    THUMBNAILS: Final = "thumbnails/"


class RowKey:
    """The names of the tables' keys and of the attribute that says when a row goes, and what is in front of an asset's or a job's id; the
    row of the asset itself.
    """

    PARTITION: Final = "pk"
    SORT: Final = "sk"
    EXPIRY: Final = "expiresAt"
    ASSET: Final = "ASSET#"
    JOB: Final = "JOB#"
    ITSELF: Final = "META"


class UploadRow:
    """What is in front of an upload's key or a creator in the keys of the table of uploads."""

    UPLOAD: Final = "UPLOAD#"
    CREATOR: Final = "CREATOR#"


class UploadStatus:
    """What has become of a presigned upload."""

    OPEN: Final = "OPEN"
    COMPLETE: Final = "COMPLETE"
    ABORTED: Final = "ABORTED"


class CreatorMistake:
    """The errors of executions that are no fault of the platform: the file is not one that can be transcoded, its codec is not known to
    MediaConvert, it cannot be read to its end, once more either
    (https://docs.aws.amazon.com/mediaconvert/latest/ug/mediaconvert_error_codes.html), or another was uploaded over it.
    """

    UNSUPPORTED_MEDIA: Final = "UnsupportedMedia"
    SOURCE_REPLACED: Final = "SourceReplaced"
    UNSUPPORTED_CODEC: Final = "MediaConvert.1030"
    UNREADABLE_SOURCE: Final = "MediaConvert.1076"
    ALL: Final = (UNSUPPORTED_MEDIA, SOURCE_REPLACED, UNSUPPORTED_CODEC, UNREADABLE_SOURCE)


class AssetStatus:
    """What has become of an asset, as its row and the topic say it: it is written down and waits to be admitted, an execution looks into
    its source, its jobs run, its files are there; it could not be made, which is final unless it is taken up again, or is nothing that
    the pipeline takes; somebody has it deleted, or has had it.
    """

    WAITING: Final = "WAITING"
    PLANNING: Final = "PLANNING"
    TRANSCODING: Final = "TRANSCODING"
    COMPLETE: Final = "COMPLETE"
    FAILED: Final = "FAILED"
    REJECTED: Final = "REJECTED"
    DELETING: Final = "DELETING"
    DELETED: Final = "DELETED"
    ALL: Final = (WAITING, PLANNING, TRANSCODING, COMPLETE, FAILED, REJECTED, DELETING, DELETED)


class Line:
    """Where an asset is with which somebody has still to do: it waits to be admitted, with its priority behind the text, or is worked on;
    it has ended, and what is left of its makings is to be removed; its files are gone.
    """

    WAITING: Final = "WAITING#"
    WORKING: Final = "WORKING"
    ENDED: Final = "ENDED"
    GONE: Final = "GONE"


class Priority:
    """How urgent uploads are, the most urgent first."""

    LIVE: Final = "live"
    IMPORTED: Final = "import"
    ALL: Final = (LIVE, IMPORTED)


class AssetIndex:
    """The indexes of assets: by creator, of those with which somebody has still to do, by status."""

    BY_CREATOR: Final = "by-creator"
    BY_LINE: Final = "by-line"
    BY_STATUS: Final = "by-status"


class KeptDays:
    """For how many days the platform keeps what a deletion of an asset cannot reach, and lets browsers keep it; copies for MediaConvert
    live longer than the longest job has to.
    """

    ACCESS_LOGS: Final = 90
    BROWSERS: Final = 365
    DEAD_LETTERS: Final = 14
    LOGS: Final = 30
    STAGING: Final = 7


class EmptyingTag:
    """The tag, with its value, without which a bucket is not emptied."""

    KEY: Final = "streaming:empty-on-delete"
    VALUE: Final = "true"


class MadeTag:
    """The tag, with its value, of a source of which a film was made and verified."""

    KEY: Final = "streaming:made"
    VALUE: Final = "true"


class ContentsProperty:
    """The properties of the custom resource of a bucket's contents, and of an object among them; then what an invocation that empties it
    tells the next: until when there has to be an answer, and how much is gone already.
    """

    BUCKET_LOGICAL_ID: Final = "BucketLogicalId"
    BUCKET_NAME: Final = "BucketName"
    OBJECTS: Final = "Objects"
    BODY: Final = "Body"
    CONTENT_TYPE: Final = "ContentType"
    UNTIL: Final = "Until"
    REMOVED: Final = "Removed"


class GuardProperty:
    """The properties of the custom resource of the guard."""

    CONFIRMATION: Final = "Confirmation"
    KEPT: Final = "Kept"
    RESOURCES: Final = "Resources"
    SUFFIX: Final = "Suffix"
    TYPES: Final = "Types"


class OutputsProperty:
    """The properties of the custom resource that reads the outputs of a stack in another region."""

    REGION: Final = "StackRegion"
    STACK_NAME: Final = "StackName"
    VERSION: Final = "Version"


class ThrottlingError:
    """What services answer that are asked too often, or have no room: it passes, however long it takes. This and the three that follow are
    all errors by their causes, as functions and states name them: the first two are tried again for hours, the third a few times.
    """

    TOO_MANY_REQUESTS: Final = "TooManyRequestsException"
    SERVICE_QUOTA_EXCEEDED: Final = "ServiceQuotaExceededException"
    FUNCTIONS_BUSY: Final = "Lambda.TooManyRequestsException"
    TABLE_THROUGHPUT: Final = "DynamoDB.ProvisionedThroughputExceededException"
    TABLE_REQUESTS: Final = "DynamoDB.RequestLimitExceededException"
    TABLE_BUSY: Final = "DynamoDB.ThrottlingException"
    TOPIC_BUSY: Final = "SNS.ThrottledException"
    ALL: Final = (TOO_MANY_REQUESTS, SERVICE_QUOTA_EXCEEDED, FUNCTIONS_BUSY, TABLE_THROUGHPUT, TABLE_REQUESTS, TABLE_BUSY, TOPIC_BUSY)


class PassingError:
    """What services answer that are out of order for a while, and that something was not there in time. Executions of former versions know
    these names alone: what passes is told by one of them.
    """

    CONFLICT: Final = "ConflictException"
    INTERNAL_SERVER_ERROR: Final = "InternalServerErrorException"
    SERVICE_UNREACHABLE: Final = "ServiceUnreachable"
    FUNCTION_SERVICE: Final = "Lambda.ServiceException"
    FUNCTION_FAULT: Final = "Lambda.AWSLambdaException"
    FUNCTION_UNREACHABLE: Final = "Lambda.SdkClientException"
    TABLE_FAULT: Final = "DynamoDB.InternalServerErrorException"
    TABLE_UNREACHABLE: Final = "DynamoDB.SdkClientException"
    TOPIC_FAULT: Final = "SNS.InternalErrorException"
    TOPIC_UNREACHABLE: Final = "SNS.SdkClientException"
    ALL: Final = (
        CONFLICT, INTERNAL_SERVER_ERROR, SERVICE_UNREACHABLE, FUNCTION_SERVICE, FUNCTION_FAULT, FUNCTION_UNREACHABLE, TABLE_FAULT,
        TABLE_UNREACHABLE, TOPIC_FAULT, TOPIC_UNREACHABLE,
    )


class DoubtfulError:
    """What may pass or may come again each time: a function that died, or did not end in its time."""

    FUNCTION_DIED: Final = "Lambda.Unknown"
    FUNCTION_LATE: Final = "Sandbox.Timedout"
    STATE_LATE: Final = "States.Timeout"
    ALL: Final = (FUNCTION_DIED, FUNCTION_LATE, STATE_LATE)


class FinalError:
    """What will not get better, as functions tell it: it fails at once, as does all that stands nowhere here."""

    BAD_REQUEST: Final = "BadRequestException"
    FORBIDDEN: Final = "ForbiddenException"
    NOT_FOUND: Final = "NotFoundException"
    UNPROCESSABLE_ENTITY: Final = "UnprocessableEntityException"


class ThrottlingCode:
    """The codes, besides those names, by which services say that they are asked too often; the status is 400, or 503 as S3's
    (https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html).
    """

    BANDWIDTH: Final = "BandwidthLimitExceeded"
    KEYS: Final = "KmsThrottlingException"
    THROUGHPUT: Final = "ProvisionedThroughputExceededException"
    REQUESTS: Final = "RequestLimitExceeded"
    REQUEST: Final = "RequestThrottled"
    SLOW_DOWN: Final = "SlowDown"
    THROTTLING: Final = "Throttling"
    THROTTLING_EXCEPTION: Final = "ThrottlingException"
    ALL: Final = (BANDWIDTH, KEYS, THROUGHPUT, REQUESTS, REQUEST, SLOW_DOWN, THROTTLING, THROTTLING_EXCEPTION)


class UnreachableCode:
    """The codes by which S3 says that it has waited in vain for the rest of a request; the status is 400."""

    TIMEOUT: Final = "RequestTimeout"
    TIMEOUT_EXCEPTION: Final = "RequestTimeoutException"
    ALL: Final = (TIMEOUT, TIMEOUT_EXCEPTION)


class PipelineMetric:
    """The metrics that a pipeline counts by itself, their dimension and their namespace; of functions, the calls that a service refused
    that is asked too often, and the dimension, which is Lambda's own.
    """

    CREATOR_MISTAKES: Final = "CreatorMistakes"
    FAILED_REPLICATIONS: Final = "FailedReplications"
    GONE_ASSETS: Final = "GoneAssets"
    IMPORT_TIME_TO_READY: Final = "ImportTimeToReady"
    MISSING_PARTS: Final = "MissingParts"
    PLATFORM_FAULTS: Final = "PlatformFaults"
    STAGING_LAG: Final = "StagingLag"
    STUCK_ASSETS: Final = "StuckAssets"
    THROTTLED_CALLS: Final = "ThrottledCalls"
    TIME_TO_READY: Final = "TimeToReady"
    UPLOADS_WAITING: Final = "UploadsWaiting"
    WAITING: Final = "Waiting"
    DIMENSION: Final = "Pipeline"
    FUNCTION: Final = "FunctionName"
    NAMESPACE: Final = "StreamingPlatform"


class IngestMetric:
    """What the function of presigned uploads counts; the dimension is that of a pipeline's metrics."""

    REFUSED_REQUESTS: Final = "RefusedRequests"


class StagingAction:
    """What the function that copies a source for MediaConvert is asked to do."""

    COPY: Final = "copy"
    FOLLOW: Final = "follow"


class StagingStatus:
    """How far S3 has come with copying something to another region: there is nothing to copy, it is under way, it has arrived."""

    ABSENT: Final = "ABSENT"
    PENDING: Final = "PENDING"
    COMPLETE: Final = "COMPLETED"
