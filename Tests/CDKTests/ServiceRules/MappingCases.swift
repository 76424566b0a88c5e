extension ServiceRuleTests {
    private static let queue = #""EventSourceArn": {"Fn::GetAtt": ["Q", "Arn"]}"#
    private static let stream = #""EventSourceArn": {"Fn::GetAtt": ["T", "StreamArn"]}, "FunctionName": "f""#

    private static func ofQueue(_ queue: String, _ mapping: String) -> String {
        #"{"Q SQS::Queue": {\#(queue)}, "F Lambda::Function": {"Timeout": 60, "ReservedConcurrentExecutions": 5}, "M Lambda::EventSourceMapping": {\#(Self.queue), "FunctionName": {"Ref": "F"}\#(mapping)}}"#
    }

    private static func ofTable(_ mapping: String) -> String {
        #"{"T DynamoDB::Table": {"StreamSpecification": {}}, "M Lambda::EventSourceMapping": {\#(stream)\#(mapping)}}"#
    }

    static let mappingCases: [ServiceRuleCase] = [
        ServiceRuleCase(
            "lambda/queue-visibility", ofQueue("", ""),
            "EventSourceArn: The queue Q hides a message for 30 seconds, and the function F may work on it for 60",
            "set the queue's VisibilityTimeout to at least 60, better to six times as much", fix: #"{"Q.VisibilityTimeout": 60}"#),
        ServiceRuleCase(
            "lambda/fifo-batch-size", ofQueue(#""FifoQueue": true"#, #", "BatchSize": 11"#),
            "BatchSize: A batch of a FIFO queue has at most 10 messages, not 11", "give at most 10", fix: #"{"M.BatchSize": 10}"#),
        ServiceRuleCase(
            "lambda/fifo-window", ofQueue(#""FifoQueue": true"#, #", "MaximumBatchingWindowInSeconds": 1"#),
            "MaximumBatchingWindowInSeconds: A FIFO queue has no batching window", "remove it", fix: #"{"Q.FifoQueue": null}"#),
        ServiceRuleCase(
            "lambda/large-batch-window", ofQueue("", #", "BatchSize": 11"#),
            "BatchSize: A batch of 11 messages needs a batching window: without one, 10 is the most",
            "set MaximumBatchingWindowInSeconds to 1 or more, or give at most 10", fix: #"{"M.MaximumBatchingWindowInSeconds": 1}"#),
        ServiceRuleCase(
            "lambda/starting-position-of-queue", ofQueue("", #", "StartingPosition": "LATEST""#),
            "StartingPosition: A queue has no starting position", "remove it", fix: #"{"M.StartingPosition": {"Ref": "AWS::NoValue"}}"#),
        ServiceRuleCase(
            "lambda/starting-position", ofTable(""), "EventSourceArn: A stream needs a starting position",
            "set StartingPosition to LATEST or TRIM_HORIZON", fix: #"{"M.StartingPosition": "LATEST"}"#),
        ServiceRuleCase(
            "lambda/table-timestamp", ofTable(#", "StartingPosition": "AT_TIMESTAMP""#),
            "StartingPosition: The stream of a table cannot be read from a point in time", "give LATEST or TRIM_HORIZON",
            fix: #"{"M.StartingPosition": "LATEST"}"#),
        ServiceRuleCase(
            "lambda/starting-timestamp",
            #"{"M Lambda::EventSourceMapping": {"EventSourceArn": "arn:aws:kinesis:eu-south-1:1:stream/s", "StartingPosition": "AT_TIMESTAMP"}}"#,
            "StartingPosition: AT_TIMESTAMP needs a time", "set StartingPositionTimestamp", fix: #"{"M.StartingPositionTimestamp": 1}"#),
        ServiceRuleCase(
            "lambda/stream-setting-of-queue", ofQueue("", #", "MaximumRetryAttempts": 1"#),
            "MaximumRetryAttempts: MaximumRetryAttempts is a setting of streams, and the source is a queue",
            "remove it; how often a message is tried is the queue's RedrivePolicy", fix: #"{"M.MaximumRetryAttempts": null}"#),
        ServiceRuleCase(
            "lambda/queue-setting-of-stream", ofTable(#", "ScalingConfig": {"MaximumConcurrency": 2}"#),
            "ScalingConfig: ScalingConfig is a setting of queues, and the source is none", "remove it", fix: #"{"M.ScalingConfig": null}"#),
        ServiceRuleCase(
            "lambda/two-scalings", ofQueue("", #", "ScalingConfig": {}, "ProvisionedPollerConfig": {}"#),
            "ScalingConfig: ScalingConfig and ProvisionedPollerConfig exclude each other", "remove one of the two",
            fix: #"{"M.ScalingConfig": null}"#),
        ServiceRuleCase(
            "lambda/poller-order", ofQueue("", #", "ProvisionedPollerConfig": {"MinimumPollers": 5, "MaximumPollers": 4}"#),
            "ProvisionedPollerConfig.MaximumPollers: At most 4 pollers are less than at least 5", "give at least 5",
            fix: #"{"M.ProvisionedPollerConfig.MaximumPollers": 5}"#),
        ServiceRuleCase(
            "lambda/mapping-concurrency", ofQueue("", #", "ScalingConfig": {"MaximumConcurrency": 6}"#),
            "ScalingConfig.MaximumConcurrency: The function F reserves 5 executions at a time, and the queue would use 6",
            "give at most 5, or reserve more", fix: #"{"M.ScalingConfig.MaximumConcurrency": 5}"#, warns: true),
        ServiceRuleCase(
            "dynamodb/table-without-stream", #"{"T DynamoDB::Table": {}, "M Lambda::EventSourceMapping": {\#(stream)}}"#,
            "EventSourceArn: The table T has no stream", "set the table's StreamSpecification", fix: #"{"T.StreamSpecification": {}}"#),
        ServiceRuleCase(
            "lambda/source-region", #"{"M Lambda::EventSourceMapping": {"EventSourceArn": "arn:aws:sqs:us-east-1:1:q"}}"#,
            "EventSourceArn: The source is in us-east-1, and the stack is deployed to eu-south-1", "use a source in the same region",
            fix: #"{"M.EventSourceArn": "arn:aws:sqs:eu-south-1:1:q"}"#),
        ServiceRuleCase(
            "lambda/mapping-destination-fifo",
            #"{"N SNS::Topic": {"FifoTopic": true}, "M Lambda::EventSourceMapping": {"DestinationConfig": {"OnFailure": {"Destination": {"Ref": "N"}}}}}"#,
            "DestinationConfig.OnFailure.Destination: A destination of what fails is a standard queue or topic, not a FIFO one",
            "use a standard one", fix: #"{"N.FifoTopic": null}"#),
    ]
}
