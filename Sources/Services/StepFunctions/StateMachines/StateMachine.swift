import CDK
import CDKIAM
import CDKKMS
import CloudAssembly

/// A workflow of states (`AWS::StepFunctions::StateMachine`).
///
///     let workflow = validate.next(transcode).next(publish)
///     let machine = StateMachine(stack, "Workflow", definition: workflow, timeout: .hours(2), isTracingEnabled: true)
///     machine.grantStartExecution(to: starter)
///
/// Its role may do what the tasks need, and nothing else. Definitions are checked at synthesis: what Step Functions would refuse, states
/// that nothing leads to, paths that are none.
///
/// [Reference](https://docs.aws.amazon.com/step-functions/latest/dg/concepts-statemachines.html)
public final class StateMachine: Construct, StateMachineReference, Grantable {
    /// The ARN of the state machine.
    public let arn: ARN
    /// The name of the state machine.
    public let name: Value<String>
    /// The role with whose permissions executions run.
    public let role: any RoleReference
    /// Changes with the definition and the role.
    public let revisionID: Value<String>

    /// The role, to which is granted what is granted to the state machine.
    public var grantPrincipal: Principal { role.grantPrincipal }

    /// Creates a state machine.
    ///
    /// - Parameters:
    ///   - scope: The scope of the construct.
    ///   - id: The id within the scope.
    ///   - definition: A state, with all that is joined to it, or a text.
    ///   - stateMachineName: 1 to 80 letters, digits and `+!@.()-=_'`; CloudFormation makes one if not given.
    ///   - type: Standard if not given. Express is for up to five minutes, and runs more than once or not at all on rare occasions.
    ///   - comment: A note for people in the definition. Not for texts.
    ///   - timeout: The time that an execution may take. Not for texts.
    ///   - queryLanguage: JSONPath if not given. Not for texts.
    ///   - substitutions: The texts in place of `${name}` in the definition.
    ///   - role: The role with whose permissions executions run; one is made if not given.
    ///   - logs: The log of executions; none if not given.
    ///   - isTracingEnabled: Whether X-Ray traces are recorded.
    ///   - encryption: The key of the encryption; one of AWS if not given.
    ///   - removalPolicy: The fate of the state machine when its stack no longer has it.
    ///   - file: The Swift file of the call, by which diagnostics find it.
    ///   - line: The line of the call in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, definition: any StateMachineDefinition,
        stateMachineName: PhysicalName = .chosenAtDeployment, type: StepFunctions.CfnStateMachine.StateMachineType? = nil,
        comment: String? = nil,
        timeout: Duration? = nil, queryLanguage: QueryLanguage? = nil, substitutions: OrderedMap<Value<String>> = [:],
        role: (any RoleReference)? = nil, logs: StateMachineLogs? = nil, isTracingEnabled: Bool? = nil,
        encryption: StateMachineEncryption? = nil, removalPolicy: RemovalPolicy = .destroy, file: String = #fileID, line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        let names = ResourceIdentity(scope, name: stateMachineName)
        let role = role ?? Self.makeRole(scope, file: file, line: line)
        let machine = Definition(
            definition.definitionBody, comment: comment, timeout: timeout, language: queryLanguage, at: scope)
        machine.graph?.sendPolicies { role.addToPolicy($0) }
        if case .key(let key, _)? = encryption {
            Self.permit(key, role, scope, stateMachineName: names.property, isLogging: logs.map { $0.level.literal != "OFF" } ?? false)
        }
        if logs != nil { role.addToPolicy(StateMachineLogs.policy) }
        if isTracingEnabled == true { role.addToPolicy(Tracing.policy) }
        let resource = StepFunctions.CfnStateMachine(
            scope, "Resource", roleArn: Value(role.arn), definitionString: machine.text,
            definitionSubstitutions: substitutions.isEmpty ? nil : Map(substitutions.map { ($0.key, AnyValue($0.value)) }),
            encryptionConfiguration: encryption?.property, loggingConfiguration: logs?.property, stateMachineName: names.property,
            stateMachineType: type, tracingConfiguration: isTracingEnabled.map { .init(enabled: Value($0)) }, file: file, line: line)
        resource.applyRemovalPolicy(removalPolicy)
        resource.node.noteCheckedDefinition()
        resource.node.addDependency(role)
        arn = names.arn(ARN(raw: resource.ref.raw)) {
            ARN(in: scope, service: "states", resource: "stateMachine", resourceName: $0, format: .colon)
        }
        name = names.name(resource.attrName)
        revisionID = resource.attrStateMachineRevisionId
        self.role = role
        super.init(scope)
        permitDistributedMaps(machine.graph)
        reportMistakes(name: stateMachineName.literal, encryption)
        let hasSubstitutions = !substitutions.isEmpty
        node.addValidation { [self] in
            machine.check(at: node, isExpress: type?.literal == "EXPRESS", hasSubstitutions: hasSubstitutions)
            return []
        }
    }

    /// Lets the state machine do more than its tasks need.
    @discardableResult
    public func addToRolePolicy(_ statement: PolicyStatement) -> PolicyAddition { role.addToPolicy(statement) }

    /// Only this account's state machines in this region may use the role.
    private static func makeRole(_ scope: Node, file: String, line: Int) -> Role {
        let machines = ARN(in: scope, service: "states", resource: "stateMachine", resourceName: "*", format: .colon)
        return Role(
            scope, "Role",
            assumedBy: .service(
                "states.amazonaws.com",
                conditions: [
                    "ArnLike": ["aws:SourceArn": AnyValue(machines)], "StringEquals": ["aws:SourceAccount": AnyValue(scope.account)],
                ]), file: file, line: line)
    }
}

