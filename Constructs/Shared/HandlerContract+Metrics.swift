// The documentation goes into `Handlers/contract.py`, of which a changed byte is another asset for everybody who has deployed it.
// swift-format-ignore: BeginDocumentationCommentWithOneLineSummary
/// What the platform counts by itself.
extension HandlerContract {
    /// The metrics that a pipeline counts by itself, their dimension and their namespace; of functions, the calls that a service refused
    /// that is asked too often, and the dimension, which is Lambda's own.
    enum PipelineMetric: String, Spelled {
        case creatorMistakes = "CreatorMistakes"
        case failedReplications = "FailedReplications"
        case goneAssets = "GoneAssets"
        case importTimeToReady = "ImportTimeToReady"
        case missingParts = "MissingParts"
        case platformFaults = "PlatformFaults"
        case stagingLag = "StagingLag"
        case stuckAssets = "StuckAssets"
        case throttledCalls = "ThrottledCalls"
        case timeToReady = "TimeToReady"
        case uploadsWaiting = "UploadsWaiting"
        case waiting = "Waiting"
        case dimension = "Pipeline"
        case function = "FunctionName"
        case namespace = "StreamingPlatform"
    }

    /// What the function of presigned uploads counts; the dimension is that of a pipeline's metrics.
    enum IngestMetric: String, Spelled {
        case refusedRequests = "RefusedRequests"
    }
}
