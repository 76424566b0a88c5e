import CDK

/// The settings that tasks of all services have: name and comment, what they read and give, how long they may take, as whom they act.
///
///     LambdaInvoke(scope, "Submit", function: submit, options: .init(resultPath: "$.job", timeout: .after(.minutes(2))))
///
/// [Reference](https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html)
public struct TaskOptions {
    let settings: StateSettings
    let timeout: TaskTimeout?
    let heartbeat: TaskTimeout?
    let credentials: TaskCredentials?

    /// Creates settings.
    ///
    /// - Parameters:
    ///   - stateName: The name in the state machine; the task's id if not given.
    ///   - comment: A note for people, in the definition.
    ///   - inputPath: The part of the input that the task sees; all of it if not given.
    ///   - resultSelector: A choice from what the service answers; all of it if not given.
    ///   - resultPath: The place of the result in the input; in place of the input if not given.
    ///   - outputPath: The part that the next state gets; all of it if not given.
    ///   - timeout: The time after which the task fails with `States.Timeout`.
    ///   - heartbeat: The time for which a task that waits for an answer may be silent. Less than the timeout.
    ///   - credentials: The role with which the task is done; the state machine's own if not given.
    ///   - outputs: The input of the next state. Only in JSONata.
    ///   - assign: Variables to set.
    ///   - language: The query language; the state machine's if not given.
    public init(
        stateName: String? = nil, comment: String? = nil, inputPath: JSONPath? = nil, resultSelector: PayloadTemplate? = nil,
        resultPath: JSONPath? = nil, outputPath: JSONPath? = nil, timeout: TaskTimeout? = nil, heartbeat: TaskTimeout? = nil,
        credentials: TaskCredentials? = nil, outputs: PayloadTemplate? = nil, assign: PayloadTemplate? = nil,
        language: QueryLanguage? = nil
    ) {
        settings = StateSettings(
            stateName: stateName, comment: comment, language: language, inputPath: inputPath, resultSelector: resultSelector,
            resultPath: resultPath, outputPath: outputPath, outputs: outputs, assign: assign)
        self.timeout = timeout
        self.heartbeat = heartbeat
        self.credentials = credentials
    }
}
