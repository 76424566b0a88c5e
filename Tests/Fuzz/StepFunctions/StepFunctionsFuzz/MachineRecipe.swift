import CDK
import CDKIAM
import CDKKMS
import CDKLogs
import CDKStepFunctions

/// Builds the stack of one random state machine.
final class MachineRecipe {
    let app: App
    let stack: Stack
    let values: RecipeValues
    let role: Role
    let machines: [String: any StateMachineReference]
    /// What is joined when all graphs are there.
    private var later: [() -> Void] = []

    init(_ recipe: JSON) throws {
        app = App(outputDirectory: "never-written", processEnvironment: [:])
        let environment =
            recipe["isAgnostic"]?.bool == true ? Environment() : Environment(account: "111111111111", region: .euSouth1)
        let stack = Stack(app, "Stack", env: environment)
        self.stack = stack
        let topics = Dictionary(uniqueKeysWithValues: ["T1", "T2"].map { ($0, CfnResource(stack, $0, type: "AWS::SNS::Topic")) })
        values = RecipeValues(topics: topics)
        role = Role(stack, "R", assumedBy: .service("states.amazonaws.com"))
        machines = [
            "child": StateMachine(stack, "child", definition: Pass(stack, "childPass")),
            "named": StateMachine.imported(stack, "named", name: "named"),
            "foreign": StateMachine.imported(stack, "foreign", arn: "arn:aws:states:us-east-1:222222222222:stateMachine:foreign"),
        ]
        let start = graph(stack, recipe["graph"] ?? [:])
        for join in later { join() }
        let logs = recipe["logs"].map { logs in
            StateMachineLogs(
                destination: LogGroup(stack, "Logs"),
                level: logs["level"]?.string.map { StepFunctions.CfnStateMachine.Level($0) } ?? .error,
                includesExecutionData: logs["data"]?.bool)
        }
        let encryption = recipe["encryption"].map { encryption -> StateMachineEncryption in
            guard encryption["key"] != nil else { return .awsOwnedKey }
            return .key(Key(stack, "Key"), reusePeriod: encryption["period"]?.number.map { .seconds(Int($0)) })
        }
        StateMachine(
            stack, "Machine", definition: start,
            stateMachineName: recipe["name"]?.string.map { PhysicalName($0) } ?? .chosenAtDeployment,
            type: recipe["type"]?.string.map { StepFunctions.CfnStateMachine.StateMachineType($0) }, comment: recipe["comment"]?.string,
            timeout: recipe["timeout"]?.number.map { .seconds(Int($0)) },
            queryLanguage: recipe["language"] == nil ? nil : .jsonata, role: recipe["hasRole"]?.bool == true ? role : nil, logs: logs,
            isTracingEnabled: recipe["isTraced"]?.bool, encryption: encryption)
    }

    // MARK: Graphs

    private final class Fragment: StateMachineFragment {}

    /// The first state of a graph, or a fragment that stands for it.
    func graph(_ scope: any Scope, _ graph: JSON) -> any Chainable {
        guard let settings = graph["fragment"], let id = settings["id"]?.string else { return states(scope, graph) }
        let node = Node(scope, id)
        let fragment = Fragment(node, states(node, graph))
        if let single = settings["single"]?.string { return fragment.toSingleState(single, prefix: settings["prefix"]?.string) }
        return fragment.prefixStates(settings["prefix"]?.string)
    }

    private func states(_ scope: any Scope, _ graph: JSON) -> State {
        let states = (graph["states"]?.array ?? []).map { state(scope, $0) }
        for link in graph["links"]?.array ?? [] { join(states, link) }
        let late = graph["late"]?.array ?? []
        if !late.isEmpty { later.append { [self] in for each in late { join(states, each) } } }
        return states[0]
    }

    private func join(_ states: [State], _ link: JSON) {
        let from = states[Int(link["from"]?.number ?? 0)]
        let to = states[Int(link["to"]?.number ?? 0)]
        let assign = values.template(link["assign"])
        let outputs = values.template(link["outputs"])
        let errors = (link["errors"] ?? link["options"]?["errors"])?.array.map { $0.compactMap(\.string).map { StateError($0) } } ?? [.all]
        switch link["kind"]?.string {
        case "next": (from as? any ContinuingState)?.next(to)
        case "when":
            (from as? Choice)?.when(
                values.condition(link["condition"] ?? [:]), next: to, comment: link["comment"]?.string, outputs: outputs, assign: assign)
        case "otherwise": (from as? Choice)?.otherwise(to)
        case "catch":
            (from as? any FallibleState)?.catch(
                errors, resultPath: values.path(link["resultPath"]), assign: assign, outputs: outputs, next: to)
        default: (from as? any FallibleState)?.retry(retry(link["options"] ?? [:], errors))
        }
    }

    private func retry(_ json: JSON, _ errors: [StateError]) -> Retry {
        Retry(
            on: errors, interval: seconds(json["interval"]), maxAttempts: json["maxAttempts"]?.number.map { Int($0) },
            backoffRate: json["backoffRate"]?.number, maxDelay: seconds(json["maxDelay"]),
            jitter: json["jitter"]?.string.flatMap(Retry.Jitter.init(rawValue:)))
    }

    func seconds(_ json: JSON?) -> Duration? { json?.number.map { .seconds(Int($0)) } }
}
