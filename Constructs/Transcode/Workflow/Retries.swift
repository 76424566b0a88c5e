import CDK
import CDKStepFunctions

/// How long each cause of an error is tried again; which errors are of which cause, ``HandlerContract`` says.
///
/// Each cause has a retry of its own, whose attempts no other cause uses up. Full jitter spreads the attempts of many executions.
enum Retries {
    /// With pauses of up to five minutes, two and a half on average: about twelve hours.
    private static let hours = 290
    private static let few = 5
    private static let lasting = 30

    /// Of a call: also one that did not come back in time, which need not be the fault of what was called.
    static var ofCall: [Retry] { ofWaiting + [retry(HandlerContract.DoubtfulError.self, attempts: few)] }

    /// Of what waits for something else: that the time is over is not a reason to begin again.
    static var ofWaiting: [Retry] {
        [retry(HandlerContract.ThrottlingError.self, attempts: hours), retry(HandlerContract.PassingError.self, attempts: hours)]
    }

    /// Of a call that must not be lost: whatever is in its way, two hours at least are waited for it to go.
    ///
    /// The last without jitter, with which a call has half of the time.
    static var ofLastingCall: [Retry] {
        // The row is another's: that does not pass.
        let another = Retry(on: ["DynamoDB.ConditionalCheckFailedException"], maxAttempts: 0)
        return [another] + ofWaiting + [retry([.taskFailed, .timeout], attempts: lasting, jitter: .none)]
    }

    private static func retry<Cause: Spelled & CaseIterable>(_ cause: Cause.Type, attempts: Int) -> Retry {
        retry(cause.allCases.map { StateError($0.rawValue) }, attempts: attempts)
    }

    private static func retry(_ errors: [StateError], attempts: Int, jitter: Retry.Jitter = .full) -> Retry {
        Retry(on: errors, interval: .seconds(5), maxAttempts: attempts, backoffRate: 2, maxDelay: .minutes(5), jitter: jitter)
    }
}
