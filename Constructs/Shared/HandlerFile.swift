/// The Python files of the handlers, which the program carries.
enum HandlerFile: String {
    case acceptedFiles = "accepted_files"
    case admitUploads = "admit_uploads"
    case asfFacts = "asf_facts"
    case askedAssets = "asked_assets"
    case awaitOutputs = "await_outputs"
    case bucketContents = "bucket_contents"
    case bucketEmptying = "bucket_emptying"
    case containerFacts = "container_facts"
    case containerReading = "container_reading"
    case contract
    case countEnds = "count_ends"
    case customResource = "custom_resource"
    case deleteAsset = "delete_asset"
    case deletionReceipt = "deletion_receipt"
    case deliveredFiles = "delivered_files"
    case deploymentGuard = "deployment_guard"
    case ebml
    case edgeCopies = "edge_copies"
    case endedJobs = "ended_jobs"
    case eventFields = "event_fields"
    case expectedOutputs = "expected_outputs"
    case failures
    case filmExecutions = "film_executions"
    case filmMaster = "film_master"
    case findAssets = "find_assets"
    case fittedOutputs = "fitted_outputs"
    case formerJobs = "former_jobs"
    case frameRates = "frame_rates"
    case goneFiles = "gone_files"
    case hlsPlaylist = "hls_playlist"
    case jobClocks = "job_clocks"
    case jobPlan = "job_plan"
    case jobRows = "job_rows"
    case jobSubmission = "job_submission"
    case lostJobs = "lost_jobs"
    case madeOutputs = "made_outputs"
    case matroskaFacts = "matroska_facts"
    case mediaConvertClient = "mediaconvert_client"
    case mp4Boxes = "mp4_boxes"
    case mp4Facts = "mp4_facts"
    case multipartUploads = "multipart_uploads"
    case mxfFacts = "mxf_facts"
    case pictureColor = "picture_color"
    case pictureSize = "picture_size"
    case plainCause = "plain_cause"
    case plainText = "plain_text"
    case planJob = "plan_job"
    case presignUpload = "presign_upload"
    case probeAnswer = "probe_answer"
    case readAsset = "read_asset"
    case remakeAssets = "remake_assets"
    case resumeExecution = "resume_execution"
    case riffFacts = "riff_facts"
    case runJob = "run_job"
    case serviceErrors = "service_errors"
    case soundTracks = "sound_tracks"
    case sourceBytes = "source_bytes"
    case sourceMedia = "source_media"
    case sourceObject = "source_object"
    case stackOutputs = "stack_outputs"
    case stageSource = "stage_source"
    case stagedObjects = "staged_objects"
    case storedVersions = "stored_versions"
    case structuredLog = "structured_log"
    case sweepMakings = "sweep_makings"
    case taskToken = "task_token"
    case thumbnailExtras = "thumbnail_extras"
    case uploadRows = "upload_rows"
    case verifyOutputs = "verify_outputs"
    case watchAssets = "watch_assets"

    var name: String { "\(rawValue).py" }

    var bytes: [UInt8] {
        switch self {
        case .acceptedFiles: PackageResources.accepted_files_py
        case .admitUploads: PackageResources.admit_uploads_py
        case .asfFacts: PackageResources.asf_facts_py
        case .askedAssets: PackageResources.asked_assets_py
        case .awaitOutputs: PackageResources.await_outputs_py
        case .bucketContents: PackageResources.bucket_contents_py
        case .bucketEmptying: PackageResources.bucket_emptying_py
        case .containerFacts: PackageResources.container_facts_py
        case .containerReading: PackageResources.container_reading_py
        case .contract: PackageResources.contract_py
        case .countEnds: PackageResources.count_ends_py
        case .customResource: PackageResources.custom_resource_py
        case .deleteAsset: PackageResources.delete_asset_py
        case .deletionReceipt: PackageResources.deletion_receipt_py
        case .deliveredFiles: PackageResources.delivered_files_py
        case .deploymentGuard: PackageResources.deployment_guard_py
        case .ebml: PackageResources.ebml_py
        case .edgeCopies: PackageResources.edge_copies_py
        case .endedJobs: PackageResources.ended_jobs_py
        case .eventFields: PackageResources.event_fields_py
        case .expectedOutputs: PackageResources.expected_outputs_py
        case .failures: PackageResources.failures_py
        case .filmExecutions: PackageResources.film_executions_py
        case .filmMaster: PackageResources.film_master_py
        case .findAssets: PackageResources.find_assets_py
        case .fittedOutputs: PackageResources.fitted_outputs_py
        case .formerJobs: PackageResources.former_jobs_py
        case .frameRates: PackageResources.frame_rates_py
        case .goneFiles: PackageResources.gone_files_py
        case .hlsPlaylist: PackageResources.hls_playlist_py
        case .jobClocks: PackageResources.job_clocks_py
        case .jobPlan: PackageResources.job_plan_py
        case .jobRows: PackageResources.job_rows_py
        case .jobSubmission: PackageResources.job_submission_py
        case .lostJobs: PackageResources.lost_jobs_py
        case .madeOutputs: PackageResources.made_outputs_py
        case .matroskaFacts: PackageResources.matroska_facts_py
        case .mediaConvertClient: PackageResources.mediaconvert_client_py
        case .mp4Boxes: PackageResources.mp4_boxes_py
        case .mp4Facts: PackageResources.mp4_facts_py
        case .multipartUploads: PackageResources.multipart_uploads_py
        case .mxfFacts: PackageResources.mxf_facts_py
        case .pictureColor: PackageResources.picture_color_py
        case .pictureSize: PackageResources.picture_size_py
        case .plainCause: PackageResources.plain_cause_py
        case .plainText: PackageResources.plain_text_py
        case .planJob: PackageResources.plan_job_py
        case .presignUpload: PackageResources.presign_upload_py
        case .probeAnswer: PackageResources.probe_answer_py
        case .readAsset: PackageResources.read_asset_py
        case .remakeAssets: PackageResources.remake_assets_py
        case .resumeExecution: PackageResources.resume_execution_py
        case .riffFacts: PackageResources.riff_facts_py
        case .runJob: PackageResources.run_job_py
        case .serviceErrors: PackageResources.service_errors_py
        case .soundTracks: PackageResources.sound_tracks_py
        case .sourceBytes: PackageResources.source_bytes_py
        case .sourceMedia: PackageResources.source_media_py
        case .sourceObject: PackageResources.source_object_py
        case .stackOutputs: PackageResources.stack_outputs_py
        case .stageSource: PackageResources.stage_source_py
        case .stagedObjects: PackageResources.staged_objects_py
        case .storedVersions: PackageResources.stored_versions_py
        case .structuredLog: PackageResources.structured_log_py
        case .sweepMakings: PackageResources.sweep_makings_py
        case .taskToken: PackageResources.task_token_py
        case .thumbnailExtras: PackageResources.thumbnail_extras_py
        case .uploadRows: PackageResources.upload_rows_py
        case .verifyOutputs: PackageResources.verify_outputs_py
        case .watchAssets: PackageResources.watch_assets_py
        }
    }
}
