import CDK

/// The end of a task that sends something: when it is sent, or when somebody answers.
public enum CallbackPattern: Sendable {
    /// The task is done when the service has answered.
    case requestResponse
    /// Waits until the task's token comes back. What is sent has to hold it: `.path(.taskToken)`.
    case waitForTaskToken
}

/// The end of a task that starts a job: when the job has started, or when it has ended.
public enum JobPattern: Sendable {
    /// The task is done when the service has answered.
    case requestResponse
    /// Waits until the job has ended (`.sync`).
    case runJob
}

/// The end of a task that starts something.
public enum IntegrationPattern: Sendable {
    /// The task is done when the service has answered.
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
