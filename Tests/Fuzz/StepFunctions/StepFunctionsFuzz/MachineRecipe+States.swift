import CDK
import CDKIAM
import CDKStepFunctions
import CDKStepFunctionsTasks

/// What states of several kinds have.
private struct Shared {
    let id: String
    let stateName: String?
    let comment: String?
    let language: QueryLanguage?
    let inputPath: JSONPath?
    let outputPath: JSONPath?
    let resultPath: JSONPath?
    let resultSelector: PayloadTemplate?
    let parameters: PayloadTemplate?
    let outputs: PayloadTemplate?
    let assign: PayloadTemplate?

    init(_ json: JSON, _ values: RecipeValues) {
        id = json["id"]?.string ?? ""
        stateName = json["stateName"]?.string
        comment = json["comment"]?.string
        language = json["language"] == nil ? nil : .jsonata
        inputPath = values.path(json["inputPath"])
        outputPath = values.path(json["outputPath"])
        resultPath = values.path(json["resultPath"])
        resultSelector = values.template(json["resultSelector"])
        parameters = values.template(json["parameters"])
        outputs = values.template(json["outputs"])
        assign = values.template(json["assign"])
    }
}

extension MachineRecipe {
    func state(_ scope: any Scope, _ json: JSON) -> State {
        let shared = Shared(json, values)
        switch json["kind"]?.string {
        case "pass":
            return Pass(
                scope, shared.id, stateName: shared.stateName, comment: shared.comment, inputPath: shared.inputPath,
                parameters: shared.parameters, result: json["result"]?["json"].map(values.any), resultPath: shared.resultPath,
                outputPath: shared.outputPath, outputs: shared.outputs, assign: shared.assign, language: shared.language)
        case "wait":
            return Wait(
                scope, shared.id, time: waitTime(json["time"] ?? [:]), stateName: shared.stateName, comment: shared.comment,
                inputPath: shared.inputPath, outputPath: shared.outputPath, outputs: shared.outputs, assign: shared.assign,
                language: shared.language)
        case "choice":
            return Choice(
                scope, shared.id, stateName: shared.stateName, comment: shared.comment, inputPath: shared.inputPath,
                outputPath: shared.outputPath, outputs: shared.outputs, assign: shared.assign, language: shared.language)
        case "succeed":
            return Succeed(
                scope, shared.id, stateName: shared.stateName, comment: shared.comment, inputPath: shared.inputPath,
                outputPath: shared.outputPath, outputs: shared.outputs, language: shared.language)
        case "fail":
            return Fail(
                scope, shared.id, error: reason(json["error"]), cause: reason(json["cause"]), stateName: shared.stateName,
                comment: shared.comment, language: shared.language)
        case "parallel":
            let parallel = Parallel(
                scope, shared.id, stateName: shared.stateName, comment: shared.comment, inputPath: shared.inputPath,
                parameters: shared.parameters, resultSelector: shared.resultSelector, resultPath: shared.resultPath,
                outputPath: shared.outputPath, outputs: shared.outputs, assign: shared.assign, language: shared.language)
            for branch in json["branches"]?.array ?? [] { parallel.branch(graph(scope, branch)) }
            return parallel
        case "map", "distributedMap": return map(scope, json, shared)
        case "custom": return CustomState(scope, shared.id, definition: values.any(json["definition"] ?? [:]))
        default: return task(scope, json, shared)
        }
    }

    private func waitTime(_ json: JSON) -> WaitTime {
        if let time = json["timestamp"]?.string { return .timestamp(Value(time)) }
        if let path = values.path(json["secondsPath"]) { return .secondsPath(path) }
        if let path = values.path(json["timestampPath"]) { return .timestampPath(path) }
        if let expression = json["expression"]?.string { return .secondsExpression(Value(expression)) }
        return .duration(seconds(json["seconds"]) ?? .seconds(0))
    }

    private func reason(_ json: JSON?) -> FailReason? {
        guard let json else { return nil }
        if let path = json["path"] { return .path(values.expression(path)) }
        return .text(values.text(json["text"]))
    }

