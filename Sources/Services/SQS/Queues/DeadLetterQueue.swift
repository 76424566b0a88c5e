import CDK

/// Where a queue puts the messages that nobody could process.
public struct DeadLetterQueue {
    public let queue: any QueueReference
    /// How often a message is received, without being deleted, before it is put there: 1 or more.
    public let maxReceiveCount: Int

    public init(_ queue: any QueueReference, maxReceiveCount: Int) {
        self.queue = queue
        self.maxReceiveCount = maxReceiveCount
    }

    var property: AnyValue { ["deadLetterTargetArn": AnyValue(queue.arn), "maxReceiveCount": AnyValue(maxReceiveCount)] }
}

/// Which queues may use a queue as their dead-letter queue. All of the account and region may if not told otherwise.
public enum RedriveAllowPolicy {
    case all
    case none
    /// One to ten queues.
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
