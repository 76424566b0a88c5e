import CDK
import CDKIAM
import CDKStepFunctions
import CDKStepFunctionsTasks

/// The states that take one job of an asset from its settings to its end: a branch of the workflow.
///
/// A job that MediaConvert lost (error 1076 or 1999) is submitted once more. Any other end but a complete job fails the branch. The plan's
/// deadline is that of the first submission and the second.
struct JobStates {
    private static var callTime: TaskTimeout { .after(.minutes(2)) }
    /// The job runs on meanwhile, so an outage of about an hour is waited for.
    private static let pollAttempts = 30
    /// An event wakes the execution earlier; without one it asks by itself.
    private static let reconcileTime = Duration.minutes(10)

    let scope: Node
    /// `main` or `preview`, which is also where the plan has the job's settings.
    let kind: String
    /// The front of the states' names.
    let title: String
    let assets: AssetStates
    let placement: ResolvedPlacement
    let target: MediaConvertTarget
    let functions: TranscodeFunctions
    let mediaConvertRole: ARN

    private var jobTemplate: String { kind == "main" ? target.mainTemplate : target.previewTemplate }
    /// The job's settings and, if the plan did not cut it down, those for a job from the template, which would put back what is left out.
    private var plan: JSONPath { "$.plan.\(kind)" }
    private var settings: JSONPath { "$.plan.\(kind).settings" }
    private var settingsByTemplate: JSONPath { "$.plan.\(kind).byTemplate" }
    /// Another submission is another attempt, so that MediaConvert does not take it for the first.
    private var attempt: JSONPath { .format("{}/{}", .executionName, "$.resubmitted") }

