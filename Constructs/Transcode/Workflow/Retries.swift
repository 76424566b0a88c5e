import CDK
import CDKStepFunctions

/// What is worth another try, and how long to wait for it.
enum Retries {
    /// Answers of services that are busy or out of order for a moment.
    private static let passingErrors: [StateError] = [
        .handler(.tooManyRequests), .handler(.internalServerError), .handler(.conflict), .handler(.serviceUnreachable),
        "Lambda.ServiceException", "Lambda.AWSLambdaException", "Lambda.SdkClientException", "Lambda.TooManyRequestsException",
        "Lambda.Unknown", "Sandbox.Timedout", "DynamoDB.ProvisionedThroughputExceededException",
        "DynamoDB.RequestLimitExceededException", "DynamoDB.ThrottlingException", "DynamoDB.InternalServerErrorException",
        "DynamoDB.SdkClientException", "SNS.ThrottledException", "SNS.InternalErrorException", "SNS.SdkClientException",
        .mediaConvert(.tooManyRequests), .mediaConvert(.internalServerError), .mediaConvert(.conflict),
        "MediaConvert.SdkClientException",
    ]
    /// A quota frees up slowly.
    private static var quota: Retry {
        Retry(
            on: [.handler(.serviceQuotaExceeded), .mediaConvert(.serviceQuotaExceeded)], interval: .minutes(2), maxAttempts: 5,
            backoffRate: 2, maxDelay: .minutes(30), jitter: .full)
    }

    /// Of a call: also one that did not come back in time.
    ///
    /// - Parameter attempts: How often, besides the first time, before it is given up.
    /// - Returns: One for quotas, and one for errors that pass sooner.
    static func ofCall(attempts: Int = 5) -> [Retry] {
        [quota, passing(passingErrors + [.timeout], attempts: attempts)]
    }

    /// Of a call that must not be lost: whatever is in its way, two hours are waited for it to go.
    ///
    /// Without jitter, with which a call has half of the time.
    static var ofLastingCall: [Retry] {
        // The row is another's: that does not pass.
        let another = Retry(on: ["DynamoDB.ConditionalCheckFailedException"], maxAttempts: 0)
        return [another, passing([.taskFailed, .timeout], attempts: 30, jitter: .none)]
    }

    /// Of what waits for a job: that the time is over is not a reason to begin again.
    static var ofJob: [Retry] { [quota, passing(passingErrors, attempts: 5)] }

    private static func passing(_ errors: [StateError], attempts: Int, jitter: Retry.Jitter = .full) -> Retry {
        Retry(on: errors, interval: .seconds(5), maxAttempts: attempts, backoffRate: 2, maxDelay: .minutes(5), jitter: jitter)
    }
}

extension StateError {
    /// An error as a function of the platform names it.
    static func handler(_ name: HandlerContract.ErrorName) -> StateError { StateError(name.rawValue) }

    /// The same of MediaConvert, as Step Functions names it where it calls the service itself.
    static func mediaConvert(_ name: HandlerContract.ErrorName) -> StateError { StateError("MediaConvert.\(name)") }
}
