/// A property that holds a policy, and what is asked of policies there.
struct PolicyPlace {
    enum Kind {
        /// Of a role, user or group.
        case identity
        /// Who may take on a role.
        case trust
        /// Of a resource.
        case resource
    }

    let kind: Kind
    /// Names of members from the properties down; `*` stands for each element of a list.
    let path: [String]
    /// The services of which actions can be meant; any if nil.
    var services: [String]?
    /// Whether a statement names resources; nil where the service decides.
    var hasResources: Bool?
    /// Whether a resource is an ARN or `*`.
    var takesARNs = false
    /// The size that no policy here exceeds.
    var limit: PolicyLimit?

    /// The places of policies by type of resource.
    ///
    /// [Services](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html)
    static let all: [String: [PolicyPlace]] = [
        "AWS::IAM::ManagedPolicy": [identity(["PolicyDocument"], .managed)],
        "AWS::IAM::Policy": [identity(["PolicyDocument"], .inlineOfRole)],
        "AWS::IAM::RolePolicy": [identity(["PolicyDocument"], .inlineOfRole)],
        "AWS::IAM::UserPolicy": [identity(["PolicyDocument"], .inlineOfUser)],
        "AWS::IAM::GroupPolicy": [identity(["PolicyDocument"], .inlineOfGroup)],
        "AWS::IAM::User": [identity(["Policies", "*", "PolicyDocument"], .inlineOfUser)],
        "AWS::IAM::Group": [identity(["Policies", "*", "PolicyDocument"], .inlineOfGroup)],
        "AWS::IAM::Role": [
            identity(["Policies", "*", "PolicyDocument"], .inlineOfRole),
            PolicyPlace(kind: .trust, path: ["AssumeRolePolicyDocument"], services: ["sts"], hasResources: false, limit: .trust),
        ],
        "AWS::SSO::PermissionSet": [identity(["InlinePolicy"], nil)],
        "AWS::S3::BucketPolicy": [owned("PolicyDocument", ["s3"], .bucket)],
        "AWS::SQS::QueuePolicy": [owned("PolicyDocument", ["sqs"], .queue)],
        "AWS::SQS::QueueInlinePolicy": [owned("PolicyDocument", ["sqs"], .queue)],
        "AWS::SNS::TopicPolicy": [owned("PolicyDocument", ["sns"], .topic)],
        "AWS::SNS::TopicInlinePolicy": [owned("PolicyDocument", ["sns"], .topic)],
        "AWS::KMS::Key": [owned("KeyPolicy", nil, .key)],
        "AWS::KMS::ReplicaKey": [owned("KeyPolicy", nil, .key)],
        "AWS::SecretsManager::ResourcePolicy": [owned("ResourcePolicy", nil, .secret)],
        "AWS::ECR::Repository": [PolicyPlace(kind: .resource, path: ["RepositoryPolicyText"], hasResources: false)],
        "AWS::EC2::VPCEndpoint": [resource("PolicyDocument")],
        "AWS::Logs::ResourcePolicy": [resource("PolicyDocument")],
        "AWS::ApiGateway::RestApi": [resource("Policy")],
        "AWS::OpenSearchService::Domain": [resource("AccessPolicies")],
        "AWS::Elasticsearch::Domain": [resource("AccessPolicies")],
        "AWS::EFS::FileSystem": [resource("FileSystemPolicy")],
        "AWS::Backup::BackupVault": [resource("AccessPolicy")],
        "AWS::Events::EventBus": [resource("Policy")],
        "AWS::CodeArtifact::Domain": [resource("PermissionsPolicyDocument")],
        "AWS::CodeArtifact::Repository": [resource("PermissionsPolicyDocument")],
        "AWS::DynamoDB::Table": [resource("ResourcePolicy", "PolicyDocument")],
        "AWS::Kinesis::ResourcePolicy": [resource("ResourcePolicy")],
        "AWS::S3::AccessPoint": [resource("Policy")],
        "AWS::S3Express::BucketPolicy": [resource("PolicyDocument")],
    ]

    private static func identity(_ path: [String], _ limit: PolicyLimit?) -> PolicyPlace {
        PolicyPlace(kind: .identity, path: path, hasResources: true, takesARNs: true, limit: limit)
    }

    /// Of a resource whose service wants to know the resources.
    private static func owned(_ property: String, _ services: [String]?, _ limit: PolicyLimit) -> PolicyPlace {
        PolicyPlace(kind: .resource, path: [property], services: services, hasResources: true, takesARNs: true, limit: limit)
    }

    private static func resource(_ path: String...) -> PolicyPlace { PolicyPlace(kind: .resource, path: path) }
}
