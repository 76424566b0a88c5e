import CDK
import CDKIAM
import CDKSQS

/// A queue or a stream from which Lambda reads to invoke a function.
///
///     function.addEventSource(.queue(queue, .init(batchSize: 5, reportsBatchItemFailures: true)))
public struct EventSource {
    /// Makes the mapping below the function and gives its role the permissions to read.
    let attach: (any FunctionReference) -> EventSourceMapping

    /// A source of another kind.
    ///
    /// - Parameter attach: Makes the mapping, and gives the function's role the permissions to read.
    public init(_ attach: @escaping (any FunctionReference) -> EventSourceMapping) { self.attach = attach }

    /// A queue: the function is invoked with batches of its messages, which are deleted when it succeeds.
    ///
    /// - Parameters:
    ///   - options: Batches have at most 10 messages, with a batching window 10,000.
    ///   - maximumConcurrency: How many instances read at the same time: 2 to 1,000.
    public static func queue(
        _ queue: any QueueReference, _ options: EventSourceOptions = .init(), maximumConcurrency: Int? = nil
    ) -> EventSource {
        EventSource { function in
            reportMistakes(queue, options)
            let mapping = EventSourceMapping(
                function, "SqsEventSource:\(Names.uniqueID(queue))", of: function, source: queue.arn, options: options,
                maximumConcurrency: maximumConcurrency, file: function.node.location.file, line: function.node.location.line)
            if function.role != nil {
                queue.grantConsume(to: function)
            } else {
                Annotations.of(function).addWarning(
                    "@aws-cdk/aws-lambda-event-sources:sqsFunctionImportWithoutRole",
                    "Function '\(function.node.path)' was imported without an IAM role so it was not granted access to consume messages "
                        + "from '\(queue.node.path)'")
            }
            return mapping
        }
    }

    /// The changes of a DynamoDB table.
    ///
    /// - Parameters:
    ///   - stream: The ARN of the table's stream.
    ///   - table: The table, which names the mapping.
    ///   - options: Batches have at most 10,000 records, 100 if not given.
    public static func dynamoDBStream(
        _ stream: ARN, of table: any Scope, _ streamOptions: StreamOptions, _ options: EventSourceOptions = .init()
    ) -> EventSource {
        EventSource { function in
            var options = options
            if let size = options.batchSize, !(1...10_000).contains(size) {
                table.node.report(
                    "Maximum batch size must be between 1 and 10000 inclusive (given \(size))", action: "correct batchSize")
            }
            options.batchSize = options.batchSize ?? 100
            let mapping = EventSourceMapping(
                function, "DynamoDBEventSource:\(Names.uniqueID(table))", of: function, source: stream, options: options,
                stream: streamOptions, file: function.node.location.file, line: function.node.location.line)
            // The streams of an account can only be listed altogether:
            // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
            Grant.addToPrincipal(function, actions: ["dynamodb:ListStreams"], resources: ["*"])
            Grant.addToPrincipal(
                function, actions: ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"], resources: [stream])
            return mapping
        }
    }

    private static func reportMistakes(_ queue: any QueueReference, _ options: EventSourceOptions) {
        let node = queue.node
        let window = options.maximumBatchingWindow
        if let window, queue.isFIFO {
            node.report("Batching window is not supported for FIFO queues", action: "leave the window of \(window) out")
        }
        if let window, window.seconds > 300 {
            node.report(
                "Maximum batching window must be 300 seconds or less (given \(window))", action: "set it to .minutes(5) or less")
        }
        guard let size = options.batchSize else { return }
        let largest = window == nil ? 10 : 10_000
        if !(1...largest).contains(size) {
            node.report(
                "Maximum batch size must be between 1 and \(largest) inclusive (given \(size)) when batching window is "
                    + "\(window == nil ? "not " : "")specified.",
                action: "correct batchSize")
        }
    }
}
