import CDK
import CDKIAM
import CDKS3
import CDKSNS
import CDKSQS

/// The receiver of the results of asynchronous invocations, or of the records that a function failed to process.
///
/// [Reference](https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html)
public struct Destination {
    /// Gives the function the permissions that it needs; the ARN of the destination.
    let attach: (_ scope: any Scope, _ function: any FunctionReference) -> ARN

    /// A destination of another kind.
    ///
    /// - Parameter attach: A function that gives the permissions that are needed, and the destination's ARN. It gets the construct that has
    ///   the destination, and the function.
    public init(_ attach: @escaping (_ scope: any Scope, _ function: any FunctionReference) -> ARN) { self.attach = attach }

    /// A queue, which gets a message for each.
    public static func queue(_ queue: any QueueReference) -> Destination {
        Destination { _, function in
            queue.grantSend(to: function)
            return queue.arn
        }
    }

    /// A topic, which gets a message for each.
    public static func topic(_ topic: any TopicReference) -> Destination {
        Destination { _, function in
            topic.grantPublish(to: function)
            return topic.arn
        }
    }

    /// Another function, which gets the result as part of a record of the invocation.
    public static func function(_ target: any FunctionReference) -> Destination {
        Destination { _, function in
            target.grantInvoke(to: function)
            return target.arn
        }
    }

    /// A bucket, for events and records that failed: it gets an object for each.
    public static func bucket(_ bucket: any BucketReference) -> Destination {
        Destination { _, function in
            bucket.grantRead(to: function)
            bucket.grantPut(to: function)
            return bucket.arn
        }
    }

    /// The default event bus of the account and region.
    public static var eventBridge: Destination {
        Destination { scope, function in
            let id = "DefaultEventBus"
            let bus = ARN(in: function, service: "events", resource: "event-bus", resourceName: "default")
            if scope.node.child(id) == nil { Construct(scope, id, file: scope.node.location.file, line: scope.node.location.line) }
            Grant.addToPrincipal(function, actions: ["events:PutEvents"], resources: [bus], of: function)
            return bus
        }
    }
}
