import CloudAssembly

/// Event source mappings of Lambda: queues and streams that call a function.
///
/// https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
enum EventSourceMappingRules {
    private static let type = "AWS::Lambda::EventSourceMapping"

    static let rules: [ServiceRule] = [
        // "Queue visibility timeout: 30 seconds is less than Function timeout: 60 seconds":
        // https://github.com/matanolabs/matano/issues/35, https://github.com/winglang/wing/issues/1507,
        // https://github.com/hashicorp/terraform-provider-aws/issues/18099
        .error("swift-cdk:lambda/queue-visibility", type) { mapping in
            guard let queue = mapping.queue, let function = mapping.function,
                let visibility = queue["VisibilityTimeout"].isAbsent ? 30 : queue["VisibilityTimeout"].number,
                let timeout = function["Timeout"].isAbsent ? 3 : function["Timeout"].number, visibility < timeout
            else { return }
            mapping.report(
                mapping["EventSourceArn"],
                "The queue \(queue.name) hides a message for \(visibility.plain) seconds, and the function \(function.name) may work on it "
                    + "for \(timeout.plain)",
                "set the queue's VisibilityTimeout to at least \(timeout.plain), better to six times as much")
        },
        // https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
        .error("swift-cdk:lambda/fifo-batch-size", type) { mapping in
            guard mapping.queue?.isFifo == true, let size = mapping["BatchSize"].number, size > 10 else { return }
            mapping.report(mapping["BatchSize"], "A batch of a FIFO queue has at most 10 messages, not \(size.plain)", "give at most 10")
        },
        .error("swift-cdk:lambda/fifo-window", type) { mapping in
            guard mapping.queue?.isFifo == true, let window = mapping["MaximumBatchingWindowInSeconds"].number, window > 0 else { return }
            mapping.report(mapping["MaximumBatchingWindowInSeconds"], "A FIFO queue has no batching window", "remove it")
        },
        // "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10":
        // https://github.com/serverless/serverless/issues/8989
        .error("swift-cdk:lambda/large-batch-window", type) { mapping in
            let window = mapping["MaximumBatchingWindowInSeconds"]
            guard mapping.sourceService == "sqs", let size = mapping["BatchSize"].number, size > 10, window.isAbsent || window.number == 0,
                mapping.queue?.isFifo != true
            else { return }
            mapping.report(
                mapping["BatchSize"], "A batch of \(size.plain) messages needs a batching window: without one, 10 is the most",
                "set MaximumBatchingWindowInSeconds to 1 or more, or give at most 10")
        },
        .error("swift-cdk:lambda/starting-position-of-queue", type) { mapping in
            guard mapping.sourceService == "sqs" else { return }
            for name in ["StartingPosition", "StartingPositionTimestamp"] where mapping[name].isPresent {
                mapping.report(mapping[name], "A queue has no starting position", "remove it")
            }
        },
        .error("swift-cdk:lambda/starting-position", type) { mapping in
            guard ["kinesis", "dynamodb"].contains(mapping.sourceService), mapping["StartingPosition"].isAbsent else { return }
            mapping.report(
                mapping["EventSourceArn"], "A stream needs a starting position",
                "set StartingPosition to LATEST or TRIM_HORIZON")
        },
        .error("swift-cdk:lambda/table-timestamp", type) { mapping in
            guard mapping.sourceService == "dynamodb", mapping["StartingPosition"].text == "AT_TIMESTAMP" else { return }
            mapping.report(
                mapping["StartingPosition"], "The stream of a table cannot be read from a point in time",
                "give LATEST or TRIM_HORIZON")
        },
        .error("swift-cdk:lambda/starting-timestamp", type) { mapping in
            let position = mapping["StartingPosition"]
            let time = mapping["StartingPositionTimestamp"]
            if position.text == "AT_TIMESTAMP", time.isAbsent {
                mapping.report(position, "AT_TIMESTAMP needs a time", "set StartingPositionTimestamp")
            } else if time.isPresent, let text = position.text, text != "AT_TIMESTAMP" {
                mapping.report(time, "A time needs the starting position AT_TIMESTAMP, not \(text)", "remove one of the two")
            }
        },
        .error("swift-cdk:lambda/stream-setting-of-queue", type) { mapping in
            guard mapping.sourceService == "sqs" else { return }
            for name in [
                "BisectBatchOnFunctionError", "MaximumRecordAgeInSeconds", "MaximumRetryAttempts", "ParallelizationFactor",
                "TumblingWindowInSeconds", "DestinationConfig",
            ] where mapping[name].isPresent {
                mapping.report(
                    mapping[name], "\(name) is a setting of streams, and the source is a queue",
                    "remove it; how often a message is tried is the queue's RedrivePolicy")
            }
        },
        .error("swift-cdk:lambda/queue-setting-of-stream", type) { mapping in
            guard let service = mapping.sourceService, service != "sqs", mapping["ScalingConfig"].isPresent else { return }
            mapping.report(mapping["ScalingConfig"], "ScalingConfig is a setting of queues, and the source is none", "remove it")
        },
        .error("swift-cdk:lambda/two-scalings", type) { mapping in
            guard mapping["ScalingConfig"].isPresent, mapping["ProvisionedPollerConfig"].isPresent else { return }
            mapping.report(
                mapping["ScalingConfig"], "ScalingConfig and ProvisionedPollerConfig exclude each other", "remove one of the two")
        },
        .error("swift-cdk:lambda/poller-order", type) { mapping in
            guard let least = mapping["ProvisionedPollerConfig", "MinimumPollers"].number,
                let most = mapping["ProvisionedPollerConfig", "MaximumPollers"].number, most < least
            else { return }
            mapping.report(
                mapping["ProvisionedPollerConfig", "MaximumPollers"], "At most \(most.plain) pollers are less than at least \(least.plain)",
                "give at least \(least.plain)")
        },
        // https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html: messages are throttled then, and nothing is refused.
        .warning("swift-cdk:lambda/mapping-concurrency", type) { mapping in
            guard let most = mapping["ScalingConfig", "MaximumConcurrency"].number, let function = mapping.function,
                let reserved = function["ReservedConcurrentExecutions"].number, most > reserved
            else { return }
            mapping.report(
                mapping["ScalingConfig", "MaximumConcurrency"],
                "The function \(function.name) reserves \(reserved.plain) executions at a time, and the queue would use \(most.plain)",
                "give at most \(reserved.plain), or reserve more")
        },
        // Fn::GetAtt has no StreamArn to give.
        .error("swift-cdk:dynamodb/table-without-stream", type) { mapping in
            guard let table = mapping.target(of: mapping["EventSourceArn"], type: "AWS::DynamoDB::Table"),
                mapping["EventSourceArn"].reference?.attribute == "StreamArn", table["StreamSpecification"].isAbsent,
                table["KinesisStreamSpecification"].isAbsent
            else { return }
            mapping.report(
                mapping["EventSourceArn"], "The table \(table.name) has no stream", "set the table's StreamSpecification")
        },
        .error("swift-cdk:lambda/source-region", type) { mapping in
            guard let region = mapping.region, let other = mapping["EventSourceArn"].arn?.region, !other.isEmpty, other != region.rawValue
            else { return }
            mapping.report(
                mapping["EventSourceArn"], "The source is in \(other), and the stack is deployed to \(region.rawValue)",
                "use a source in the same region")
        },
        // https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html: destinations for what fails are standard queues and topics.
        .error("swift-cdk:lambda/mapping-destination-fifo", type) { mapping in
            mapping.refuseFifo(mapping["DestinationConfig", "OnFailure"]["Destination"], "A destination of what fails")
        },
    ]
}

