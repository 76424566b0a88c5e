import CDK
import CDKIAM
import CDKKMS

/// The place in a stream at which Lambda begins to read.
public enum StartingPosition {
    /// The oldest record that there is.
    case trimHorizon
    /// The first record that comes from now on.
    case latest
    /// A time, in seconds since 1970. Not for DynamoDB.
    case timestamp(Double)

    var property: (name: Value<String>, timestamp: Value<Double>?) {
        switch self {
        case .trimHorizon: ("TRIM_HORIZON", nil)
        case .latest: ("LATEST", nil)
        case .timestamp(let seconds): ("AT_TIMESTAMP", Value(seconds))
        }
    }
}

/// The settings by which Lambda reads from a source and invokes a function with batches of what it finds.
public struct EventSourceOptions {
    /// The largest number of messages or records in a batch.
    public var batchSize: Int?
    /// The time for which a batch is waited: at most 5 minutes.
    public var maximumBatchingWindow: Duration?
    /// True if the function says which messages or records of a batch failed, so that only those come again.
    public var reportsBatchItemFailures: Bool
    /// The messages or records for which the function is invoked; all if empty.
    public var filters: [EventFilter]
    /// The key that encrypts the filters.
    public var filterEncryptionKey: (any KeyReference)?
    /// True if Lambda reads; it does if not given.
    public var isEnabled: Bool?
    /// The metrics of the mapping that CloudWatch counts.
    public var metrics: [Lambda.CfnEventSourceMapping.Metrics]

    /// Creates settings.
    ///
    /// - Parameters:
    ///   - batchSize: The largest number of messages or records in a batch.
    ///   - maximumBatchingWindow: The time for which a batch is waited: at most 5 minutes.
    ///   - reportsBatchItemFailures: Whether the function says which messages or records of a batch failed, so that only those come again.
    ///   - filters: The messages or records for which the function is invoked; all if empty.
    ///   - filterEncryptionKey: The key that encrypts the filters.
    ///   - isEnabled: Whether Lambda reads; it does if not given.
    ///   - metrics: The metrics of the mapping that CloudWatch counts.
    public init(
        batchSize: Int? = nil, maximumBatchingWindow: Duration? = nil, reportsBatchItemFailures: Bool = false, filters: [EventFilter] = [],
        filterEncryptionKey: (any KeyReference)? = nil, isEnabled: Bool? = nil, metrics: [Lambda.CfnEventSourceMapping.Metrics] = []
    ) {
        self.batchSize = batchSize
        self.maximumBatchingWindow = maximumBatchingWindow
        self.reportsBatchItemFailures = reportsBatchItemFailures
        self.filters = filters
        self.filterEncryptionKey = filterEncryptionKey
        self.isEnabled = isEnabled
        self.metrics = metrics
    }
}

/// The settings by which Lambda reads from a stream, besides those for all sources.
public struct StreamOptions {
    /// The place in the stream at which Lambda begins.
    public var startingPosition: StartingPosition
    /// True if a batch that failed is tried again in halves.
    public var bisectsBatchOnError: Bool?
    /// The age up to which records are read: 1 minute to 7 days.
    public var maximumRecordAge: Duration?
    /// The number of further attempts with a batch: 0 to 10,000, or -1 for as long as the records are there.
    public var retryAttempts: Int?
    /// The number of batches of a shard that are processed at the same time: 1 to 10.
    public var parallelizationFactor: Int?
    /// The time for which state is kept between invocations: at most 15 minutes.
    public var tumblingWindow: Duration?
    /// The destination of batches that failed for good.
    public var onFailure: Destination?

