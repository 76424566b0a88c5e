import CDK
import CDKIAM
import CDKSNS

/// A function that gets the messages of a topic.
public struct FunctionSubscriber: TopicSubscriber {
    let function: any FunctionReference

    /// The function as a subscription's endpoint, which SNS may invoke from now on.
    public func bind(to topic: any TopicReference) -> SubscriptionTarget {
        function.addPermission(
            "AllowInvoke:\(Names.uniqueID(topic))", principal: .service("sns.amazonaws.com"), sourceARN: topic.arn,
            file: function.node.location.file, line: function.node.location.line)
        topic.deployBefore(function)
        return SubscriptionTarget(
            .lambda, endpoint: Value(function.arn), id: Value(topic.node.id), scope: function,
            region: topic.region(for: function, in: function.node.region))
    }
}

extension TopicSubscriber where Self == FunctionSubscriber {
    /// A function, or a version or an alias of one.
    ///
    /// Its policy lets SNS invoke it.
    public static func function(_ function: any FunctionReference) -> FunctionSubscriber { FunctionSubscriber(function: function) }
}
