import CDK
import CDKStepFunctions
import CDKStepFunctionsTasks

/// The states that take one job of an asset from its row to its end: a branch of the workflow.
///
/// A function sees to it that there is a job and says how it stands; between two questions an event wakes the execution where one can come,
/// else it waits, longer each time. Any end but a complete job fails the branch.
struct JobStates {
    private static let callTime = Duration.minutes(2)

    let scope: Node
    let kind: HandlerContract.JobKind
    /// The front of the states' names.
    let title: String
    let shared: SharedParts
    /// The function that submits jobs and follows them.
    let run: HandlerFunction

    private var jobTemplate: PayloadTemplate? {
        guard shared.target.isProvisioned else { return nil }
        return PayloadTemplate(kind == .main ? shared.target.mainTemplate : shared.target.previewTemplate)
    }

    func branch() -> any Chainable {
        let ask = run.call(
            scope, "\(title): ask", request(.follow, [(.jobTemplate, jobTemplate)]), resultPath: .data(.job), time: Self.callTime)
        let wait = waiting(then: ask)
        let end = Pass(scope, "\(title): complete", parameters: .fields([(.jobID, .path(.job(.jobID)))]))
        let failed = Fail(
            scope, "\(title): failed", error: .path(.format("MediaConvert.{}", .job(.errorCode))), cause: .path(.job(.errorMessage)))
        return ask.next(
            Choice(scope, "\(title): ended?")
                .when(.hasEnded(as: .complete), next: end)
                .when(.or(.hasEnded(as: .error), .hasEnded(as: .canceled)), next: failed)
                .otherwise(wait))
    }

    /// Lets the time pass that the function has said, or until an event comes.
    private func waiting(then ask: LambdaInvoke) -> State {
        guard shared.placement.hasEvents else {
            let wait = Wait(scope, "\(title): wait", time: .secondsPath(.job(.waitSeconds)))
            wait.next(ask)
            return wait
        }
        let wait = LambdaInvoke(
            scope, "\(title): await event", function: run.function,
            payload: request(.await, [(.jobID, .path(.job(.jobID))), (.taskToken, .path(.taskToken))]), pattern: .waitForTaskToken,
            retriesOnServiceExceptions: false, options: .init(resultPath: .discard, timeout: .path(.job(.waitSeconds))))
        for retry in Retries.ofWaiting { wait.retry(retry) }
        wait.catch([.timeout], resultPath: .discard, next: ask)
        wait.next(ask)
        return wait
    }

    /// What the function that runs jobs is asked; the job's settings are in its row.
    private func request(_ action: HandlerContract.Action, _ fields: [(HandlerContract.Field, PayloadTemplate?)]) -> PayloadTemplate {
        .fields(
            [
                (.action, .action(action)), (.assetID, .path(.data(.assetID))), (.making, .path(.claimedMaking)),
                (.kind, PayloadTemplate(kind.rawValue)),
            ] + fields.compactMap { field, value in value.map { (field, $0) } })
    }
}

extension Condition {
    /// Whether the function that runs jobs has said that the branch's job has ended so.
    fileprivate static func hasEnded(as end: HandlerContract.JobEnd) -> Condition {
        .stringEquals(.job(.status), Value(end.rawValue))
    }
}
