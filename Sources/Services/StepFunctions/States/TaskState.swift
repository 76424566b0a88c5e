import CDK
import CDKIAM

/// How long a task may take, or be silent.
public enum TaskTimeout {
    case after(Duration)
    /// A number of seconds that stands in the input.
    case path(JSONPath)
    /// A number of seconds that a JSONata expression gives.
    case expression(Value<String>)

    func field(_ name: String, of state: State) -> (String, AnyValue) {
        switch self {
        case .after(let duration): ("\(name)Seconds", AnyValue(duration.whole(.seconds, for: state)))
        case .path(let path): ("\(name)SecondsPath", path.value)
        case .expression(let expression): ("\(name)Seconds", AnyValue(expression))
        }
    }
}

/// The role with which a task is done in place of the state machine's own.
/// [Reference](https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html)
public enum TaskCredentials {
    case role(any RoleReference)
    /// A role whose ARN stands in the input. The state machine may then assume any role that trusts it.
    case rolePath(JSONPath)

    var roleARN: PayloadTemplate {
        switch self {
        case .role(let role): PayloadTemplate(role.arn)
        case .rolePath(let path): .path(path)
        }
    }

    /// The permission to assume it.
    var policy: PolicyStatement {
        switch self {
        case .role(let role): PolicyStatement(actions: ["sts:AssumeRole"], resources: [role.arn])
        // Which role it is, is known when the state machine runs.
        case .rolePath: PolicyStatement(actions: ["sts:AssumeRole"], resources: ["*"])
        }
    }
}

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

/// A state that does something by way of another service.
public class TaskState: State, ContinuingState, FallibleState {
    struct Timing {
        var timeout: TaskTimeout?
        var heartbeat: TaskTimeout?
        var credentials: TaskCredentials?
    }

    private let timing: Timing
    private let resource: Value<String>
    private let parameters: (QueryLanguage) -> PayloadTemplate?
    private let statements: [PolicyStatement]

    init(
        _ node: Node, _ settings: StateSettings, _ timing: Timing, resource: Value<String>, policies: [PolicyStatement],
        parameters: @escaping (QueryLanguage) -> PayloadTemplate?
    ) {
        self.timing = timing
        self.resource = resource
        self.parameters = parameters
        statements = policies
        super.init(node, settings)
        check(parameters(settings.language ?? .jsonPath), "Parameters")
    }

    override var policies: [PolicyStatement] { statements + (timing.credentials.map { [$0.policy] } ?? []) }

    override func definition(_ language: LanguageContext) -> AnyValue {
        var fields = StateFields()
        fields.add(languageFields(language))
        fields.add(nextFields)
        fields.add(errorFields(language))
        fields.add("Type", "Task")
        fields.add("Comment", settings.comment)
        if let timeout = timing.timeout { fields.add([timeout.field("Timeout", of: self)]) }
        if let heartbeat = timing.heartbeat { fields.add([heartbeat.field("Heartbeat", of: self)]) }
        fields.add("InputPath", path: settings.inputPath)
        fields.add("OutputPath", path: settings.outputPath)
        fields.add("ResultPath", path: settings.resultPath)
        let own = self.language(in: language)
        if own == .jsonata { fields.add("Arguments", template: parameters(own)) }
        fields.add("Output", template: settings.outputs)
        fields.add("ResultSelector", template: settings.resultSelector)
        if let credentials = timing.credentials { fields.add("Credentials", .object([credentials.roleARN.member("RoleArn")])) }
        fields.add("Assign", template: settings.assign)
        fields.add("Resource", AnyValue(resource))
        if own == .jsonPath { fields.add("Parameters", template: parameters(own)) }
        return fields.value
    }

    /// Reports what is sent without the token, though an answer is waited for.
    func requireTaskToken(in template: PayloadTemplate?, _ message: String) {
        if template?.hasTaskToken != true { node.report(message, action: "hand over .path(.taskToken)") }
    }
}
