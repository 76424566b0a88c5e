// The documentation goes into `Handlers/contract.py`, of which a changed byte is another asset for everybody who has deployed it.
// swift-format-ignore: BeginDocumentationCommentWithOneLineSummary
/// All errors by their causes, as functions and states name them.
extension HandlerContract {
    /// What services answer that are asked too often, or have no room: it passes, however long it takes. This and the three that follow are
    /// all errors by their causes, as functions and states name them: the first two are tried again for hours, the third a few times.
    enum ThrottlingError: String, Spelled, CaseIterable {
        case tooManyRequests = "TooManyRequestsException"
        case serviceQuotaExceeded = "ServiceQuotaExceededException"
        case functionsBusy = "Lambda.TooManyRequestsException"
        case tableThroughput = "DynamoDB.ProvisionedThroughputExceededException"
        case tableRequests = "DynamoDB.RequestLimitExceededException"
        case tableBusy = "DynamoDB.ThrottlingException"
        case topicBusy = "SNS.ThrottledException"
    }

    /// What services answer that are out of order for a while, and that something was not there in time. Executions of former versions know
    /// these names alone: what passes is told by one of them.
    enum PassingError: String, Spelled, CaseIterable {
        case conflict = "ConflictException"
        case internalServerError = "InternalServerErrorException"
        case serviceUnreachable = "ServiceUnreachable"
        case functionService = "Lambda.ServiceException"
        case functionFault = "Lambda.AWSLambdaException"
        case functionUnreachable = "Lambda.SdkClientException"
        case tableFault = "DynamoDB.InternalServerErrorException"
        case tableUnreachable = "DynamoDB.SdkClientException"
        case topicFault = "SNS.InternalErrorException"
        case topicUnreachable = "SNS.SdkClientException"
    }

    /// What may pass or may come again each time: a function that died, or did not end in its time.
    enum DoubtfulError: String, Spelled, CaseIterable {
        case functionDied = "Lambda.Unknown"
        case functionLate = "Sandbox.Timedout"
        case stateLate = "States.Timeout"
    }

    /// What will not get better, as functions tell it: it fails at once, as does all that stands nowhere here.
    enum FinalError: String, Spelled {
        case badRequest = "BadRequestException"
        case forbidden = "ForbiddenException"
        case notFound = "NotFoundException"
        case unprocessableEntity = "UnprocessableEntityException"
    }

    /// The codes, besides those names, by which services say that they are asked too often; the status is 400, or 503 as S3's
    /// (https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html).
    enum ThrottlingCode: String, CaseIterable {
        case bandwidth = "BandwidthLimitExceeded"
        case keys = "KmsThrottlingException"
        case throughput = "ProvisionedThroughputExceededException"
        case requests = "RequestLimitExceeded"
        case request = "RequestThrottled"
        case slowDown = "SlowDown"
        case throttling = "Throttling"
        case throttlingException = "ThrottlingException"
    }

    /// The codes by which S3 says that it has waited in vain for the rest of a request; the status is 400.
    enum UnreachableCode: String, CaseIterable {
        case timeout = "RequestTimeout"
        case timeoutException = "RequestTimeoutException"
    }
}
