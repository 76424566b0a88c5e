import CDK
import CDKIAM
import CDKStepFunctions

/// Starts an execution of another state machine.
///
/// [Reference](https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html)
public final class StepFunctionsStartExecution: TaskState {
    /// Creates the task.
    ///
    /// - Parameters:
    ///   - scope: The scope of the construct.
    ///   - id: The id within the scope.
    ///   - stateMachine: The other state machine.
    ///   - input: The input of the execution; the state's input if not given.
    ///   - executionName: The execution's name; Step Functions makes one if not given.
    ///   - isAssociatedWithParent: Whether the console leads from the execution to this one. Only with an input that is an object.
    ///   - pattern: The end of the task.
    ///   - options: The settings that tasks of all services have.
    ///   - file: The Swift file of the call, by which diagnostics find it.
    ///   - line: The line of the call in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, stateMachine: any StateMachineReference, input: PayloadTemplate? = nil,
        executionName: PayloadTemplate? = nil, isAssociatedWithParent: Bool = false, pattern: IntegrationPattern = .requestResponse,
        options: TaskOptions = TaskOptions(), file: String = #fileID, line: Int = #line
    ) {
        let node = Node(scope, id, file: file, line: line)
        super.init(
            node, options,
            resource: "\(pattern.resource("states", "startExecution"))\(pattern == .runJob ? ":2" : "")",
            policies: Self.policies(node, stateMachine, pattern)
        ) { language in
            .object([
                ("Input", Self.input(input, isAssociatedWithParent, language)),
                ("StateMachineArn", PayloadTemplate(stateMachine.arn)), ("Name", executionName),
            ])
        }
        if isAssociatedWithParent, let input, !input.isObject {
            node.report(
                .error(
                    "swift-cdk:stepfunctions-tasks/associated-input",
                    "The input is one path, so the execution cannot be associated with its parent in it",
                    action: "write the input as an object, or leave isAssociatedWithParent out"))
        }
        if pattern == .waitForTaskToken {
            requireTaskToken(in: input, "input")
        }
    }

    private static func input(
        _ input: PayloadTemplate?, _ isAssociatedWithParent: Bool, _ language: QueryLanguage
    ) -> PayloadTemplate {
        guard isAssociatedWithParent else { return input ?? (language == .jsonata ? "{% $states.input %}" : .path(.input)) }
        let parent: PayloadTemplate = language == .jsonata ? "{% $states.context.Execution.Id %}" : .path(.executionID)
        return (input ?? [:]).setting("AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID", parent)
    }

    private static func policies(
        _ node: Node, _ stateMachine: any StateMachineReference, _ pattern: IntegrationPattern
    ) -> [PolicyStatement] {
        let start = PolicyStatement(actions: ["states:StartExecution"], resources: [stateMachine.arn])
        guard pattern == .runJob else { return [start] }
        let executions = ARN(
            in: node, service: "states", resource: "execution", resourceName: "\(stateMachine.nameInARN)*", format: .colon)
        return [
            start, PolicyStatement(actions: ["states:DescribeExecution", "states:StopExecution"], resources: [executions]),
            .followJobs(in: node, rule: "StepFunctionsGetEventsForStepFunctionsExecutionRule"),
        ]
    }
}
