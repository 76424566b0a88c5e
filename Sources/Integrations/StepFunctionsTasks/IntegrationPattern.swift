import CDK

/// Whether a task that sends something is done when it is sent, or when somebody answers.
public enum CallbackPattern: Sendable {
    case requestResponse
    /// Waits until the task's token comes back. What is sent has to hold it: `.path(.taskToken)`.
    case waitForTaskToken
}

/// Whether a task that starts a job is done when the job has started, or when it has ended.
public enum JobPattern: Sendable {
    case requestResponse
    /// Waits until the job has ended (`.sync`).
    case runJob
}

/// When a task that starts something is done.
public enum IntegrationPattern: Sendable {
    case requestResponse
    /// Waits until it has ended (`.sync`).
    case runJob
    /// Waits until the task's token comes back. What is sent has to hold it: `.path(.taskToken)`.
    case waitForTaskToken

    init(_ pattern: CallbackPattern) { self = pattern == .waitForTaskToken ? .waitForTaskToken : .requestResponse }
    init(_ pattern: JobPattern) { self = pattern == .runJob ? .runJob : .requestResponse }

    /// The resource of an integration with a service.
    func resource(_ service: String, _ action: String) -> Value<String> {
        let suffix =
            switch self {
            case .requestResponse: ""
            case .runJob: ".sync"
            case .waitForTaskToken: ".waitForTaskToken"
            }
        return "arn:\(PseudoParameter.partition):states:::\(service):\(action)\(suffix)"
    }
}
