import CloudAssembly
import Testing

@testable import CDK

/// Whether a bucket is told to wait for what lets S3 reach the destinations of its notifications.
@Suite struct BucketNotificationOrderTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// Members of the bucket besides its type and notifications.
        let bucket: String
        let resources: String
        let told: [String]

        init(_ name: String, to destination: String = "queue", bucket: String = "", _ resources: String, told: [String] = []) {
            let configuration = [
                "queue": #""QueueConfigurations": [{"Event": "e", "Queue": {"Fn::GetAtt": ["Q", "Arn"]}}]"#,
                "topic": #""TopicConfigurations": [{"Event": "e", "Topic": {"Ref": "T"}}]"#,
                "function": #""LambdaConfigurations": [{"Event": "e", "Function": {"Fn::GetAtt": ["F", "Arn"]}}]"#,
            ]
            testDescription = name
            self.bucket = """
                {"Type": "AWS::S3::Bucket", \(bucket)
                 "Properties": {"NotificationConfiguration": {\(configuration[destination] ?? "")}}}
                """
            self.resources = resources
            self.told = told
        }
    }

    private static let queue = #""Q": {"Type": "AWS::SQS::Queue"}"#
    private static let topic = #""T": {"Type": "AWS::SNS::Topic"}"#
    private static let function = #""F": {"Type": "AWS::Lambda::Function"}"#

    private static func document(_ action: String, _ condition: String = "{}") -> String {
        #""PolicyDocument": {"Statement": {"Effect": "Allow", "Principal": {"Service": "s3.amazonaws.com"}, "Action": "\#(action)", "Condition": \#(condition)}}"#
    }

    private static let ofBucket = document("sqs:SendMessage", #"{"ArnLike": {"aws:SourceArn": {"Fn::GetAtt": ["B", "Arn"]}}}"#)
    private static let policy =
        #""P": {"Type": "AWS::SQS::QueuePolicy", "Properties": {"Queues": [{"Ref": "Q"}], \#(document("sqs:SendMessage"))}}"#
    private static let permission =
        #""P": {"Type": "AWS::Lambda::Permission", "Properties": {"FunctionName": {"Ref": "F"}, "Principal": "s3.amazonaws.com"}}"#

    private static func late(_ list: String, _ name: String) -> [String] {
        [
            "NotificationConfiguration.\(list): The bucket does not wait for P, which lets S3 reach \(name), "
                + "and S3 tries the destination when the bucket is made; let the bucket depend on P"
        ]
    }

    private static func circle(_ list: String, _ name: String) -> [String] {
        [
            "NotificationConfiguration.\(list): P, which lets S3 reach \(name), is made after the bucket, "
                + "and S3 tries the destination when the bucket is made; "
                + "let P name the account of the bucket, not the bucket, and let the bucket depend on it"
        ]
    }

    @Test(arguments: [
        Case("a queue's policy", "\(queue), \(policy)", told: late("QueueConfigurations[0].Queue", "Q")),
        Case("a queue's policy, waited for", bucket: #""DependsOn": "P","#, "\(queue), \(policy)"),
        Case("one of several", bucket: #""DependsOn": ["Q", "P"],"#, "\(queue), \(policy)"),
        Case(
            "waited for by way of another", bucket: #""DependsOn": "W","#,
            #"\#(queue), \#(policy), "W": {"Type": "AWS::SSM::Parameter", "DependsOn": "P"}"#),
        Case(
            "waited for by a reference", bucket: #""DependsOn": "W","#,
            #"\#(queue), \#(policy), "W": {"Type": "AWS::SSM::Parameter", "Properties": {"Value": {"Fn::Sub": "${Q.Arn} ${P.Id}"}}}"#),
        Case(
            "the wrong one is waited for", bucket: #""DependsOn": "Q","#, "\(queue), \(policy)",
            told: late("QueueConfigurations[0].Queue", "Q")),
        Case(
            "the policy names the bucket",
            #"\#(queue), "P": {"Type": "AWS::SQS::QueuePolicy", "Properties": {"Queues": [{"Ref": "Q"}], \#(ofBucket)}}"#,
            told: circle("QueueConfigurations[0].Queue", "Q")),
        Case(
            "a topic's policy", to: "topic",
            #"\#(topic), "P": {"Type": "AWS::SNS::TopicPolicy", "Properties": {"Topics": [{"Ref": "T"}], \#(document("sns:Publish"))}}"#,
            told: late("TopicConfigurations[0].Topic", "T")),
        Case("a permission", to: "function", "\(function), \(permission)", told: late("LambdaConfigurations[0].Function", "F")),
        Case("a permission, waited for", to: "function", bucket: #""DependsOn": "P","#, "\(function), \(permission)"),
        Case(
            "a permission that names the bucket", to: "function",
            #"\#(function), "P": {"Type": "AWS::Lambda::Permission", "Properties": {"FunctionName": {"Ref": "F"}, "Principal": "s3.amazonaws.com", "SourceArn": {"Fn::Sub": ["${A}", {"A": {"Fn::GetAtt": "B.Arn"}}]}}}"#,
            told: circle("LambdaConfigurations[0].Function", "F")),
        // Another finding says that nothing lets S3 send.
        Case("no policy", queue),
        Case(
            "a policy for others",
            #"\#(queue), "P": {"Type": "AWS::SQS::QueuePolicy", "Properties": {"Queues": [{"Ref": "Q"}], "PolicyDocument": {"Statement": {"Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"}, "Action": "sqs:SendMessage"}}}}"#
        ),
        // Nobody knows whose policy it is.
        Case(
            "a queue by its address",
            #"\#(queue), "P": {"Type": "AWS::SQS::QueuePolicy", "Properties": {"Queues": ["https://sqs/1/q"], \#(document("sqs:*"))}}"#),
    ]) func order(_ example: Case) throws {
        let resources = try JSON(parsing: #"{"Resources": {"B": \#(example.bucket), \#(example.resources)}}"#)
        let check = ServiceCheck(
            TemplateIndex(resources), PseudoParameters(region: .euSouth1, account: "111122223333"), PatternCache())
        let found = check.findings(at: 0).filter { $0.id == "swift-cdk:s3/notification-order" }
        #expect(found.map { "\($0.place): \($0.message); \($0.action ?? "")" } == example.told)
        #expect(found.allSatisfy { $0.severity == .warning })
    }

    /// A long chain of resources, and many buckets at its end, take no longer than a template may.
    @Test func longChains() throws {
        var resources: OrderedMap<JSON> = [:]
        for number in 0..<200 {
            resources["W\(number)"] = ["Type": "AWS::SSM::Parameter", "DependsOn": .string("W\(number + 1)")]
            resources["B\(number)"] = try JSON(
                parsing: #"""
                    {"Type": "AWS::S3::Bucket", "DependsOn": "W0", "Properties":
                     {"NotificationConfiguration": {"QueueConfigurations": [{"Event": "e", "Queue": {"Fn::GetAtt": "Q.Arn"}}]}}}
                    """#
            )
        }
        for (name, value) in try JSON(parsing: "{\(Self.queue), \(Self.policy)}").object ?? [:] { resources[name] = value }
        let budget = ValidationBudget()
        let check = ServiceCheck(
            TemplateIndex(["Resources": .object(resources)]), PseudoParameters(region: .euSouth1, account: "111122223333"), PatternCache(),
            budget)
        let told = (0..<resources.count).flatMap { check.findings(at: $0) }.filter { $0.id == "swift-cdk:s3/notification-order" }
        #expect(told.count == 200)
        #expect(budget.steps > 0)
    }
}
