import CDK
import CDKIAM
import CDKLambda
import CDKLogs

/// A Lambda function of the platform's own handlers, with a role and a log group that are its alone.
final class PythonFunction: Construct {
    let function: CfnFunction
    let role: CfnRole
    let logGroup: CfnLogGroup
    private let statements: StatementList

    /// - Parameters:
    ///   - name: What the function is for, the front of its resources' names.
    ///   - handler: The handler's file without its ending; the entry point is `handler` in it.
    ///   - files: The files of the function, by name.
    init(
        _ scope: any Scope, _ id: String, name: String, environmentSuffix: EnvironmentSuffix, handler: String, files: [String: [UInt8]],
        environment: Map<Value<String>> = [:], timeout: Duration, memory: Int = 256, file: String = #fileID, line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        let code = Asset(scope, "Code", files: files)
        let logGroup = CfnLogGroup(
            scope, "LogGroup", logGroupName: Value(environmentSuffix.name("\(name)-log-group")), retentionInDays: 30)
        logGroup.applyRemovalPolicy(.destroy)

        let statements = StatementList([
            // No CreateLogGroup: a late line must not bring the log group of a destroyed stack back.
            .allow(["logs:CreateLogStream", "logs:PutLogEvents"], on: [logGroup.attrArn]),
            // X-Ray has no resources to name (https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html).
            .allow(["xray:PutTelemetryRecords", "xray:PutTraceSegments"], on: ["*"]),
        ])
        let role = CfnRole(
            scope, "Role", assumeRolePolicyDocument: policyDocument([.trust(service: "lambda.amazonaws.com")]),
            policies: [
                .init(
                    policyDocument: .lazy { policyDocument(statements.all) }, policyName: Value(environmentSuffix.name("\(name)-policy")))
            ], roleName: Value(environmentSuffix.name("\(name)-role")))
        role.applyRemovalPolicy(.destroy)

        function = CfnFunction(
            scope, "Resource", code: .init(s3Bucket: code.bucketName, s3Key: code.objectKey), role: role.attrArn,
            architectures: ["arm64"], environment: .init(variables: environment),
            functionName: Value(environmentSuffix.name("\(name)-function")), handler: "\(handler).handler",
            loggingConfig: .init(logGroup: logGroup.ref), memorySize: Value(memory), runtime: "python3.13",
            timeout: Value(timeout.seconds), tracingConfig: .init(mode: .active))
        function.applyRemovalPolicy(.destroy)
        code.addResourceMetadata(function, property: "Code")
        self.role = role
        self.logGroup = logGroup
        self.statements = statements
        super.init(scope)
    }

    /// Lets the function do something.
    func allow(_ statement: Statement) { statements.all.append(statement) }
}