    /// Creates settings.
    ///
    /// - Parameters:
    ///   - startingPosition: The place in the stream at which Lambda begins.
    ///   - bisectsBatchOnError: Whether a batch that failed is tried again in halves.
    ///   - maximumRecordAge: The age up to which records are read: 1 minute to 7 days.
    ///   - retryAttempts: The number of further attempts: 0 to 10,000, or -1 for as long as the records are there.
    ///   - parallelizationFactor: The number of batches of a shard that are processed at the same time: 1 to 10.
    ///   - tumblingWindow: The time for which state is kept between invocations: at most 15 minutes.
    ///   - onFailure: The destination of batches that failed for good.
    public init(
        startingPosition: StartingPosition, bisectsBatchOnError: Bool? = nil, maximumRecordAge: Duration? = nil, retryAttempts: Int? = nil,
        parallelizationFactor: Int? = nil, tumblingWindow: Duration? = nil, onFailure: Destination? = nil
    ) {
        self.startingPosition = startingPosition
        self.bisectsBatchOnError = bisectsBatchOnError
        self.maximumRecordAge = maximumRecordAge
        self.retryAttempts = retryAttempts
        self.parallelizationFactor = parallelizationFactor
        self.tumblingWindow = tumblingWindow
        self.onFailure = onFailure
    }
}

/// Lets Lambda read from a queue or a stream and invoke a function with what it finds (`AWS::Lambda::EventSourceMapping`).
///
/// The function's role needs permissions to read; ``EventSource`` gives them.
///
/// [Reference](https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html)
public final class EventSourceMapping: Construct, NamedByARN {
    /// The identifier of the mapping.
    public let mappingID: Value<String>
    /// The ARN of the mapping.
    public let arn: ARN

    /// Creates a mapping.
    ///
    /// - Parameters:
    ///   - scope: The scope of the construct.
    ///   - id: The id within the scope.
    ///   - function: The function that is invoked.
    ///   - source: The ARN of the queue or stream.
    ///   - options: The settings of reading from all kinds of sources.
    ///   - maximumConcurrency: The number of instances that read from a queue at the same time: 2 to 1,000.
    ///   - stream: The settings of reading from a stream; not for queues.
    ///   - file: The Swift file of the call, by which diagnostics find it.
    ///   - line: The line of the call in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, of function: any FunctionReference, source: ARN, options: EventSourceOptions = .init(),
        maximumConcurrency: Int? = nil, stream: StreamOptions? = nil, file: String = #fileID, line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        options.filterEncryptionKey?.grantDecrypt(to: .service("lambda.amazonaws.com"))
        let onFailure = stream?.onFailure?.attach(scope, function)
        let position = stream?.startingPosition.property
        let resource = Lambda.CfnEventSourceMapping(
            scope, "Resource", functionName: function.name, batchSize: Value(options.batchSize),
            bisectBatchOnFunctionError: Value(stream?.bisectsBatchOnError),
            destinationConfig: onFailure.map { .init(onFailure: .init(destination: Value($0))) }, enabled: Value(options.isEnabled),
            eventSourceArn: Value(source),
            filterCriteria: options.filters.isEmpty ? nil : .init(filters: List(options.filters.map(\.property))),
            functionResponseTypes: options.reportsBatchItemFailures ? ["ReportBatchItemFailures"] : nil,
            kmsKeyArn: options.filterEncryptionKey.map { Value($0.arn) },
            maximumBatchingWindowInSeconds: Value(options.maximumBatchingWindow?.whole(.seconds, for: scope)),
            maximumRecordAgeInSeconds: Value(stream?.maximumRecordAge?.whole(.seconds, for: scope)),
            maximumRetryAttempts: Value(stream?.retryAttempts),
            metricsConfig: options.metrics.isEmpty ? nil : .init(metrics: List(options.metrics)),
            parallelizationFactor: Value(stream?.parallelizationFactor),
            scalingConfig: maximumConcurrency.map { .init(maximumConcurrency: Value($0)) }, startingPosition: position?.name,
            startingPositionTimestamp: position?.timestamp,
            tumblingWindowInSeconds: Value(stream?.tumblingWindow?.whole(.seconds, for: scope)), file: file, line: line)
        mappingID = resource.ref
        arn = Self.arn(scope, resource.ref)
        super.init(scope)
        reportMistakes(options, maximumConcurrency: maximumConcurrency, stream)
    }

    static func arn(_ node: Node, _ id: Value<String>) -> ARN {
        ARN(in: node, service: "lambda", resource: "event-source-mapping", resourceName: id, format: .colon)
    }
}
