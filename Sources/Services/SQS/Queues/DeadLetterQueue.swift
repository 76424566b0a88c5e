import CDK

/// The queue to which another one moves the messages that nobody could process.
public struct DeadLetterQueue {
    /// The queue that gets the messages.
    public let queue: any QueueReference
    /// The number of times that a message is received, without being deleted, before it is moved: 1 or more.
    public let maxReceiveCount: Int
    /// The line that made it, for diagnostics.
    let location: SourceLocation?

    /// A dead-letter queue.
    ///
    /// - Parameters:
    ///   - queue: The queue that gets the messages. It is a FIFO queue if the other one is.
    ///   - maxReceiveCount: The number of times that a message is received before it is moved: 1 or more.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    public init(_ queue: any QueueReference, maxReceiveCount: Int, file: String = #fileID, line: Int = #line) {
        self.queue = queue
        self.maxReceiveCount = maxReceiveCount
        location = .ofUser(file, line)
    }

    var property: AnyValue { ["deadLetterTargetArn": AnyValue(queue.arn), "maxReceiveCount": AnyValue(maxReceiveCount)] }
}

/// The queues that may use a queue as their dead-letter queue.
///
/// All of the account and region may if not told otherwise.
///
/// [Reference](https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html)
public enum RedriveAllowPolicy {
    /// All queues of the account and region.
    case all
    /// No queue.
    case none
    /// These queues: one to ten.
    case queues([any QueueReference])

    var property: AnyValue {
        switch self {
        case .all: ["redrivePermission": "allowAll"]
        case .none: ["redrivePermission": "denyAll"]
        case .queues(let queues):
            ["redrivePermission": "byQueue", "sourceQueueArns": AnyValue(queues.map { AnyValue($0.arn) })]
        }
    }
}
