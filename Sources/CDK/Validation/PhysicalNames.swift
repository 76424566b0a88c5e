import CloudAssembly

/// Names of resources that can be there once: in an account and region, in an account, or in the world.
final class PhysicalNames: Slot {
    enum Reach {
        case region, account, world
    }

    /// A property that is a resource's name by itself, where it is written out.
    typealias Property = (name: String, reach: Reach)

    /// These properties, by type.
    static let properties: [String: Property] = [
        "AWS::Athena::WorkGroup": ("Name", .region),
        "AWS::AutoScaling::AutoScalingGroup": ("AutoScalingGroupName", .region),
        "AWS::Backup::BackupVault": ("BackupVaultName", .region),
        "AWS::CloudWatch::Alarm": ("AlarmName", .region),
        "AWS::CloudWatch::Dashboard": ("DashboardName", .region),
        "AWS::CodeBuild::Project": ("Name", .region),
        "AWS::CodePipeline::Pipeline": ("Name", .region),
        "AWS::DynamoDB::Table": ("TableName", .region),
        "AWS::EC2::LaunchTemplate": ("LaunchTemplateName", .region),
        "AWS::ECR::Repository": ("RepositoryName", .region),
        "AWS::ECS::Cluster": ("ClusterName", .region),
        "AWS::EKS::Cluster": ("Name", .region),
        "AWS::ElastiCache::ReplicationGroup": ("ReplicationGroupId", .region),
        "AWS::ElasticLoadBalancingV2::LoadBalancer": ("Name", .region),
        "AWS::ElasticLoadBalancingV2::TargetGroup": ("Name", .region),
        "AWS::Events::Connection": ("Name", .region),
        "AWS::Events::EventBus": ("Name", .region),
        "AWS::IAM::Group": ("GroupName", .account),
        "AWS::IAM::InstanceProfile": ("InstanceProfileName", .account),
        "AWS::IAM::ManagedPolicy": ("ManagedPolicyName", .account),
        "AWS::IAM::Role": ("RoleName", .account),
        "AWS::IAM::User": ("UserName", .account),
        "AWS::KMS::Alias": ("AliasName", .region),
        "AWS::Kinesis::Stream": ("Name", .region),
        "AWS::KinesisFirehose::DeliveryStream": ("DeliveryStreamName", .region),
        "AWS::Lambda::Function": ("FunctionName", .region),
        "AWS::Logs::LogGroup": ("LogGroupName", .region),
        "AWS::MediaConvert::JobTemplate": ("Name", .region),
        "AWS::MediaConvert::Queue": ("Name", .region),
        "AWS::MSK::Cluster": ("ClusterName", .region),
        "AWS::OpenSearchService::Domain": ("DomainName", .region),
        "AWS::Pipes::Pipe": ("Name", .region),
        "AWS::RDS::DBCluster": ("DBClusterIdentifier", .region),
        "AWS::RDS::DBInstance": ("DBInstanceIdentifier", .region),
        "AWS::S3::Bucket": ("BucketName", .world),
        "AWS::SNS::Topic": ("TopicName", .region),
        "AWS::SQS::Queue": ("QueueName", .region),
        "AWS::SSM::Parameter": ("Name", .region),
        "AWS::Scheduler::ScheduleGroup": ("Name", .region),
        "AWS::SecretsManager::Secret": ("Name", .region),
        "AWS::StepFunctions::StateMachine": ("StateMachineName", .region),
    ]

    private var known: [String: [(stack: StackNode, logicalID: String)]] = [:]

    init() {}

    func dismantle() { known = [:] }

    /// The name of a resource where it is written out, and can be there once.
    struct Claim {
        let type: String
        let property: String
        let name: String
        let reach: Reach
    }

    static func claim(_ resource: JSON, of type: String, by property: Property) -> Claim? {
        // Of two resources with conditions it may be that there is never more than one.
        guard let name = resource["Properties"]?[property.name]?.string, resource["Condition"] == nil else { return nil }
        return Claim(type: type, property: property.name, name: name, reach: property.reach)
    }

    /// What is wrong with the name of a resource, if another resource of the app has it.
    func add(_ claim: Claim, _ logicalID: String, in stack: StackNode) -> Diagnostic? {
        let environment = stack.stackEnvironment
        var key = "\(claim.type) \(claim.name)"
        if claim.reach != .world { key += " \(environment.account ?? "")" }
        if claim.reach == .region { key += " \(environment.region?.rawValue ?? "")" }
        defer { known[key, default: []].append((stack, logicalID)) }
        let isCertain =
            switch claim.reach {
            case .world: true
            case .account: environment.account != nil
            case .region: environment.account != nil && environment.region != nil
            }
        guard let other = known[key]?.first(where: { $0.stack === stack }) ?? known[key]?.first else { return nil }
        // Of two stacks of one name, one takes the place of the other, which is told of the stacks.
        if other.stack !== stack, other.stack.name == stack.name { return nil }
        let node = TemplateNodes.all(of: other.stack)["Resources/\(other.logicalID)"] ?? other.stack
        let owner = node.construct is CfnInclude ? "\(other.logicalID) of \(node.path)" : node.path
        let action = "give one of the two another name, or leave the name to CloudFormation"
        if other.stack === stack || isCertain {
            return .error(
                "swift-cdk:names/duplicate", "'\(owner)' has the name '\(claim.name.shortened)' too, and there can be one of the name",
                action: action, in: claim.property)
        }
        return .warning(
            "swift-cdk:names/perhaps-duplicate",
            "'\(owner)' of another stack has the name '\(claim.name.shortened)' too, and both may be deployed to one account and region",
            action: "\(action), or say to which account and region the stacks go", in: claim.property)
    }
}
