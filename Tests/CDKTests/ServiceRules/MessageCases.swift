extension ServiceRuleTests {
    private static func subscription(_ topic: String, _ queue: String, _ name: String, _ more: String = "") -> String {
        #"{"T SNS::Topic": {\#(topic)}, "Q SQS::Queue": {\#(queue)}, "S SNS::Subscription": {"TopicArn": {"Ref": "T"}, "Protocol": "\#(name)", "Endpoint": {"Fn::GetAtt": ["Q", "Arn"]}\#(more)}}"#
    }

    static let messageCases: [ServiceRuleCase] = [
        ServiceRuleCase(
            "sqs/fifo-queue-name", #"{"Q SQS::Queue": {"FifoQueue": true, "QueueName": "jobs"}}"#,
            "QueueName: The name of a FIFO queue ends with .fifo, unlike 'jobs'", "write 'jobs.fifo'", fix: #"{"Q.QueueName": "jobs.fifo"}"#
        ),
        ServiceRuleCase(
            "sqs/standard-queue-name", #"{"Q SQS::Queue": {"QueueName": "jobs.fifo"}}"#,
            "QueueName: Only a FIFO queue can be called 'jobs.fifo'", "set FifoQueue, or choose another name",
            fix: #"{"Q.FifoQueue": true}"#),
        ServiceRuleCase(
            "sqs/fifo-queue-setting", #"{"Q SQS::Queue": {"ContentBasedDeduplication": true}}"#,
            "ContentBasedDeduplication: ContentBasedDeduplication is a setting of FIFO queues", "set FifoQueue, or remove it",
            fix: #"{"Q.FifoQueue": true}"#),
        ServiceRuleCase(
            "sqs/throughput-scope", #"{"Q SQS::Queue": {"FifoQueue": true, "FifoThroughputLimit": "perMessageGroupId"}}"#,
            "FifoThroughputLimit: A throughput limit by message group needs deduplication by message group",
            "set DeduplicationScope to messageGroup", fix: #"{"Q.DeduplicationScope": "messageGroup"}"#),
        ServiceRuleCase(
            "sqs/two-encryptions", #"{"Q SQS::Queue": {"SqsManagedSseEnabled": true, "KmsMasterKeyId": "k"}}"#,
            "SqsManagedSseEnabled: The queue is encrypted with a key of SQS's and with one of KMS, and only one of them is allowed",
            "remove one of the two", fix: #"{"Q.SqsManagedSseEnabled": false}"#),
        ServiceRuleCase(
            "sqs/dead-letter-kind",
            #"{"D SQS::Queue": {}, "Q SQS::Queue": {"FifoQueue": true, "RedrivePolicy": {"deadLetterTargetArn": {"Fn::GetAtt": ["D", "Arn"]}, "maxReceiveCount": 3}}}"#,
            "RedrivePolicy.deadLetterTargetArn: The dead-letter queue of a FIFO queue is a FIFO queue too", "use a FIFO queue",
            fix: #"{"D.FifoQueue": true}"#),
        ServiceRuleCase(
            "sqs/redrive-policy", #"{"Q SQS::Queue": {"RedrivePolicy": {"deadLetterTargetArn": "a"}}}"#,
            "RedrivePolicy: The redrive policy lacks maxReceiveCount", "set it", fix: #"{"Q.RedrivePolicy.maxReceiveCount": 3}"#),
        ServiceRuleCase(
            "sqs/receive-count", #"{"Q SQS::Queue": {"RedrivePolicy": {"deadLetterTargetArn": "a", "maxReceiveCount": 1001}}}"#,
            "RedrivePolicy.maxReceiveCount: A message is received between 1 and 1000 times before it is a dead letter, not 1001 times",
            "give one of these", fix: #"{"Q.RedrivePolicy.maxReceiveCount": 1000}"#),
        ServiceRuleCase(
            "sqs/source-queues", #"{"Q SQS::Queue": {"RedriveAllowPolicy": {"redrivePermission": "byQueue"}}}"#,
            "RedriveAllowPolicy: Permission by queue names between 1 and 10 source queues, not 0", "name them in sourceQueueArns",
            fix: #"{"Q.RedriveAllowPolicy.sourceQueueArns": ["a"]}"#),
        ServiceRuleCase(
            "sqs/dead-letter-retention",
            #"{"D SQS::Queue": {}, "Q SQS::Queue": {"MessageRetentionPeriod": 1209600, "RedrivePolicy": {"deadLetterTargetArn": {"Fn::GetAtt": ["D", "Arn"]}, "maxReceiveCount": 3}}}"#,
            "RedrivePolicy.deadLetterTargetArn: Messages are kept for 1209600 seconds here and for 345600 in the dead-letter queue D, which counts "
                + "from when they were sent: some are deleted before anybody looks",
            "keep messages longer in the dead-letter queue", fix: #"{"D.MessageRetentionPeriod": 1209600}"#, warns: true),
        ServiceRuleCase(
            "sqs/policy-queues", #"{"Q SQS::Queue": {}, "P SQS::QueuePolicy": {"Queues": [{"Fn::GetAtt": ["Q", "Arn"]}]}}"#,
            "Queues[0]: A queue is named by its URL here, not by its ARN", "refer to the queue itself: Ref gives its URL",
            fix: #"{"P.Queues": [{"Ref": "Q"}]}"#),
        ServiceRuleCase(
            "sns/fifo-topic-name", #"{"T SNS::Topic": {"FifoTopic": true, "TopicName": "news"}}"#,
            "TopicName: The name of a FIFO topic ends with .fifo, unlike 'news'", "write 'news.fifo'", fix: #"{"T.TopicName": "news.fifo"}"#
        ),
        ServiceRuleCase(
            "sns/standard-topic-name", #"{"T SNS::Topic": {"TopicName": "news.fifo"}}"#,
            "TopicName: Only a FIFO topic can be called 'news.fifo'", "set FifoTopic, or choose another name",
            fix: #"{"T.FifoTopic": true}"#),
        ServiceRuleCase(
            "sns/fifo-topic-setting", #"{"T SNS::Topic": {"ContentBasedDeduplication": true}}"#,
            "ContentBasedDeduplication: ContentBasedDeduplication is a setting of FIFO topics", "set FifoTopic, or remove it",
            fix: #"{"T.FifoTopic": true}"#),
        ServiceRuleCase(
            "sns/fifo-protocol", subscription(#""FifoTopic": true"#, "", "lambda"),
            "Protocol: A FIFO topic delivers to queues alone, not by 'lambda'", "subscribe a queue", fix: #"{"S.Protocol": "sqs"}"#),
        ServiceRuleCase(
            "sns/fifo-queue-of-standard-topic", subscription("", #""FifoQueue": true"#, "sqs"),
            "Endpoint: A standard topic does not deliver to a FIFO queue", "use a standard queue, or a FIFO topic",
            fix: #"{"T.FifoTopic": true}"#),
        ServiceRuleCase(
            "sns/delivery-stream-role", subscription("", "", "firehose"), "A delivery stream is written to with a role",
            "set SubscriptionRoleArn",
            fix: #"{"S.SubscriptionRoleArn": "r"}"#),
        ServiceRuleCase(
            "sns/raw-protocol", subscription("", "", "email", #", "RawMessageDelivery": true"#),
            "RawMessageDelivery: Messages are not delivered raw by 'email'",
            "remove it; queues, HTTP and delivery streams take raw messages",
            fix: #"{"S.Protocol": "sqs"}"#),
        ServiceRuleCase(
            "sns/endpoint", #"{"S SNS::Subscription": {"Protocol": "https", "Endpoint": "a.example"}}"#,
            "Endpoint: 'a.example' is no endpoint of the protocol https", "give an address that begins with https://",
            fix: #"{"S.Endpoint": "https://a.example"}"#),
        ServiceRuleCase(
            "sns/filter-policy", #"{"S SNS::Subscription": {"FilterPolicy": {"kind": "film"}}}"#,
            "FilterPolicy.kind: What is to be matched is a list", "write it as a list", fix: #"{"S.FilterPolicy.kind": ["film"]}"#),
        ServiceRuleCase(
            "sns/policy-topics", #"{"P SNS::TopicPolicy": {"Topics": ["news"]}}"#,
            "Topics[0]: A topic is named by its ARN here, unlike 'news'", "refer to the topic, or give its ARN",
            fix: #"{"P.Topics": ["arn:aws:sns:eu-south-1:1:news"]}"#),
        ServiceRuleCase(
            "sns/queue-policy", subscription("", "", "sqs"),
            "Endpoint: No policy of the queue Q lets sns.amazonaws.com send messages, so that none arrives",
            "add a policy of the queue that does",
            fix: #"{"S.Endpoint": {"Ref": "Elsewhere"}}"#, warns: true),
        ServiceRuleCase(
            "sns/subscribed-queue-key", subscription("", #""KmsMasterKeyId": "alias/aws/sqs""#, "sqs"),
            "Endpoint: SNS may not use the key that the queue Q is encrypted with, so that no message arrives",
            "use a key of your own that sns.amazonaws.com may use", fix: #"{"Q.KmsMasterKeyId": "alias/own"}"#, warns: true),
    ]
}
