import CDK

/// Resources of ten types that refer to each other, as those of an app do; `mixed` in `benchmark.js` makes the same.
struct MixedResources {
    let stack: Stack
    private var role: CfnResource?
    private var queue: CfnResource?
    private var topic: CfnResource?
    private var function: CfnResource?

    init(_ stack: Stack) { self.stack = stack }

    mutating func add(_ number: Int) {
        switch number % 10 {
        case 0:
            role = resource(
                number, "AWS::IAM::Role",
                [
                    "AssumeRolePolicyDocument": [
                        "Version": "2012-10-17",
                        "Statement": [
                            ["Effect": "Allow", "Action": "sts:AssumeRole", "Principal": ["Service": "lambda.amazonaws.com"]]
                        ],
                    ],
                    "ManagedPolicyArns": ["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"],
                    "MaxSessionDuration": 3600,
                ])
        case 1: queue = resource(number, "AWS::SQS::Queue", ["VisibilityTimeout": 300, "MessageRetentionPeriod": 1_209_600])
        case 2:
            topic = resource(number, "AWS::SNS::Topic", ["DisplayName": AnyValue("topic \(number)"), "KmsMasterKeyId": "alias/aws/sns"])
        case 3:
            function = resource(
                number, "AWS::Lambda::Function",
                [
                    "Code": ["ZipFile": "def handler(event, context):\n    return event\n"], "Runtime": "python3.13",
                    "Handler": "index.handler", "Timeout": 30, "MemorySize": 512, "Role": attribute(role, "Arn"),
                    "Environment": ["Variables": ["QUEUE": reference(queue), "TOPIC": reference(topic)]],
                ])
        case 4:
            resource(
                number, "AWS::DynamoDB::Table",
                [
                    "AttributeDefinitions": [["AttributeName": "id", "AttributeType": "S"]],
                    "KeySchema": [["AttributeName": "id", "KeyType": "HASH"]], "BillingMode": "PAY_PER_REQUEST",
                    "PointInTimeRecoverySpecification": ["PointInTimeRecoveryEnabled": true],
                ])
        case 5:
            resource(
                number, "AWS::S3::Bucket",
                [
                    "PublicAccessBlockConfiguration": [
                        "BlockPublicAcls": true, "BlockPublicPolicy": true, "IgnorePublicAcls": true, "RestrictPublicBuckets": true,
                    ],
                    "VersioningConfiguration": ["Status": "Enabled"],
                    "LifecycleConfiguration": ["Rules": [["Id": "old", "Status": "Enabled", "ExpirationInDays": 365]]],
                ])
        case 6: resource(number, "AWS::Logs::LogGroup", ["RetentionInDays": 30])
        case 7:
            resource(
                number, "AWS::IAM::Policy",
                [
                    "PolicyName": AnyValue("policy-\(number)"), "Roles": [reference(role)],
                    "PolicyDocument": [
                        "Version": "2012-10-17",
                        "Statement": [
                            [
                                "Effect": "Allow", "Action": ["sqs:SendMessage", "sqs:GetQueueUrl"], "Resource": attribute(queue, "Arn"),
                            ]
                        ],
                    ],
                ])
        case 8:
            resource(
                number, "AWS::CloudWatch::Alarm",
                [
                    "ComparisonOperator": "GreaterThanThreshold", "EvaluationPeriods": 1, "Threshold": 1, "MetricName": "Errors",
                    "Namespace": "AWS/Lambda", "Period": 60, "Statistic": "Sum", "AlarmActions": [reference(topic)],
                    "Dimensions": [["Name": "FunctionName", "Value": reference(function)]],
                ])
        default:
            resource(
                number, "AWS::SNS::Subscription",
                ["Protocol": "sqs", "TopicArn": reference(topic), "Endpoint": attribute(queue, "Arn"), "RawMessageDelivery": true])
        }
    }

    @discardableResult
    private func resource(_ number: Int, _ type: String, _ properties: Map<AnyValue>) -> CfnResource {
        CfnResource(stack, "Resource\(number)", type: type, properties: properties)
    }

    private func reference(_ resource: CfnResource?) -> AnyValue { resource.map { AnyValue($0.ref) } ?? "none" }

    private func attribute(_ resource: CfnResource?, _ name: String) -> AnyValue {
        resource.map { AnyValue($0.getAtt(name) as Value<String>) } ?? "none"
    }
}
