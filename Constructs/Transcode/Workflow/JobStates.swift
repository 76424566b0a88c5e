import CDK
import CDKIAM
import CDKStepFunctions
import CDKStepFunctionsTasks

/// The states that take one job of an asset from its settings to its end: a branch of the workflow.
///
/// A job that MediaConvert lost (error 1076 or 1999) is submitted once more. Any other end but a complete job fails the branch. The plan's
/// deadline is that of the first submission and the second.
struct JobStates {
    private static let callTime = Duration.minutes(2)
    /// The job runs on meanwhile, so an outage of about an hour is waited for.
    private static let pollAttempts = 30
    /// An event wakes the execution earlier; without one it asks by itself.
    private static let reconcileTime = Duration.minutes(10)

    let scope: Node
    let kind: HandlerContract.JobKind
    /// The front of the states' names.
    let title: String
    let assets: AssetStates
    let shared: SharedParts
    /// The function that submits jobs and follows them.
    let run: HandlerFunction

    private var placement: ResolvedPlacement { shared.placement }
    private var target: MediaConvertTarget { shared.target }
    private var jobTemplate: String { kind == .main ? target.mainTemplate : target.previewTemplate }
    /// The job's settings and, if the plan did not cut it down, those for a job from the template, which would put back what is left out.
    private var plan: JSONPath { .plan(kind) }
    private var settings: JSONPath { .plan(kind, .settings) }
    private var settingsByTemplate: JSONPath { .plan(kind, .byTemplate) }
    /// Another submission is another attempt, so that MediaConvert does not take it for the first.
    private var attempt: JSONPath { .format("{}/{}", .executionName, .resubmitted) }

    func branch() -> any Chainable {
        let begin = attempt("\(title): first attempt", isResubmitted: false)
        let resubmit = attempt("\(title): another attempt", isResubmitted: true)
        let end = Pass(scope, "\(title): complete", parameters: .fields([(.jobID, .path(.job(.jobID)))]))
        let job: State
        switch placement {
        case .inRegion: job = awaited(resubmit: resubmit, end: end)
        case .remote, .companion: job = followed(resubmit: resubmit, end: end)
        }
        resubmit.next(job)
        return begin.next(job)
    }

    private func attempt(_ id: String, isResubmitted: Bool) -> Pass {
        guard placement == .inRegion else {
            return Pass(scope, id, result: AnyValue(isResubmitted), resultPath: .resubmitted)
        }
        // Step Functions takes a task's time limit in seconds, and only JSONata counts how many are left; none at all is no limit.
        let deadline = "\(HandlerContract.Field.plan).\(HandlerContract.Field.deadline)"
        let left = "$max([1, $states.input.\(deadline) - $floor($toMillis($states.context.State.EnteredTime) / 1000)])"
        return Pass(
            scope, id, outputs: "{% $merge([$states.input, {'resubmitted': \(isResubmitted), 'secondsLeft': \(left)}]) %}",
            language: .jsonata)
    }

    // MARK: In the state machine's region

    /// Step Functions submits the job and waits for it.
    private func awaited(resubmit: Pass, end: Pass) -> State {
        let fromTemplate = create("\(title): transcode by template", settings: settingsByTemplate, jobTemplate: jobTemplate)
        let byItself = create("\(title): transcode", settings: settings)
        // An update may have changed the template, or dropped a preset, since the plan was made.
        fromTemplate.catch(
            [.mediaConvert(.badRequest), .mediaConvert(.notFound)], resultPath: .discard, next: byItself)
        // Step Functions itself gives no cause. The name is that of a job which a function has cancelled.
        let late = Fail(scope, "\(title): late", error: "MediaConvert.0", cause: "the job did not end in time")
        // The cause is the job as JSON.
        let lost = HandlerContract.PassingErrorCode.allCases.map {
            Condition.stringMatches(.errorCause, "*\"ErrorCode\":\($0.rawValue)*")
        }
        let failed = Fail(scope, "\(title): failed", error: .path(.errorName), cause: .path(.errorCause))
        let isLost = Choice(scope, "\(title): lost?")
            .when(.and(.booleanEquals(.resubmitted, false), .or(lost)), next: resubmit).otherwise(failed)
        let record = assets.recordJob("\(title): record", kind: kind, jobID: .job(.jobID))
        for job in [fromTemplate, byItself] {
            job.catch([.timeout], resultPath: .discard, next: late)
            job.catch(resultPath: .error, next: isLost)
            job.next(record)
        }
        record.next(end)
        return Choice(scope, "\(title): by template?").when(.isPresent(settingsByTemplate), next: fromTemplate).otherwise(byItself)
    }