extension ResourceCheckup {
    /// The service of an event source mapping's source.
    var sourceService: String? {
        let source = self["EventSourceArn"]
        if let service = source.arn?.service { return service }
        return switch source.reference.flatMap({ template.resource($0.name)?.type }) {
        case "AWS::SQS::Queue": "sqs"
        case "AWS::DynamoDB::Table": "dynamodb"
        case "AWS::Kinesis::Stream": "kinesis"
        default: nil
        }
    }

    /// The queue of the template that is an event source mapping's source.
    fileprivate var queue: KnownResource? { target(of: self["EventSourceArn"], type: "AWS::SQS::Queue") }

    /// The function of the template that an event source mapping calls.
    var function: KnownResource? { function(self["FunctionName"]) }

    /// The function of the template that a value names, itself or by a version or an alias.
    func function(_ value: KnownValue) -> KnownResource? {
        if let function = target(of: value, type: "AWS::Lambda::Function") { return function }
        for type in ["AWS::Lambda::Version", "AWS::Lambda::Alias"] {
            if let version = target(of: value, type: type) {
                return target(of: version["FunctionName"], type: "AWS::Lambda::Function")
            }
        }
        return nil
    }

    /// Says that a FIFO queue or topic cannot stand somewhere.
    mutating func refuseFifo(_ value: KnownValue, _ role: String) {
        let queue = target(of: value, type: "AWS::SQS::Queue")
        let topic = target(of: value, type: "AWS::SNS::Topic")
        let isFifoArn = value.arn.map { ["sqs", "sns"].contains($0.service) && $0.resource.hasSuffix(".fifo") } ?? false
        guard queue?.isFifo == true || topic?.isFifo == true || isFifoArn else { return }
        report(value, "\(role) is a standard queue or topic, not a FIFO one", "use a standard one")
    }
}

extension KnownResource {
    /// Whether a queue or a topic is a FIFO one; nil if that is not known.
    var isFifo: Bool? {
        let flag = type == "AWS::SNS::Topic" ? self["FifoTopic"] : self["FifoQueue"]
        return flag.isAbsent ? false : flag.flag
    }
}

extension Double {
    /// Without a fraction where there is none.
    var plain: String { JSON.text(of: self) }
}
