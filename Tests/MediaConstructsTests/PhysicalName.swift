import CDK
import CDKAssertions
import Testing

/// The name that a resource has in AWS, which no other of its type may have.
struct PhysicalName: Hashable, CustomStringConvertible {
    let type: String
    let name: String

    var description: String { "\(type) \(name)" }

    /// Whether the name is one in the whole account, not in a region of it.
    var isGlobal: Bool {
        ["AWS::CloudFront::", "AWS::CloudWatch::Dashboard", "AWS::IAM::", "AWS::S3::"].contains { type.hasPrefix($0) }
    }

    /// The name as it is known outside of its region.
    func `in`(_ region: Region) -> PhysicalName { PhysicalName(type: type, name: "\(name) in \(region)") }

    /// Where each type has its name; empty where a resource of the type has none.
    static let paths: [String: [String]] = [
        "AWS::CloudFront::CachePolicy": ["CachePolicyConfig", "Name"],
        "AWS::CloudFront::CloudFrontOriginAccessIdentity": ["CloudFrontOriginAccessIdentityConfig", "Comment"],
        "AWS::CloudFront::Distribution": ["DistributionConfig", "Comment"],
        "AWS::CloudFront::Function": ["Name"],
        "AWS::CloudFront::KeyGroup": ["KeyGroupConfig", "Name"],
        "AWS::CloudFront::KeyValueStore": ["Name"],
        "AWS::CloudFront::OriginAccessControl": ["OriginAccessControlConfig", "Name"],
        "AWS::CloudFront::PublicKey": ["PublicKeyConfig", "Name"],
        "AWS::CloudFront::ResponseHeadersPolicy": ["ResponseHeadersPolicyConfig", "Name"],
        "AWS::CloudWatch::Alarm": ["AlarmName"],
        "AWS::CloudWatch::CompositeAlarm": ["AlarmName"],
        "AWS::CloudWatch::Dashboard": ["DashboardName"],
        "AWS::DynamoDB::Table": ["TableName"],
        "AWS::Events::EventBus": ["Name"],
        "AWS::Events::EventBusPolicy": [],
        "AWS::Events::Rule": ["Name"],
        "AWS::IAM::Role": ["RoleName"],
        "AWS::KMS::Alias": ["AliasName"],
        "AWS::KMS::Key": [],
        "AWS::Lambda::EventInvokeConfig": [],
        "AWS::Lambda::EventSourceMapping": [],
        "AWS::Lambda::Function": ["FunctionName"],
        "AWS::Lambda::Permission": [],
        "AWS::Logs::LogGroup": ["LogGroupName"],
        "AWS::MediaConvert::JobTemplate": ["Name"],
        "AWS::MediaConvert::Preset": ["Name"],
        "AWS::MediaConvert::Queue": ["Name"],
        "AWS::S3::Bucket": ["BucketName"],
        "AWS::S3::BucketPolicy": [],
        "AWS::SNS::Subscription": [],
        "AWS::SNS::Topic": ["TopicName"],
        "AWS::SNS::TopicPolicy": [],
        "AWS::SQS::Queue": ["QueueName"],
        "AWS::SQS::QueuePolicy": [],
        "AWS::StepFunctions::StateMachine": ["StateMachineName"],
        "AWS::CertificateManager::Certificate": [],
        "AWS::Route53::RecordSet": [],
        "AWS::WAFv2::WebACL": ["Name"],
        "Custom::BucketContents": [],
        "Custom::StackOutputs": [],
        "Custom::DeploymentGuard": [],
    ]

    /// The names of a template's resources.
    static func all(in template: Template) throws -> [PhysicalName] {
        try (template.json["Resources"]?.object ?? [:]).values.compactMap { resource in
            let type = try #require(resource["Type"]?.string)
            let path = try #require(paths[type], "say where \(type) has its name")
            guard !path.isEmpty else { return nil }
            let name = try #require(path.reduce(resource["Properties"]) { $0?[$1] }, "a \(type) has no name")
            return PhysicalName(type: type, name: name.string ?? name.text())
        }
    }
}
