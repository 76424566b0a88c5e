import CDKStepFunctions
import CDKStepFunctionsTasks

/// The states that wait for what S3 copies between regions, longer each time; where jobs read and write the pipeline's own buckets, none.
extension TranscodeStates {
    /// Copies the source to MediaConvert's region, before it is looked into there.
    func stageSource(_ next: any Chainable) -> any Chainable {
        guard let stage = staging?.stage else { return next }
        func call(_ id: String, _ action: HandlerContract.StagingAction) -> LambdaInvoke {
            fallible(
                stage.call(
                    scope, id,
                    .fields(
                        .assetID, .bucket, .key, .versionID,
                        and: [.action: PayloadTemplate(action.rawValue), .making: .path(.claimedMaking)]),
                    resultPath: .data(.staged)))
        }
        let arrived = untilArrived("Source staged?", ask: call("Ask for source", .follow), wait: "Await source", then: next)
        return call("Stage source", .copy).next(arrived)
    }

    /// Waits until what the jobs made has come back.
    func collectOutputs(_ next: any Chainable) -> any Chainable {
        guard let collect = staging?.collect else { return next }
        let ask = fallible(
            collect.call(
                scope, "Ask for outputs", .fields(.assetID, and: [.folder: .path(.plan(.folder))]), resultPath: .data(.staged)))
        _ = untilArrived("Outputs arrived?", ask: ask, wait: "Await outputs", then: next)
        return ask
    }

    /// Where a job is to read and write, for the plan.
    var placesOfJobs: [(HandlerContract.Field, PayloadTemplate)] {
        staging == nil ? [] : [(.jobInput, .path(.data(.staged, .jobInput))), (.jobOutput, .path(.data(.staged, .jobOutput)))]
    }

    private func untilArrived(_ id: String, ask: LambdaInvoke, wait: String, then next: any Chainable) -> Choice {
        let pause = Wait(scope, wait, time: .secondsPath(.data(.staged, .waitSeconds)))
        let choice = Choice(scope, id)
            .when(.stringEquals(.data(.staged, .status), "\(HandlerContract.StagingStatus.pending)"), next: pause)
            .otherwise(next)
        pause.next(ask)
        ask.next(choice)
        return choice
    }
}