// MARK: - Permissions

extension StateMachine {
    private static func permit(
        _ key: any KeyReference, _ role: any RoleReference, _ scope: Node, stateMachineName: Value<String>?, isLogging: Bool
    ) {
        let machine = ARN(
            in: scope, service: "states", resource: "stateMachine", resourceName: stateMachineName ?? "", format: .colon)
        role.addToPolicy(
            PolicyStatement(
                actions: ["kms:Decrypt", "kms:GenerateDataKey"], resources: [key.arn],
                conditions: ["StringEquals": ["kms:EncryptionContext:aws:states:stateMachineArn": AnyValue(machine)]]))
        guard isLogging else { return }
        let logs = ARN(in: scope, service: "logs", resource: "*")
        role.addToPolicy(
            PolicyStatement(
                actions: ["kms:GenerateDataKey"], resources: [key.arn],
                conditions: ["StringEquals": ["kms:EncryptionContext:SourceArn": AnyValue(logs)]]))
        // In a key's policy, the star is the key.
        key.permit(
            PolicyStatement(actions: ["kms:Decrypt*"], resources: ["*"], principals: [.service("delivery.logs.amazonaws.com")]))
    }

    /// The iterations of distributed maps are executions that the state machine starts.
    private func permitDistributedMaps(_ graph: StateGraph?) {
        let maps = graph?.allStates.compactMap { $0 as? DistributedMap } ?? []
        guard !maps.isEmpty else { return }
        let policy = Policy(self, "DistributedMapPolicy", file: node.location.file, line: node.location.line)
        role.attachInlinePolicy(policy)
        policy.add(PolicyStatement(actions: ["states:StartExecution"], resources: [arn]))
        policy.add(
            PolicyStatement(
                actions: ["states:DescribeExecution", "states:StopExecution"], resources: [executionARN("\(nameInARN):*")]))
        let labels = maps.compactMap(\.label)
        let runs = labels.count == maps.count ? labels : ["*"]
        policy.add(
            PolicyStatement(
                actions: ["states:RedriveExecution"], resources: .only(runs.map { executionARN("\(nameInARN)/\($0):*") })))
    }
}
