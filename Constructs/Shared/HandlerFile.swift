/// The Python files of the handlers, which the program carries.
enum HandlerFile: String {
    case bucketContents = "bucket_contents"
    case contract
    case eventFields = "event_fields"
    case jobPlan = "job_plan"
    case mediaConvertClient = "mediaconvert_client"
    case planJob = "plan_job"
    case presignUpload = "presign_upload"
    case resumeExecution = "resume_execution"
    case runJob = "run_job"
    case serviceErrors = "service_errors"
    case sourceMedia = "source_media"
    case structuredLog = "structured_log"
    case taskToken = "task_token"
    case verifyOutputs = "verify_outputs"

    /// What the functions of uploads and jobs import, each of them.
    static let common: [HandlerFile] = [.contract, .eventFields, .serviceErrors, .structuredLog]

    var name: String { "\(rawValue).py" }

    var bytes: [UInt8] {
        switch self {
        case .bucketContents: PackageResources.bucket_contents_py
        case .contract: PackageResources.contract_py
        case .eventFields: PackageResources.event_fields_py
        case .jobPlan: PackageResources.job_plan_py
        case .mediaConvertClient: PackageResources.mediaconvert_client_py
        case .planJob: PackageResources.plan_job_py
        case .presignUpload: PackageResources.presign_upload_py
        case .resumeExecution: PackageResources.resume_execution_py
        case .runJob: PackageResources.run_job_py
        case .serviceErrors: PackageResources.service_errors_py
        case .sourceMedia: PackageResources.source_media_py
        case .structuredLog: PackageResources.structured_log_py
        case .taskToken: PackageResources.task_token_py
        case .verifyOutputs: PackageResources.verify_outputs_py
        }
    }
}
