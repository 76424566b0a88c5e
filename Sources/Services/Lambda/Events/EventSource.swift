import CDK
import CDKIAM
import CDKSQS

/// A queue or a stream from which Lambda reads to invoke a function.
///
///     function.addEventSource(.queue(queue, .init(batchSize: 5, reportsBatchItemFailures: true)))
public struct EventSource {
    /// Makes the mapping below the function and gives its role the permissions to read.
    let attach: (any FunctionReference) -> EventSourceMapping
    /// The line that made it, for diagnostics.
    let location: SourceLocation?

    /// A source of another kind.
    ///
    /// - Parameters:
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    ///   - attach: A function that makes the mapping, and gives the role of the Lambda function the permissions to read.
    public init(file: String = #fileID, line: Int = #line, _ attach: @escaping (any FunctionReference) -> EventSourceMapping) {
        self.attach = attach
        location = .ofUser(file, line)
    }

    /// A queue: the function is invoked with batches of its messages, which are deleted when it succeeds.
    ///
    /// - Parameters:
    ///   - queue: The queue.
    ///   - options: Batches have at most 10 messages, with a batching window 10,000.
    ///   - maximumConcurrency: The number of instances that read at the same time: 2 to 1,000.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    /// - Returns: A source, which is attached to a function by ``FunctionReference/addEventSource(_:)``.
    public static func queue(
        _ queue: any QueueReference, _ options: EventSourceOptions = .init(), maximumConcurrency: Int? = nil,
        file: String = #fileID, line: Int = #line
    ) -> EventSource {
        EventSource(file: file, line: line) { function in
            reportMistakes(queue, options)
            let mapping = EventSourceMapping(
                function, "SqsEventSource:\(Names.uniqueID(queue))", of: function, source: queue.arn, options: options,
                maximumConcurrency: maximumConcurrency, file: file, line: line)
            if function.role != nil {
                queue.grantConsume(to: function)
            } else {
                function.node.report(
                    .warning(
                        "@aws-cdk/aws-lambda-event-sources:sqsFunctionImportWithoutRole",
                        "The function was imported without its role, so it gets no permission to read from the queue at "
                            + "\(queue.node.path)", action: "import it with its role, or give the role the permission elsewhere"))
            }
            return mapping
        }
    }

    /// The changes of a DynamoDB table.
    ///
    /// - Parameters:
    ///   - stream: The ARN of the table's stream.
    ///   - table: The table, which names the mapping.
    ///   - streamOptions: The settings of reading from a stream.
    ///   - options: Batches have at most 10,000 records, 100 if not given.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    /// - Returns: A source, which is attached to a function by ``FunctionReference/addEventSource(_:)``.
    public static func dynamoDBStream(
        _ stream: ARN, of table: any Scope, _ streamOptions: StreamOptions, _ options: EventSourceOptions = .init(),
        file: String = #fileID, line: Int = #line
    ) -> EventSource {
        EventSource(file: file, line: line) { function in
            var options = options
            if let size = options.batchSize, !(1...10_000).contains(size) {
                table.node.report(
                    .error(
                        "swift-cdk:lambda/stream-batch-size",
                        "A batch from the stream is to have at most \(size) records, and a limit of 1 to 10000 is possible",
                        action: "set batchSize between 1 and 10000"))
            }
            options.batchSize = options.batchSize ?? 100
            let mapping = EventSourceMapping(
                function, "DynamoDBEventSource:\(Names.uniqueID(table))", of: function, source: stream, options: options,
                stream: streamOptions, file: file, line: line)
            // The streams of an account can only be listed altogether:
            // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
            Grant.addToPrincipal(function, actions: ["dynamodb:ListStreams"], resources: ["*"], of: mapping)
            Grant.addToPrincipal(
                function, actions: ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"], resources: [stream],
                of: mapping)
            return mapping
        }
    }

    private static func reportMistakes(_ queue: any QueueReference, _ options: EventSourceOptions) {
        let node = queue.node
        let window = options.maximumBatchingWindow
        if let window, queue.isFIFO {
            node.report(
                .error(
                    "swift-cdk:lambda/fifo-batching-window", "A queue that is FIFO has no batching window, and one of \(window) is given",
                    action: "leave maximumBatchingWindow out"))
        }
        guard let size = options.batchSize else { return }
        let largest = window == nil ? 10 : 10_000
        if !(1...largest).contains(size) {
            node.report(
                .error(
                    "swift-cdk:lambda/queue-batch-size",
                    "A batch from the queue is to have at most \(size) messages, and a limit of 1 to \(largest) is possible "
                        + "with\(window == nil ? "out" : "") a batching window", action: "set batchSize between 1 and \(largest)"))
        }
    }
}
