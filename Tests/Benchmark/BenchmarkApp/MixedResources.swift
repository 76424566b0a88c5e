import CDK

/// Resources of twenty types that refer to each other, as those of an app do; `mixed` in `benchmark.js` makes the same.
struct MixedResources {
    let stack: Stack
    private var role: CfnResource?
    private var queue: CfnResource?
    private var topic: CfnResource?
    private var function: CfnResource?

    init(_ stack: Stack) { self.stack = stack }

    mutating func add(_ number: Int) {
        switch number % 20 {
        case 0:
            role = resource(
                number, "AWS::IAM::Role",
                [
                    "AssumeRolePolicyDocument": [
                        "Version": "2012-10-17",
                        "Statement": [
                            [
                                "Effect": "Allow", "Action": "sts:AssumeRole",
                                "Principal": ["Service": ["lambda.amazonaws.com", "states.amazonaws.com"]],
                            ]
                        ],
                    ],
                    "ManagedPolicyArns": ["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"],
                    "MaxSessionDuration": 3600,
                ])
        case 1: queue = resource(number, "AWS::SQS::Queue", ["VisibilityTimeout": 300, "MessageRetentionPeriod": 1_209_600])
        case 2:
            topic = resource(number, "AWS::SNS::Topic", ["DisplayName": AnyValue("topic \(number)"), "TracingConfig": "Active"])
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
                                "Effect": "Allow", "Resource": attribute(queue, "Arn"),
                                "Action": ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
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
        case 9:
            resource(
                number, "AWS::SNS::Subscription",
                ["Protocol": "sqs", "TopicArn": reference(topic), "Endpoint": attribute(queue, "Arn"), "RawMessageDelivery": true])
        default: addRarer(number)
        }
    }

    private func addRarer(_ number: Int) {
        switch number % 20 {
        case 10:
            resource(
                number, "AWS::KMS::Key",
                [
                    "EnableKeyRotation": true, "PendingWindowInDays": 30,
                    "KeyPolicy": [
                        "Version": "2012-10-17",
                        "Statement": [
                            [
                                "Effect": "Allow", "Action": "kms:*", "Resource": "*",
                                "Principal": ["AWS": "arn:aws:iam::111111111111:root"],
                            ]
                        ],
                    ],
                ])
        case 11:
            resource(
                number, "AWS::Events::Rule",
                [
                    "State": "ENABLED", "EventPattern": ["source": ["films"], "detail": ["kind": [["prefix": "ready"], "late"]]],
                    "Targets": [["Id": "queue", "Arn": attribute(queue, "Arn")]],
                ])
        case 12:
            resource(
                number, "AWS::Lambda::Permission",
                [
                    "Action": "lambda:InvokeFunction", "FunctionName": attribute(function, "Arn"), "Principal": "events.amazonaws.com",
                    "SourceAccount": "111111111111",
                ])
        case 13:
            resource(
                number, "AWS::StepFunctions::StateMachine",
                [
                    "RoleArn": attribute(role, "Arn"),
                    "DefinitionString":
                        #"{"StartAt":"A","States":{"A":{"Type":"Wait","Seconds":5,"Next":"B"},"B":{"Type":"Succeed"}}}"#,
                ])
        case 14:
            resource(
                number, "AWS::SSM::Parameter",
                ["Type": "String", "Value": reference(topic), "Tier": "Standard"])
        case 15:
            resource(
                number, "AWS::SecretsManager::Secret",
                ["Description": "A password", "GenerateSecretString": ["PasswordLength": 32, "ExcludePunctuation": true]])
        case 16:
            resource(
                number, "AWS::Lambda::EventSourceMapping",
                ["FunctionName": reference(function), "EventSourceArn": attribute(queue, "Arn"), "BatchSize": 10])
        case 17:
            resource(
                number, "AWS::SQS::QueuePolicy",
                [
                    "Queues": [reference(queue)],
                    "PolicyDocument": [
                        "Version": "2012-10-17",
                        "Statement": [
                            [
                                "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": attribute(queue, "Arn"),
                                "Principal": ["Service": ["events.amazonaws.com", "sns.amazonaws.com"]],
                            ]
                        ],
                    ],
                ])
        case 18:
            resource(
                number, "AWS::ApiGatewayV2::Api",
                [
                    "Name": AnyValue("films-\(number)"), "ProtocolType": "HTTP",
                    "CorsConfiguration": ["AllowMethods": ["GET", "POST"], "AllowOrigins": ["https://films.example.com"]],
                ])
        default:
            resource(
                number, "AWS::CloudFront::CachePolicy",
                [
                    "CachePolicyConfig": [
                        "Name": AnyValue("films-\(number)"), "MinTTL": 0, "DefaultTTL": 60, "MaxTTL": 3600,
                        "ParametersInCacheKeyAndForwardedToOrigin": [
                            "EnableAcceptEncodingGzip": true, "CookiesConfig": ["CookieBehavior": "none"],
                            "HeadersConfig": ["HeaderBehavior": "none"], "QueryStringsConfig": ["QueryStringBehavior": "none"],
                        ],
                    ]
                ])
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
