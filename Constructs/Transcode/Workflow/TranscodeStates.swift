import CDK
import CDKStepFunctions
import CDKStepFunctionsTasks

/// The states of the workflow.
///
/// The input is S3's `Object Created` event as EventBridge delivers it: the asset is claimed, looked into and planned; its jobs run side
/// by side; what they wrote is verified, recorded and told. Whatever fails is recorded and told too.
struct TranscodeStates {
    let scope: Node
    /// The front of the keys of uploads.
    let uploadPrefix: String
    let functions: TranscodeFunctions
    let assets: AssetStates
    let jobs: [JobStates]

    func start() -> any Chainable {
        let failure = failure()
        let jobs = jobs(failure)
        let transcode = fallible(
            assets.record(
                "Record plan", status: "TRANSCODING",
                ["metadata": .map(path: "$.plan.attributes"), "folder": .string(path: "$.plan.folder")]), failure
        ).next(jobs).next(verify(failure)).next(
            fallible(
                assets.lasting.record("Record success", status: "COMPLETE", ["outputs": .string(path: .jsonToString("$.outputs"))]),
                failure)
        ).next(tellSuccess())
        let plan = plan(failure).next(
            Choice(scope, "Can be transcoded?").when(.isPresent("$.plan.unsupported"), next: unsupported(failure)).otherwise(transcode))
        let claim = fallible(
            assets.claim().catch(
                ["DynamoDB.ConditionalCheckFailedException"], resultPath: .discard, next: Succeed(scope, "Already claimed")), failure)
        return uploads(claim.next(plan))
    }

    /// The rule knows only the endings of keys.
    private func uploads(_ next: any Chainable) -> any Chainable {
        Choice(scope, "Is upload?")
            .when(
                .stringMatches("$.detail.object.key", "\(uploadPrefix)*"), next: AssetIdentity(scope: scope, event: "$").identify(next)
            )
            .otherwise(Succeed(scope, "Not an upload"))
    }

    // MARK: From the plan to the end

    private func plan(_ failure: any Chainable) -> LambdaInvoke {
        call(
            "Plan", functions.plan,
            ["assetId": .path("$.assetId"), "bucket": .path("$.bucket"), "key": .path("$.key")], resultPath: "$.plan", failure)
    }

    private func unsupported(_ failure: any Chainable) -> any Chainable {
        Pass(
            scope, "Unsupported media", parameters: ["Error": "UnsupportedMedia", "Cause": .path("$.plan.unsupported")],
            resultPath: "$.error"
        ).next(failure)
    }

    private func jobs(_ failure: any Chainable) -> Parallel {
        let parallel = Parallel(scope, "Transcode", resultPath: .discard)
        for job in jobs {
            let branch = job.branch()
            // A source without pictures has no preview.
            parallel.branch(
                job.kind == "preview"
                    ? Choice(scope, "Has preview?").when(.booleanEquals("$.plan.hasPreview", true), next: branch)
                        .otherwise(Succeed(scope, "No preview")) : branch)
        }
        // Step Functions stops the other branch, and what is left running for it is cancelled here.
        let cancel = JobCancellation.state(
            scope, run: functions.run, of: (.executionName, .executionStartTime), then: failure)
        parallel.catch(resultPath: "$.error", next: cancel)
        return parallel
    }

    private func verify(_ failure: any Chainable) -> LambdaInvoke {
        call(
            "Verify", functions.verify,
            [
                "assetId": .path("$.assetId"), "bucket": .path("$.bucket"), "key": .path("$.key"), "versionId": .path("$.versionId"),
                "plan": .path("$.plan"), "uploadedAt": .path("$.uploadedAt"), "attempt": .path("$.claim.attempt"),
            ], resultPath: "$.outputs", failure)
    }

    private func tellSuccess() -> any Chainable {
        let tell = assets.lasting.tell(
            "Tell success",
            [("status", "COMPLETE"), ("metadata", .path("$.plan.metadata")), ("outputs", .path("$.outputs"))])
        // The asset is ready, only nobody was told: the execution fails so that an alarm tells.
        tell.catch(
            resultPath: .discard,
            next: Fail(
                scope, "Not told", error: "NotificationFailed", cause: "The asset's state was recorded but could not be published"))
        return tell.next(Succeed(scope, "Done"))
    }

    private func failure() -> any Chainable {
        let failed = Fail(scope, "Failed", error: .path("$.error.Error"), cause: .path("$.error.Cause"))
        let tell = assets.lasting.tell(
            "Tell failure", [("status", "FAILED"), ("error", .path("$.error.Error")), ("cause", .path("$.error.Cause"))])
        tell.catch(resultPath: .discard, next: failed)
        let record = assets.lasting.record(
            "Record failure", status: "FAILED",
            ["error": .string(path: "$.error.Error"), "cause": .string(path: "$.error.Cause")],
            condition: "attribute_not_exists(pk) OR executionName = :execution")
        // Who records it tells it: what this execution cannot record is left to those that follow its end.
        record.catch(resultPath: .discard, next: failed)
        return record.next(tell).next(failed)
    }

    // MARK: Kinds of states

    private func call(
        _ id: String, _ function: HandlerFunction, _ payload: PayloadTemplate, resultPath: JSONPath, _ failure: any Chainable
    ) -> LambdaInvoke {
        let state = LambdaInvoke(
            scope, id, function: function.function, payload: payload, response: .payloadOnly, retriesOnServiceExceptions: false,
            options: .init(resultPath: resultPath, timeout: .after(function.timeout + .seconds(30))))
        for retry in Retries.ofCall() { state.retry(retry) }
        return fallible(state, failure)
    }

    private func fallible<T: FallibleState>(_ state: T, _ failure: any Chainable) -> T {
        state.catch(resultPath: "$.error", next: failure)
    }
}
