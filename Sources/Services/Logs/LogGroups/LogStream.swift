import CDK

/// A sequence of events in a log group, usually from one source (`AWS::Logs::LogStream`).
///
/// Most writers of logs make their streams themselves; this is for those that do not.
public final class LogStream: Construct {
    /// The name of the stream.
    public let name: Value<String>
    /// The name of the group that has the stream.
    public let logGroupName: Value<String>

    /// A stream.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - logGroup: The group that has the stream.
    ///   - logStreamName: The name; CloudFormation makes one if not given.
    ///   - removalPolicy: The policy for the stream when its stack no longer has it; it is retained if not given.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
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
