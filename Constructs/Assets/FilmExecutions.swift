import CDK

/// The executions that work on assets.
struct FilmExecutions {
    let stateMachineARN: ARN
    /// Of all of them: an execution has the name of its asset.
    let arn: ARN

    init(_ scope: Node, of pipeline: TranscodePipeline) {
        stateMachineARN = pipeline.stateMachine.arn
        arn = ARN(
            in: scope, service: "states", resource: "execution",
            resourceName: "\(Value(pipeline.names("transcode-state-machine"))):*", format: .colon)
    }
}
