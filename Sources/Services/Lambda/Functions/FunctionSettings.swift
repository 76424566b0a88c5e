import CDK
import CDKSNS
import CDKSQS

/// Where the events go that a function failed to handle when it was invoked asynchronously.
///
/// [Reference](https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html)
public enum DeadLetterTarget {
    /// A queue that is made for the function and keeps events for 14 days.
    case newQueue
    case queue(any QueueReference)
    case topic(any TopicReference)
}

/// How a function's own log lines and those of Lambda are written.
///
/// [Reference](https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html)
public enum LogFormat {
    case text
    /// - Parameters:
    ///   - application: The least severe of the function's lines that are kept.
    ///   - system: The least severe of Lambda's lines that are kept.
    case json(application: Lambda.CfnFunction.ApplicationLogLevel? = nil, system: Lambda.CfnFunction.SystemLogLevel? = nil)
}

/// Whether X-Ray sees what a function does.
///
/// [Reference](https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html)
public enum Tracing {
    /// Requests are sampled, whoever calls.
    case active
    /// Only requests that the caller sampled.
    case passThrough

    var property: Lambda.CfnFunction.Mode {
        switch self {
        case .active: .active
        case .passThrough: .passThrough
        }
    }
}

/// When a function gets new patches of its runtime.
///
/// [Reference](https://docs.aws.amazon.com/lambda/latest/dg/runtimes-update.html)
public enum RuntimeManagement {
    /// As they come.
    case automatic
    /// When the function is updated.
    case onFunctionUpdate
    /// Never: it stays with the runtime that has this ARN.
    case manual(ARN)

    var property: Lambda.CfnFunction.RuntimeManagementConfigProperty {
        switch self {
        case .automatic: .init(updateRuntimeOn: .auto)
        case .onFunctionUpdate: .init(updateRuntimeOn: .functionUpdate)
        case .manual(let arn): .init(updateRuntimeOn: .manual, runtimeVersionArn: Value(arn))
        }
    }
}
