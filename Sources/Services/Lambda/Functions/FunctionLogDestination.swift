import CDK
import CDKIAM
import CDKLogs

/// A function that gets the events of a log group; made by `.function(_:)`.
public struct FunctionLogDestination: LogSubscriptionDestination {
    let function: any FunctionReference

    /// Lets CloudWatch Logs invoke the function for the log group.
    public func bind(to filter: Node, logGroup: any LogGroupReference) -> LogSubscriptionTarget {
        let location = filter.location
        let permission = function.addPermission(
            "CanInvokeLambda", principal: .service("logs.amazonaws.com"), sourceARN: logGroup.arn, scope: filter, file: location.file,
            line: location.line)
        if let permission { filter.addDependency(permission) }
        return LogSubscriptionTarget(arn: function.arn)
    }
}

extension LogSubscriptionDestination where Self == FunctionLogDestination {
    /// A function, which is called with the events.
    public static func function(_ function: any FunctionReference) -> Self { Self(function: function) }
}