    private func create(_ id: String, settings: JSONPath, jobTemplate: String? = nil) -> MediaConvertCreateJob {
        let asset: [(HandlerContract.Field, PayloadTemplate)] = [
            (.assetID, .path(.data(.assetID))), (.kind, PayloadTemplate(kind.rawValue)),
        ]
        var request: [(String, PayloadTemplate)] = [
            ("ClientRequestToken", .path(.hash(.format("{}/\(kind)/{}", .data(.assetID), attempt), .sha256))),
            ("Queue", PayloadTemplate(target.queueARN)), ("Settings", .path(settings)), ("Tags", .fields(asset)),
            ("UserMetadata", .fields(asset + [(.executionName, .path(.executionName))])),
        ]
        if let jobTemplate { request.append(("JobTemplate", PayloadTemplate(jobTemplate))) }
        let state = MediaConvertCreateJob(
            scope, id, role: shared.mediaConvertRole.arn, request: .object(request), pattern: .runJob,
            options: .init(
                resultSelector: .fields([(.jobID, .path("$.Job.Id"))]), resultPath: .data(.job), timeout: .path("$.secondsLeft")))
        for retry in Retries.ofJob { state.retry(retry) }
        return state
    }

    // MARK: In another region

    /// A function submits the job, and asks for it until it has ended.
    private func followed(resubmit: Pass, end: Pass) -> State {
        let submit = call(
            "\(title): submit", .submit,
            [
                (.kind, PayloadTemplate(kind.rawValue)), (.attempt, .path(attempt)), (.executionName, .path(.executionName)),
                (.job, .path(plan)), (.jobTemplate, target.isProvisioned ? PayloadTemplate(jobTemplate) : nil),
            ])
        let record = assets.recordJob("\(title): record", kind: kind, jobID: .job(.jobID))
        let poll = call(
            "\(title): ask", .status,
            [
                (.jobID, .path(.job(.jobID))), (.waitSeconds, .path(.job(.waitSeconds))), (.deadline, .path(.plan(.deadline))),
            ], attempts: Self.pollAttempts)
        let wait = waiting(then: poll)
        submit.next(record).next(wait)
        let failed = Fail(
            scope, "\(title): failed", error: .path(.format("MediaConvert.{}", .job(.errorCode))),
            cause: .path(.job(.errorMessage)))
        let ended = Choice(scope, "\(title): ended?")
            .when(.hasEnded(as: .complete), next: end)
            .when(
                .and(
                    .isPresent(.job(.mayRetry)), .booleanEquals(.job(.mayRetry), true), .booleanEquals(.resubmitted, false)),
                next: resubmit
            )
            .when(.or(.hasEnded(as: .error), .hasEnded(as: .canceled)), next: failed)
            .otherwise(wait)
        poll.next(ended)
        return submit
    }

    /// Lets time pass before the next question: longer each time, or until an event comes.
    private func waiting(then poll: LambdaInvoke) -> State {
        guard case .companion = placement else {
            let wait = Wait(scope, "\(title): wait", time: .secondsPath(.job(.waitSeconds)))
            wait.next(poll)
            return wait
        }
        let wait = LambdaInvoke(
            scope, "\(title): await event", function: run.function,
            payload: request(.await, [(.jobID, .path(.job(.jobID))), (.taskToken, .path(.taskToken))]), pattern: .waitForTaskToken,
            retriesOnServiceExceptions: false, options: .init(resultPath: .discard, timeout: .after(Self.reconcileTime)))
        for retry in Retries.ofJob { wait.retry(retry) }
        wait.catch([.timeout], resultPath: .discard, next: poll)
        wait.next(poll)
        return wait
    }

    private func call(
        _ id: String, _ action: HandlerContract.Action, _ fields: [(HandlerContract.Field, PayloadTemplate)], attempts: Int = 5
    ) -> LambdaInvoke {
        run.call(scope, id, request(action, fields), resultPath: .data(.job), time: Self.callTime, attempts: attempts)
    }

    /// What the function that runs jobs is asked.
    private func request(_ action: HandlerContract.Action, _ fields: [(HandlerContract.Field, PayloadTemplate)]) -> PayloadTemplate {
        .fields([(.action, .action(action)), (.assetID, .path(.data(.assetID)))] + fields)
    }
}

extension Condition {
    /// Whether the function that runs jobs has said that the branch's job has ended so.
    fileprivate static func hasEnded(as end: HandlerContract.JobEnd) -> Condition {
        .stringEquals(.job(.status), Value(end.rawValue))
    }
}
