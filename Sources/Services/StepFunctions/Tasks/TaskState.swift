import CDK
import CDKIAM

/// A state that does something by way of another service.
///
/// Tasks of single services are classes of the module `CDKStepFunctionsTasks`. It is open for that module alone, as only the package can
/// initialize it: what no task can say is a ``CustomState``.
open class TaskState: State, ContinuingState, FallibleState {
    private let options: TaskOptions
    private let resource: Value<String>
    private let parameters: (QueryLanguage) -> PayloadTemplate?
    private let statements: [PolicyStatement]

    package init(
        _ node: Node, _ options: TaskOptions, resource: Value<String>, policies: [PolicyStatement],
        parameters: @escaping (QueryLanguage) -> PayloadTemplate?
    ) {
        self.options = options
        self.resource = resource
        self.parameters = parameters
        statements = policies
        super.init(node, options.settings)
        check(parameters(settings.language ?? .jsonPath), "Parameters")
    }

    override var policies: [PolicyStatement] { statements + (options.credentials.map { [$0.policy] } ?? []) }

    override func definition(_ language: LanguageContext) -> AnyValue {
        var fields = StateFields()
        fields.add(languageFields(language))
        fields.add(nextFields)
        fields.add(errorFields(language))
        fields.add("Type", "Task")
        fields.add("Comment", settings.comment)
        if let timeout = options.timeout { fields.add([timeout.field("Timeout", of: self)]) }
        if let heartbeat = options.heartbeat { fields.add([heartbeat.field("Heartbeat", of: self)]) }
        fields.add("InputPath", path: settings.inputPath)
        fields.add("OutputPath", path: settings.outputPath)
        fields.add("ResultPath", path: settings.resultPath)
        let own = self.language(in: language)
        if own == .jsonata { fields.add("Arguments", template: parameters(own)) }
        fields.add("Output", template: settings.outputs)
        fields.add("ResultSelector", template: settings.resultSelector)
        if let credentials = options.credentials { fields.add("Credentials", .object([credentials.roleARN.member("RoleArn")])) }
        fields.add("Assign", template: settings.assign)
        fields.add("Resource", AnyValue(resource))
        if own == .jsonPath { fields.add("Parameters", template: parameters(own)) }
        return fields.value
    }
}
