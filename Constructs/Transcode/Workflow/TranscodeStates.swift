import CDK
import CDKStepFunctions
import CDKStepFunctionsTasks

/// The states of the workflow.
///
/// The input says which asset it is, and where its source is: the asset is claimed, looked into and planned; its jobs run side by side;
/// what they wrote is verified, recorded and told. Whatever fails is recorded and told too.
struct TranscodeStates {
    private typealias Field = HandlerContract.Field

    let scope: Node
    private let functions: TranscodeFunctions
    /// Bring films to MediaConvert's region and back, where they have to be.
    let staging: StagingFunctions?
    private let assets: AssetStates
    private let jobs: [JobStates]
    private let intake: StateMachine
    /// Where whatever fails ends.
    private let failure: any Chainable
    private let notTold: Fail

    init(
        _ scope: Node, functions: TranscodeFunctions, staging: StagingFunctions?, assets: AssetStates, jobs: [JobStates],
        intake: StateMachine
    ) {
        self.scope = scope
        self.functions = functions
        self.staging = staging
        self.assets = assets
        self.jobs = jobs
        self.intake = intake
        failure = Self.failure(scope, assets)
        notTold = Fail(
            scope, "Not told", error: "NotificationFailed", cause: "The asset's state was recorded but could not be published")
    }

    /// The way of an upload, each step joined to what comes after it.
    func start() -> any Chainable {
        let way = [
            admitted, claim, stageSource, plan, admitMedia, recordPlan, transcode, collectOutputs, verify, recordSuccess, tellSuccess,
        ]
        return way.reversed().reduce(Succeed(scope, "Done")) { next, step in step(next) }
    }

    // MARK: From the line to the plan

    /// Events of S3 came here before there was an intake.
    ///
    /// One that still does, during an update or by hand, goes there.
    private func admitted(_ next: any Chainable) -> any Chainable {
        let handOn = StepFunctionsStartExecution(
            scope, "Hand to intake", stateMachine: intake, options: .init(resultPath: .discard, timeout: .after(.minutes(2))))
        for retry in Retries.ofLastingCall { handOn.retry(retry) }
        return Choice(scope, "Is admitted?").when(.isPresent(.data(.assetID)), next: next)
            .otherwise(handOn.next(Succeed(scope, "Handed on")))
    }

    private func claim(_ next: any Chainable) -> any Chainable {
        let claim = assets.claim().catch(
            ["DynamoDB.ConditionalCheckFailedException"], resultPath: .discard, next: Succeed(scope, "Already claimed"))
        return fallible(claim).next(next)
    }

    private func plan(_ next: any Chainable) -> any Chainable {
        let plan = functions.plan.call(
            scope, "Plan",
            .fields(
                [.assetID, .bucket, .key].map { ($0, .path(.data($0))) }
                    + [(.making, .path(.claimedMaking)), (.executionName, .path(.executionName))] + placesOfJobs),
            resultPath: .data(.plan))
        return fallible(plan).next(next)
    }

    private func admitMedia(_ next: any Chainable) -> any Chainable {
        let unsupported = Pass(
            scope, "Unsupported media",
            parameters: ["Error": "\(HandlerContract.CreatorMistake.unsupportedMedia)", "Cause": .path(.plan(.unsupported))],
            resultPath: .error)
        return Choice(scope, "Can be transcoded?").when(.isPresent(.plan(.unsupported)), next: unsupported.next(failure))
            .when(.isPresent(.plan(.rejected)), next: rejection()).otherwise(next)
    }

    /// Nothing that the pipeline takes, such as a letter: it is told, and nothing has failed.
    private func rejection() -> any Chainable {
        let record = assets.lasting.record("Record rejection", status: .rejected, [Field.cause.rawValue: .string(path: .plan(.rejected))])
        let tell = assets.lasting.tell("Tell rejection", .rejected, [(Field.cause.rawValue, .path(.plan(.rejected)))])
        return fallible(record).next(toldOrFailed(tell)).next(Succeed(scope, "Rejected"))
    }

    // MARK: From the plan to the end

