import CDK
import CDKIAM
import CDKLambda
import CDKLogs

/// A Lambda function of the platform's own handlers, with a role and a log group that are its alone.
///
/// The handlers are Python, because Lambda's runtimes bring Python with AWS's SDK and no Swift; they are carried in the program.
final class HandlerFunction: Construct {
    /// How long log lines are kept.
    static let logRetention = LogRetention.oneMonth

    /// What the function is for, the front of its resources' names.
    let name: String
    let timeout: Duration
    let function: Function
    let role: Role
    let logGroup: LogGroup
    private let permissions: PolicyDocument

    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - name: What the function is for, the front of its resources' names.
    ///   - names: The names of the construct's resources.
    ///   - handler: The file with the entry point, `handler`. Its code is that file and what it imports.
    ///   - documents: What it reads besides, by name.
    ///   - environment: The variables that it gets.
    ///   - roleName: The front of its role's name; made from its own if not given.
    ///   - timeout: How long an invocation may take: 15 minutes at most.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    init(
        _ scope: any Scope, _ id: String, name: String, names: ResourceNames, handler: HandlerFile,
        documents: [String: [UInt8]] = [:], environment: [(HandlerContract.Variable, Value<String>)] = [],
        roleName: String? = nil, timeout: Duration, file: String = #fileID, line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        logGroup = LogGroup(
            scope, "LogGroup", logGroupName: PhysicalName(names("\(name)-log-group")), retention: Self.logRetention,
            removalPolicy: .destroy)
        permissions = PolicyDocument(statements: [
            // No CreateLogGroup: a late line must not bring the log group of a destroyed stack back.
            PolicyStatement(actions: ["logs:CreateLogStream", "logs:PutLogEvents"], resources: [logGroup.arn]),
            // X-Ray has no resources to name (https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html).
            PolicyStatement(actions: ["xray:PutTelemetryRecords", "xray:PutTraceSegments"], resources: ["*"]),
        ])
        role = Role(
            scope, "Role", assumedBy: .service("lambda.amazonaws.com"), inlinePolicies: [names("\(name)-policy"): permissions],
            roleName: PhysicalName(names(roleName ?? "\(name)-role")))
        // Former code reads the namespace, which it meets while an update has changed the variables and not yet the code.
        let counts = environment.contains { $0.0 == .pipeline }
        let variables = environment + (counts ? [(.metricNamespace, Value(HandlerContract.PipelineMetric.namespace.rawValue))] : [])
        let code = Dictionary(uniqueKeysWithValues: handler.withImports.map { ($0.name, $0.bytes) }).merging(documents) { $1 }
        function = Function(
            scope, "Resource", code: .files(code), runtime: .python3_13, handler: "\(handler.rawValue).handler",
            functionName: PhysicalName(names("\(name)-function")), architecture: .arm64, memorySize: .mebibytes(256), timeout: timeout,
            environment: OrderedMap(variables.map { ($0.rawValue, $1) }),
            // The permissions are written out, to the exact action and ARN.
            role: role.withoutPolicyUpdates(), logGroup: logGroup, tracing: .active)
        self.name = name
        self.timeout = timeout
        super.init(scope)
    }

    /// Lets the function do something.
    func allow(_ actions: [String], on resources: [ARN], when conditions: Conditions = [:]) {
        permissions.add(PolicyStatement(actions: .only(actions), resources: .only(resources), conditions: conditions))
    }
}