    private func map(_ scope: any Scope, _ json: JSON, _ shared: Shared) -> MapState {
        let itemsPath = values.path(json["itemsPath"])
        let items = json["items"].map(values.any)
        let selector = values.template(json["itemSelector"])
        let concurrency = json["maxConcurrency"].map { concurrency -> MapConcurrency in
            if let path = values.path(concurrency["path"]) { return .path(path) }
            if let expression = concurrency["expression"]?.string { return .expression(Value(expression)) }
            return .limit(Int(concurrency["limit"]?.number ?? 0))
        }
        let map: MapState
        if json["kind"]?.string == "map" {
            map = MapState(
                scope, shared.id, itemsPath: itemsPath, items: items, itemSelector: selector, maxConcurrency: concurrency,
                stateName: shared.stateName, comment: shared.comment, inputPath: shared.inputPath,
                resultSelector: shared.resultSelector, resultPath: shared.resultPath, outputPath: shared.outputPath,
                outputs: shared.outputs, assign: shared.assign, language: shared.language)
        } else {
            map = DistributedMap(
                scope, shared.id, itemsPath: itemsPath, items: items, itemSelector: selector, maxConcurrency: concurrency,
                executionType: json["executionType"]?.string.map { StepFunctions.CfnStateMachine.StateMachineType($0) } ?? .standard,
                tolerating: .percentage(json["percentage"]?.number ?? 0), .count(Int(json["count"]?.number ?? 0)),
                label: json["label"]?.string, stateName: shared.stateName, comment: shared.comment, inputPath: shared.inputPath,
                resultSelector: shared.resultSelector, resultPath: shared.resultPath, outputPath: shared.outputPath,
                outputs: shared.outputs, assign: shared.assign, language: shared.language)
        }
        return map.itemProcessor(graph(scope, json["processor"] ?? [:]))
    }

    // MARK: Tasks

    private func timeout(_ json: JSON?) -> TaskTimeout? {
        guard let json else { return nil }
        if let path = values.path(json["path"]) { return .path(path) }
        if let expression = json["expression"]?.string { return .expression(Value(expression)) }
        return seconds(json["seconds"]).map { .after($0) }
    }

    private func credentials(_ json: JSON?) -> TaskCredentials? {
        guard let json else { return nil }
        return values.path(json["path"]).map { .rolePath($0) } ?? .role(role)
    }

    private func task(_ scope: any Scope, _ json: JSON, _ shared: Shared) -> TaskState {
        let options = TaskOptions(
            stateName: shared.stateName, comment: shared.comment, inputPath: shared.inputPath, resultSelector: shared.resultSelector,
            resultPath: shared.resultPath, outputPath: shared.outputPath, timeout: timeout(json["timeout"]),
            heartbeat: timeout(json["heartbeat"]), credentials: credentials(json["credentials"]), outputs: shared.outputs,
            assign: shared.assign, language: shared.language)
        // Only in JSONPath is the token handed over here.
        let waits = shared.language == nil && (json["token"]?.bool == true || json["pattern"]?.string == "waitForTaskToken")
        switch json["kind"]?.string {
        case "call":
            return CallAWSService(
                scope, shared.id, service: json["service"]?.string ?? "", action: json["action"]?.string ?? "",
                parameters: waits ? with("Token", shared.parameters) : shared.parameters ?? [:],
                resources: (json["resources"]?.array ?? []).map { ARN(raw: values.text($0).raw) }, iamAction: json["iamAction"]?.string,
                pattern: waits ? .waitForTaskToken : .requestResponse, options: options)
        case "job":
            return MediaConvertCreateJob(
                scope, shared.id, role: role.arn, request: values.template(json["request"]) ?? [:],
                pattern: json["runs"]?.bool == true ? .runJob : .requestResponse, options: options)
        case "events":
            let entries = (json["entries"]?.array ?? []).map { entry in
                EventBridgePutEvents.Entry(
                    source: values.text(entry["source"]), detailType: values.template(entry["detailType"]) ?? "",
                    detail: values.template(entry["detail"]), eventBusARN: entry["bus"].map { ARN(raw: values.text($0).raw) })
            }
            return EventBridgePutEvents(
                scope, shared.id, entries: entries, options: options)
        default:
            let input = values.template(json["input"])
            return StepFunctionsStartExecution(
                scope, shared.id, stateMachine: machine(json["machine"]?.string),
                input: waits ? with("token", input) : input, executionName: values.template(json["executionName"]),
                isAssociatedWithParent: json["associates"]?.bool == true,
                pattern: json["pattern"]?.string == "runJob" ? .runJob : waits ? .waitForTaskToken : .requestResponse,
                options: options)
        }
    }

    private func machine(_ name: String?) -> any StateMachineReference {
        name.flatMap { machines[$0] } ?? StateMachine.imported(stack, "missing", name: "missing")
    }

    /// A template with the task's token.
    private func with(_ name: String, _ template: PayloadTemplate?) -> PayloadTemplate {
        (template ?? [:]).setting(name, .path(.taskToken))
    }
}
