import CDK
import CDKStepFunctions
import CDKStepFunctionsTasks

/// The states of the workflow.
///
/// The input is S3's `Object Created` event as EventBridge delivers it: the asset is claimed, looked into and planned; its jobs run side
/// by side; what they wrote is verified, recorded and told. Whatever fails is recorded and told too.
struct TranscodeStates {
    private typealias Field = HandlerContract.Field

    private let scope: Node
    private let source: IngestBucket
    private let functions: TranscodeFunctions
    private let assets: AssetStates
    private let jobs: [JobStates]
    /// Where whatever fails ends.
    private let failure: any Chainable

    init(_ scope: Node, source: IngestBucket, functions: TranscodeFunctions, assets: AssetStates, jobs: [JobStates]) {
        self.scope = scope
        self.source = source
        self.functions = functions
        self.assets = assets
        self.jobs = jobs
        failure = Self.failure(scope, assets)
    }

    /// The way of an upload, each step joined to what comes after it.
    func start() -> any Chainable {
        let way = [
            admitUploads, identify, claim, plan, admitMedia, recordPlan, transcode, verify, recordSuccess, tellSuccess,
        ]
        return way.reversed().reduce(Succeed(scope, "Done")) { next, step in step(next) }
    }

    // MARK: From the event to the plan

    /// The rule knows only the endings of keys.
    private func admitUploads(_ next: any Chainable) -> any Chainable {
        Choice(scope, "Is upload?").when(.stringMatches("$.detail.object.key", "\(source.uploadPrefix)*"), next: next)
            .otherwise(Succeed(scope, "Not an upload"))
    }

    private func identify(_ next: any Chainable) -> any Chainable { AssetIdentity(scope: scope, event: "$").identify(next) }

    private func claim(_ next: any Chainable) -> any Chainable {
        let claim = assets.claim().catch(
            ["DynamoDB.ConditionalCheckFailedException"], resultPath: .discard, next: Succeed(scope, "Already claimed"))
        return fallible(claim).next(next)
    }

    private func plan(_ next: any Chainable) -> any Chainable {
        let plan = functions.plan.call(scope, "Plan", .fields(.assetID, .bucket, .key), resultPath: .data(.plan))
        return fallible(plan).next(next)
    }

    private func admitMedia(_ next: any Chainable) -> any Chainable {
        let unsupported = Pass(
            scope, "Unsupported media", parameters: ["Error": "UnsupportedMedia", "Cause": .path(.plan(.unsupported))],
            resultPath: .error)
        return Choice(scope, "Can be transcoded?").when(.isPresent(.plan(.unsupported)), next: unsupported.next(failure))
            .otherwise(next)
    }

    // MARK: From the plan to the end

    private func recordPlan(_ next: any Chainable) -> any Chainable {
        let record = assets.record(
            "Record plan", status: .transcoding,
            [Field.metadata.rawValue: .map(path: .plan(.attributes)), Field.folder.rawValue: .string(path: .plan(.folder))])
        return fallible(record).next(next)
    }

    private func transcode(_ next: any Chainable) -> any Chainable {
        let parallel = Parallel(scope, "Transcode", resultPath: .discard)
        for job in jobs {
            let branch = job.branch()
            // A source without pictures has no preview.
            parallel.branch(
                job.kind == .preview
                    ? Choice(scope, "Has preview?").when(.booleanEquals(.plan(.hasPreview), true), next: branch)
                        .otherwise(Succeed(scope, "No preview")) : branch)
        }
        // Step Functions stops the other branch, and what is left running for it is cancelled here.
        let cancel = JobCancellation.state(scope, run: functions.run, of: (.executionName, .executionStartTime), then: failure)
        return parallel.catch(resultPath: .error, next: cancel).next(next)
    }

    private func verify(_ next: any Chainable) -> any Chainable {
        let verify = functions.verify.call(
            scope, "Verify",
            .fields(.assetID, .bucket, .key, .versionID, .plan, .uploadedAt, and: [.attempt: .path(.claimedAttempt)]),
            resultPath: .outputs)
        return fallible(verify).next(next)
    }

    private func recordSuccess(_ next: any Chainable) -> any Chainable {
        let record = assets.lasting.record("Record success", status: .complete, ["outputs": .string(path: .jsonToString(.outputs))])
        return fallible(record).next(next)
    }

    private func tellSuccess(_ next: any Chainable) -> any Chainable {
        let tell = assets.lasting.tell(
            "Tell success", .complete,
            [(Field.metadata.rawValue, .path(.plan(.metadata))), ("outputs", .path(.outputs))])
        // The asset is ready, only nobody was told: the execution fails so that an alarm tells.
        tell.catch(
            resultPath: .discard,
            next: Fail(
                scope, "Not told", error: "NotificationFailed", cause: "The asset's state was recorded but could not be published"))
        return tell.next(next)
    }

    // MARK: What fails

    private func fallible<T: FallibleState>(_ state: T) -> T { state.catch(resultPath: .error, next: failure) }

    private static func failure(_ scope: Node, _ assets: AssetStates) -> any Chainable {
        let record = assets.lasting.record(
            "Record failure", status: .failed,
            [Field.error.rawValue: .string(path: .errorName), "cause": .string(path: .errorCause)],
            condition: "attribute_not_exists(pk) OR executionName = :execution")
        let tell = assets.lasting.tellFailure()
        let failed = Fail(scope, "Failed", error: .path(.errorName), cause: .path(.errorCause))
        // Who records it tells it: what this execution cannot record is left to those that follow its end.
        for state in [record, tell] as [any FallibleState] { state.catch(resultPath: .discard, next: failed) }
        return record.next(tell).next(failed)
    }
}
