import CDK
import CDKStepFunctions

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
        let plan = plan(failure).next(
            fallible(
                assets.record(
                    "Record plan", status: "TRANSCODING",
                    ["metadata": .map(path: "$.plan.attributes"), "folder": .string(path: "$.plan.folder")]), failure)
        ).next(jobs).next(verify(failure)).next(
            fallible(assets.record("Record success", status: "COMPLETE", ["outputs": .string(path: .jsonToString("$.outputs"))]), failure)
        ).next(tellSuccess())
        let claim = fallible(
            assets.claim().catch(
                ["DynamoDB.ConditionalCheckFailedException"], resultPath: .discard, next: Succeed(scope, "Already claimed")), failure)
        return identify(claim.next(plan))
    }

    // MARK: Which asset it is

    /// The asset's id is that of the version that was uploaded: the same event again gives the same id, a new upload another.
    private func identify(_ next: any Chainable) -> any Chainable {
        let version: JSONPath = "$.detail.object['version-id']"
        let byVersion = identity("Identify version", by: version, versionID: .path(version))
        let byContent = identity("Identify content", by: "$.detail.object.etag", versionID: "")
        byVersion.next(next)
        byContent.next(next)
        // The rule knows only the endings of keys.
        return Choice(scope, "Is upload?")
            .when(
                .stringMatches("$.detail.object.key", "\(uploadPrefix)*"),
                next: Choice(scope, "Has version?").when(.isPresent("$.detail.object['version-id']"), next: byVersion).otherwise(byContent)
            )
            .otherwise(Succeed(scope, "Not an upload"))
    }

    /// - Parameter versionID: S3's id of the version; empty where objects have no versions.
    private func identity(_ id: String, by version: JSONPath, versionID: PayloadTemplate) -> Pass {
        Pass(
            scope, id,
            parameters: [
                "assetId": .path(.hash(.format("{}/{}/{}", "$.detail.bucket.name", "$.detail.object.key", version), .sha256)),
                "bucket": .path("$.detail.bucket.name"), "key": .path("$.detail.object.key"), "version": .path(version),
                "versionId": versionID, "uploadedAt": .path("$.time"),
            ])
    }

    // MARK: From the plan to the end

    private func plan(_ failure: any Chainable) -> LambdaInvoke {
        call(
            "Plan", functions.plan,
            ["assetId": .path("$.assetId"), "bucket": .path("$.bucket"), "key": .path("$.key")], resultPath: "$.plan", failure)
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
        parallel.catch(resultPath: "$.error", next: failure)
        return parallel
    }

    private func verify(_ failure: any Chainable) -> LambdaInvoke {
        call(
            "Verify", functions.verify,
            [
                "assetId": .path("$.assetId"), "bucket": .path("$.bucket"), "key": .path("$.key"), "versionId": .path("$.versionId"),
                "plan": .path("$.plan"), "uploadedAt": .path("$.uploadedAt"),
            ], resultPath: "$.outputs", failure)
    }

    private func tellSuccess() -> any Chainable {
        let tell = assets.tell(
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
        let tell = assets.tell(
            "Tell failure", [("status", "FAILED"), ("error", .path("$.error.Error")), ("cause", .path("$.error.Cause"))])
        tell.catch(resultPath: .discard, next: failed)
        let record = assets.record(
            "Record failure", status: "FAILED",
            ["error": .string(path: "$.error.Error"), "cause": .string(path: "$.error.Cause")],
            condition: "attribute_not_exists(pk) OR executionName = :execution")
        record.catch(resultPath: .discard, next: tell)
        return record.next(tell).next(failed)
    }

    // MARK: Kinds of states

    private func call(
        _ id: String, _ function: HandlerFunction, _ payload: PayloadTemplate, resultPath: JSONPath, _ failure: any Chainable
    ) -> LambdaInvoke {
        let state = LambdaInvoke(
            scope, id, function: function.function, payload: payload, response: .payloadOnly, retriesOnServiceExceptions: false,
            resultPath: resultPath, timeout: .after(function.timeout + .seconds(30)))
        for retry in Retries.ofCall() { state.retry(retry) }
        return fallible(state, failure)
    }

    private func fallible<T: FallibleState>(_ state: T, _ failure: any Chainable) -> T {
        state.catch(resultPath: "$.error", next: failure)
    }
}
