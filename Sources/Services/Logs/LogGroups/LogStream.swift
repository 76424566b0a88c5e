import CDK

/// A sequence of events in a log group, usually from one source (`AWS::Logs::LogStream`).
///
/// Most writers of logs make their streams themselves; this is for those that do not.
public final class LogStream: Construct {
    public let name: Value<String>
    public let logGroupName: Value<String>

    /// - Parameters:
    ///   - logStreamName: CloudFormation makes one if not given.
    ///   - removalPolicy: What happens to the stream when its stack no longer has it.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, logGroup: any LogGroupReference, logStreamName: PhysicalName = .chosenAtDeployment,
        removalPolicy: RemovalPolicy = .retain, file: String = #fileID, line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        let names = ResourceIdentity(scope, name: logStreamName)
        let resource = Logs.CfnLogStream(
            scope, "Resource", logGroupName: logGroup.name, logStreamName: names.property, file: file, line: line)
        resource.applyRemovalPolicy(removalPolicy)
        name = names.name(resource.ref)
        logGroupName = logGroup.name
        super.init(scope)
    }
}