    private func recordPlan(_ next: any Chainable) -> any Chainable {
        let record = assets.record(
            "Record plan", status: .transcoding,
            [
                Field.metadata.rawValue: .map(path: .plan(.attributes)),
                Field.plan.rawValue: .map(path: .plan(.record)),
                Field.making.rawValue: .number(path: .format("{}", .claimedMaking)),
            ])
        return fallible(record).next(next)
    }

    private func transcode(_ next: any Chainable) -> any Chainable {
        let parallel = Parallel(scope, "Transcode", resultPath: .data(.jobs))
        for job in jobs { parallel.branch(job.kind == .preview ? optional(job) : job.branch()) }
        // Step Functions stops the other branch, and what is left running for it is cancelled here.
        let cancel = JobCancellation.state(scope, run: functions.run, of: .executionName, then: failure)
        return parallel.catch(resultPath: .error, next: cancel).next(next)
    }

    /// A job that the film can be watched without: how it failed is handed on in the place of its id.
    private func optional(_ job: JobStates) -> any Chainable {
        let failed = Pass(
            scope, "\(job.title): missing",
            parameters: .fields([(.error, .path(.errorName)), (.cause, .path(.errorCause))]))
        let attempt = Parallel(scope, "\(job.title): try", outputPath: "$[0]").branch(job.branch())
            .catch(resultPath: .error, next: failed)
        return Choice(scope, "Has preview?").when(.booleanEquals(.plan(.hasPreview), true), next: attempt)
            .otherwise(Pass(scope, "No preview", result: [:]))
    }

    private func verify(_ next: any Chainable) -> any Chainable {
        let verify = functions.verify.call(
            scope, "Verify",
            .fields(
                .assetID, .bucket, .key, .version, .versionID, .plan, .jobs, .uploadedAt,
                and: [.making: .path(.claimedMaking), .executionName: .path(.executionName)]),
            resultPath: .outputs)
        let refused = Pass(
            scope, "Not what it says", parameters: ["Error": .path(.outputs(.error)), "Cause": .path(.outputs(.cause))],
            resultPath: .error)
        return fallible(verify).next(
            Choice(scope, "Is it the film?").when(.isPresent(.outputs(.error)), next: refused.next(failure)).otherwise(next))
    }

    private func recordSuccess(_ next: any Chainable) -> any Chainable {
        // Where the asset is from now on: what was made before it stays where it was.
        let record = assets.lasting.record(
            "Record success", status: .complete,
            [Field.folder.rawValue: .string(path: .plan(.folder)), Field.outputs.rawValue: .string(path: .jsonToString(.outputs))])
        return fallible(record).next(next)
    }

    private func tellSuccess(_ next: any Chainable) -> any Chainable {
        let tell = assets.lasting.tell(
            "Tell success", .complete,
            [(Field.metadata.rawValue, .path(.plan(.metadata))), (Field.outputs.rawValue, .path(.outputs))])
        return toldOrFailed(tell).next(next)
    }

    /// What has become of the asset is recorded.
    ///
    /// Where nobody was told, the execution fails so that an alarm tells.
    private func toldOrFailed(_ tell: SNSPublish) -> SNSPublish { tell.catch(resultPath: .discard, next: notTold) }

    // MARK: What fails

    func fallible<T: FallibleState>(_ state: T) -> T { state.catch(resultPath: .error, next: failure) }

    private static func failure(_ scope: Node, _ assets: AssetStates) -> any Chainable {
        let record = assets.lasting.record(
            "Record failure", status: .failed,
            [Field.error.rawValue: .string(path: .errorName), Field.cause.rawValue: .string(path: .errorCause)],
            condition: "attribute_not_exists(pk) OR executionName = :execution")
        let tell = assets.lasting.tellFailure()
        let failed = Fail(scope, "Failed", error: .path(.errorName), cause: .path(.errorCause))
        // Who records it tells it: what this execution cannot record is left to those that follow its end.
        for state in [record, tell] as [any FallibleState] { state.catch(resultPath: .discard, next: failed) }
        return record.next(tell).next(failed)
    }
}
