import CDK
import CDKSNS
import CDKSQS

/// The receiver of the events that a function failed to handle when it was invoked asynchronously.
///
/// [Reference](https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html)
public enum DeadLetterTarget {
    /// A queue that is made for the function and keeps events for 14 days.
    case newQueue
    /// A queue.
    case queue(any QueueReference)
    /// A topic.
    case topic(any TopicReference)
}

/// The format of a function's own log lines and those of Lambda.
///
/// [Reference](https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html)
public enum LogFormat {
    /// Plain text.
    case text
    /// - Parameters:
    ///   - application: The least severe of the function's lines that are kept.
    ///   - system: The least severe of Lambda's lines that are kept.
    case json(application: Lambda.CfnFunction.ApplicationLogLevel? = nil, system: Lambda.CfnFunction.SystemLogLevel? = nil)
}

/// The sampling of requests to a function, of which X-Ray records traces.
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

/// The time at which a function gets new patches of its runtime.
///
/// [Reference](https://docs.aws.amazon.com/lambda/latest/dg/runtimes-update.html)
public enum RuntimeManagement {
    /// Patches are installed as they come.
    case automatic
    /// Patches are installed when the function is updated.
    case onFunctionUpdate
    /// Patches are never installed: the function stays with the runtime that has this ARN.
    case manual(ARN)

    var property: Lambda.CfnFunction.RuntimeManagementConfigProperty {
        switch self {
        case .automatic: .init(updateRuntimeOn: .auto)
        case .onFunctionUpdate: .init(updateRuntimeOn: .functionUpdate)
        case .manual(let arn): .init(updateRuntimeOn: .manual, runtimeVersionArn: Value(arn))
        }
    }
}
