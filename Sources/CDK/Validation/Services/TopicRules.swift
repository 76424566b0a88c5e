/// Topics of SNS and their subscriptions.
///
/// https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html, https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
enum TopicRules {
    private static let topic = "AWS::SNS::Topic"
    private static let subscription = "AWS::SNS::Subscription"

    static let rules: [ServiceRule] = [
        .error("swift-cdk:sns/fifo-topic-name", topic) { topic in
            guard topic.resource.isFifo == true, let name = topic["TopicName"].text, !name.hasSuffix(".fifo") else { return }
            topic.report(topic["TopicName"], "The name of a FIFO topic ends with .fifo, unlike '\(name)'", "write '\(name).fifo'")
        },
        // "Invalid parameter: Topic Name": https://github.com/awsdocs/aws-cloudformation-user-guide/pull/860
        .error("swift-cdk:sns/standard-topic-name", topic) { topic in
            guard topic.resource.isFifo == false, let name = topic["TopicName"].text, name.hasSuffix(".fifo") else { return }
            topic.report(topic["TopicName"], "Only a FIFO topic can be called '\(name)'", "set FifoTopic, or choose another name")
        },
        .error("swift-cdk:sns/fifo-topic-setting", topic) { topic in
            guard topic.resource.isFifo == false else { return }
            for name in ["ContentBasedDeduplication", "ArchivePolicy", "FifoThroughputScope"]
            where topic[name].isPresent && topic[name].flag != false {
                topic.report(topic[name], "\(name) is a setting of FIFO topics", "set FifoTopic, or remove it")
            }
        },
        // https://github.com/hashicorp/terraform-provider-aws/pull/38524,
        // https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html
        .error("swift-cdk:sns/fifo-protocol", subscription) { subscription in
            guard subscription.target(of: subscription["TopicArn"], type: topic)?.isFifo == true,
                let name = subscription["Protocol"].text, name != "sqs"
            else { return }
            subscription.report(subscription["Protocol"], "A FIFO topic delivers to queues alone, not by '\(name)'", "subscribe a queue")
        },
        // "FIFO SQS Queues can not be subscribed to standard SNS topics": https://github.com/localstack/localstack/pull/7267
        .error("swift-cdk:sns/fifo-queue-of-standard-topic", subscription) { subscription in
            guard subscription.target(of: subscription["TopicArn"], type: topic)?.isFifo == false,
                subscription["Protocol"].text == "sqs",
                subscription.target(of: subscription["Endpoint"], type: "AWS::SQS::Queue")?.isFifo == true
                    || subscription["Endpoint"].arn?.resource.hasSuffix(".fifo") == true
            else { return }
            subscription.report(
                subscription["Endpoint"], "A standard topic does not deliver to a FIFO queue", "use a standard queue, or a FIFO topic")
        },
        // https://docs.aws.amazon.com/sns/latest/dg/firehose-endpoints-subscribe.html
        .error("swift-cdk:sns/delivery-stream-role", subscription) { subscription in
            guard subscription["Protocol"].text == "firehose", subscription["SubscriptionRoleArn"].isAbsent else { return }
            subscription.report("", "A delivery stream is written to with a role", "set SubscriptionRoleArn")
        },
        // https://docs.aws.amazon.com/sns/latest/dg/sns-large-payload-raw-message-delivery.html
        .error("swift-cdk:sns/raw-protocol", subscription) { subscription in
            guard subscription["RawMessageDelivery"].flag == true, let name = subscription["Protocol"].text,
                !["sqs", "http", "https", "firehose"].contains(name)
            else { return }
            subscription.report(
                subscription["RawMessageDelivery"], "Messages are not delivered raw by '\(name)'",
                "remove it; queues, HTTP and delivery streams take raw messages")
        },
        // https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
        .error("swift-cdk:sns/endpoint", subscription) { subscription in
            let endpoint = subscription["Endpoint"]
            guard let name = subscription["Protocol"].text, let text = endpoint.text else { return }
            let expected: (isRight: Bool, text: String)
            switch name {
            case "sqs", "lambda", "firehose": expected = (endpoint.arn?.service == name, "an ARN of \(name)")
            case "http", "https": expected = (text.hasPrefix("\(name)://"), "an address that begins with \(name)://")
            case "email", "email-json": expected = (text.contains("@"), "an address with @")
            case "sms": expected = (text.allSatisfy { "+0123456789-".contains($0) } && !text.isEmpty, "a telephone number")
            default: return
            }
            if !expected.isRight {
                subscription.report(endpoint, "'\(text)' is no endpoint of the protocol \(name)", "give \(expected.text)")
            }
        },
        // https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html
        .error("swift-cdk:sns/filter-policy", subscription) { subscription in
            let policy = subscription["FilterPolicy"]
            let isOfBody = subscription["FilterPolicyScope"]
            for (name, value) in policy.members where !name.hasPrefix("$") && value.value != nil {
                if value.value?.array?.isEmpty == true {
                    subscription.report(value, "An empty list matches nothing", "list what is to be matched")
                } else if value.value?.object != nil, isOfBody.isAbsent || isOfBody.text == "MessageAttributes" {
                    subscription.report(
                        value, "Filters within filters are for the body of messages", "set FilterPolicyScope to MessageBody")
                } else if value.value?.array == nil, value.value?.object == nil {
                    subscription.report(value, "What is to be matched is a list", "write it as a list")
                }
            }
        },
        .error("swift-cdk:sns/policy-topics", "AWS::SNS::TopicPolicy") { policy in
            for topic in policy["Topics"].elements {
                guard let text = topic.text, topic.arn == nil else { continue }
                policy.report(topic, "A topic is named by its ARN here, unlike '\(text)'", "refer to the topic, or give its ARN")
            }
        },
        // Deployed, and nothing arrives: https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html
        .warning("swift-cdk:sns/queue-policy", subscription) { subscription in
            guard subscription["Protocol"].text == "sqs",
                let queue = subscription.target(of: subscription["Endpoint"], type: "AWS::SQS::Queue"),
                !subscription.template.mayReach(queue, from: "sns.amazonaws.com", "sqs:SendMessage")
            else { return }
            subscription.report(
                subscription["Endpoint"], "No policy of the queue \(queue.name) lets sns.amazonaws.com send messages, so that none arrives",
                "add a policy of the queue that does")
        },
        // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
        .warning("swift-cdk:sns/subscribed-queue-key", subscription) { subscription in
            guard subscription["Protocol"].text == "sqs",
                let queue = subscription.target(of: subscription["Endpoint"], type: "AWS::SQS::Queue")
            else { return }
            let key = queue["KmsMasterKeyId"]
            let isManaged = key.text.map { $0.hasSuffix("alias/aws/sqs") } ?? false
            guard isManaged || !subscription.template.mayUse(key, service: "sns.amazonaws.com") else { return }
            subscription.report(
                subscription["Endpoint"],
                "SNS may not use the key that the queue \(queue.name) is encrypted with, so that no message arrives",
                isManaged ? "use a key of your own that sns.amazonaws.com may use" : "let sns.amazonaws.com use the key, by its policy")
        },
    ]
}