    func branch() -> any Chainable {
        let begin = attempt("\(title): first attempt", isResubmitted: false)
        let resubmit = attempt("\(title): another attempt", isResubmitted: true)
        let end = Pass(scope, "\(title): complete", parameters: ["jobId": .path("$.job.jobId")])
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
            return Pass(scope, id, result: AnyValue(isResubmitted), resultPath: "$.resubmitted")
        }
        // Step Functions takes a task's time limit in seconds, and only JSONata counts how many are left; none at all is no limit.
        let left = "$max([1, $states.input.plan.deadline - $floor($toMillis($states.context.State.EnteredTime) / 1000)])"
        return Pass(
            scope, id, outputs: "{% $merge([$states.input, {'resubmitted': \(isResubmitted), 'secondsLeft': \(left)}]) %}",
            language: .jsonata)
    }

    // MARK: In the state machine's region

    /// Step Functions submits the job and waits for it.
    private func awaited(resubmit: Pass, end: Pass) -> State {
        let record = assets.recordJob("\(title): record", kind: kind, jobID: "$.job.jobId")
        let failed = Fail(scope, "\(title): failed", error: .path("$.error.Error"), cause: .path("$.error.Cause"))
        // Step Functions itself gives no cause. The name is that of a job which a function has cancelled.
        let late = Fail(scope, "\(title): late", error: "MediaConvert.0", cause: "the job did not end in time")
        // The cause is the job as JSON.
        let lost = ["1076", "1999"].map { Condition.stringMatches("$.error.Cause", "*\"ErrorCode\":\($0)*") }
        let isLost = Choice(scope, "\(title): lost?")
            .when(.and(.booleanEquals("$.resubmitted", false), .or(lost)), next: resubmit).otherwise(failed)
        let fromTemplate = create("\(title): transcode by template", settings: settingsByTemplate, jobTemplate: jobTemplate)
        let byItself = create("\(title): transcode", settings: settings)
        // An update may have changed the template, or dropped a preset, since the plan was made.
        fromTemplate.catch(
            ["MediaConvert.BadRequestException", "MediaConvert.NotFoundException"], resultPath: .discard, next: byItself)
        for job in [fromTemplate, byItself] {
            job.catch([.timeout], resultPath: .discard, next: late)
            job.catch(resultPath: "$.error", next: isLost)
            job.next(record)
        }
        record.next(end)
        return Choice(scope, "\(title): by template?").when(.isPresent(settingsByTemplate), next: fromTemplate).otherwise(byItself)
    }

    private func create(_ id: String, settings: JSONPath, jobTemplate: String? = nil) -> MediaConvertCreateJob {
        let asset: [(String, PayloadTemplate)] = [("assetId", .path("$.assetId")), ("kind", PayloadTemplate(kind))]
        var request: [(String, PayloadTemplate)] = [
            ("ClientRequestToken", .path(.hash(.format("{}/\(kind)/{}", "$.assetId", attempt), .sha256))),
            ("Queue", PayloadTemplate(target.queueARN)), ("Settings", .path(settings)), ("Tags", .object(asset)),
            ("UserMetadata", .object(asset + [("executionName", .path(.executionName))])),
        ]
        if let jobTemplate { request.append(("JobTemplate", PayloadTemplate(jobTemplate))) }
        let state = MediaConvertCreateJob(
            scope, id, role: mediaConvertRole, request: .object(request), pattern: .runJob,
            options: .init(resultSelector: ["jobId": .path("$.Job.Id")], resultPath: "$.job", timeout: .path("$.secondsLeft")))
        for retry in Retries.ofJob { state.retry(retry) }
        return state
    }

    // MARK: In another region

    /// A function submits the job, and asks for it until it has ended.
    private func followed(resubmit: Pass, end: Pass) -> State {
        let submit = call(
            "\(title): submit",
            [
                "action": "submit", "assetId": .path("$.assetId"), "kind": PayloadTemplate(kind), "attempt": .path(attempt),
                "executionName": .path(.executionName), "job": .path(plan),
                "jobTemplate": target.isProvisioned ? PayloadTemplate(jobTemplate) : nil,
            ])
        let record = assets.recordJob("\(title): record", kind: kind, jobID: "$.job.jobId")
        let poll = call(
            "\(title): ask",
            [
                "action": "status", "assetId": .path("$.assetId"), "jobId": .path("$.job.jobId"),
                "waitSeconds": .path("$.job.waitSeconds"), "deadline": .path("$.plan.deadline"),
            ], attempts: Self.pollAttempts)
        let wait = waiting(then: poll)
        let failed = Fail(
            scope, "\(title): failed", error: .path(.format("MediaConvert.{}", "$.job.errorCode")), cause: .path("$.job.errorMessage"))
        let ended = Choice(scope, "\(title): ended?")
            .when(.stringEquals("$.job.status", "COMPLETE"), next: end)
            .when(
                .and(
                    .isPresent("$.job.mayRetry"), .booleanEquals("$.job.mayRetry", true), .booleanEquals("$.resubmitted", false)),
                next: resubmit
            )
            .when(.or(.stringEquals("$.job.status", "ERROR"), .stringEquals("$.job.status", "CANCELED")), next: failed)
            .otherwise(wait)
        poll.next(ended)
        submit.next(record).next(wait)
        return submit
    }

    /// Lets time pass before the next question: longer each time, or until an event comes.
    private func waiting(then poll: LambdaInvoke) -> State {
        guard case .companion = placement else {
            let wait = Wait(scope, "\(title): wait", time: .secondsPath("$.job.waitSeconds"))
            wait.next(poll)
            return wait
        }
        let wait = LambdaInvoke(
            scope, "\(title): await event", function: functions.run.function,
            payload: [
                "action": "await", "assetId": .path("$.assetId"), "jobId": .path("$.job.jobId"), "taskToken": .path(.taskToken),
            ], pattern: .waitForTaskToken, retriesOnServiceExceptions: false,
            options: .init(resultPath: .discard, timeout: .after(Self.reconcileTime)))
        for retry in Retries.ofJob { wait.retry(retry) }
        wait.catch([.timeout], resultPath: .discard, next: poll)
        wait.next(poll)
        return wait
    }

    private func call(_ id: String, _ payload: PayloadTemplate, attempts: Int = 5) -> LambdaInvoke {
        let state = LambdaInvoke(
            scope, id, function: functions.run.function, payload: payload, response: .payloadOnly, retriesOnServiceExceptions: false,
            options: .init(resultPath: "$.job", timeout: Self.callTime))
        for retry in Retries.ofCall(attempts: attempts) { state.retry(retry) }
        return state
    }
}
