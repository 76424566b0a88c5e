/// Types of instances that a region does not have: told only where the region of the stack is known.
///
/// The lists are those of a day, and services get new types, so that what is not listed is a warning.
enum InstanceTypeRules {
    static let rules: [ServiceRule] = lists.map { list in
        ServiceRule(id: list.id, severity: .warning, types: list.places.map(\.type)) { checkup in
            for place in list.places {
                for value in checkup.resource.values(at: place) {
                    guard let text = value.text, let region = checkup.region, let known = checkup.template.regionalValues(list.values),
                        !known.contains(text)
                    else { continue }
                    checkup.report(
                        value, "\(region) is not known to have '\(text)'",
                        NearestNames.advice(
                            text, among: known.sorted(), otherwise: "use one that the region has, or acknowledge this if it has it by now"))
                }
            }
        }
    }

    private struct List {
        let id: Diagnostic.ID
        /// The name among the values.
        let values: String
        let places: [PropertyPlace]

        static func warning(_ id: Diagnostic.ID, _ values: String? = nil, _ places: String...) -> List {
            let area = id.rawValue.utf8.drop { $0 != UInt8(ascii: ":") }.dropFirst().prefix { $0 != UInt8(ascii: "/") }
            return List(id: id, values: values ?? String(Substring(area)), places: places.map(PropertyPlace.init))
        }
    }

    private static let lists: [List] = [
        .warning("swift-cdk:amazonmq/instance-type", nil, "AWS::AmazonMQ::Broker HostInstanceType"),
        .warning("swift-cdk:appstream/instance-type", nil, "AWS::AppStream::Fleet InstanceType"),
        .warning("swift-cdk:dax/node-type", nil, "AWS::DAX::Cluster NodeType"),
        .warning("swift-cdk:docdb/instance-class", nil, "AWS::DocDB::DBInstance DBInstanceClass"),
        .warning(
            "swift-cdk:ec2/instance-type", nil, "AWS::EC2::Instance InstanceType",
            "AWS::EC2::LaunchTemplate LaunchTemplateData.InstanceType",
            "AWS::EC2::EC2Fleet LaunchTemplateConfigs.*.Overrides.*.InstanceType",
            "AWS::AutoScaling::LaunchConfiguration InstanceType", "AWS::EC2::Host InstanceType",
            "AWS::EC2::CapacityReservation InstanceType"),
        .warning("swift-cdk:elasticache/node-type", nil, "AWS::ElastiCache::CacheCluster CacheNodeType"),
        .warning("swift-cdk:elasticsearch/instance-type", nil, "AWS::Elasticsearch::Domain ElasticsearchClusterConfig.InstanceType"),
        .warning(
            "swift-cdk:emr/instance-type", nil, "AWS::EMR::Cluster Instances.CoreInstanceGroup.InstanceType",
            "AWS::EMR::Cluster Instances.MasterInstanceGroup.InstanceType",
            "AWS::EMR::Cluster Instances.TaskInstanceGroups.*.InstanceType"),
        .warning("swift-cdk:gamelift/instance-type", nil, "AWS::GameLift::Fleet EC2InstanceType"),
        .warning("swift-cdk:managedblockchain/instance-type", nil, "AWS::ManagedBlockchain::Node NodeConfiguration.InstanceType"),
        .warning("swift-cdk:neptune/instance-class", nil, "AWS::Neptune::DBInstance DBInstanceClass"),
        .warning("swift-cdk:opensearchservice/instance-type", nil, "AWS::OpenSearchService::Domain ClusterConfig.InstanceType"),
        .warning("swift-cdk:rds/cluster-instance-class", "rds-cluster", "AWS::RDS::DBCluster DBClusterInstanceClass"),
        .warning("swift-cdk:rds/instance-class", nil, "AWS::RDS::DBInstance DBInstanceClass"),
        .warning("swift-cdk:redshift/node-type", nil, "AWS::Redshift::Cluster NodeType"),
        .warning(
            "swift-cdk:sagemaker/cluster-instance-type", "sagemaker-cluster", "AWS::SageMaker::Cluster InstanceGroups.*.InstanceType",
            "AWS::SageMaker::Cluster RestrictedInstanceGroups.*.InstanceType"),
        .warning(
            "swift-cdk:sagemaker/hosting-instance-type", "sagemaker-hosting",
            "AWS::SageMaker::EndpointConfig ProductionVariants.*.InstanceType"),
        .warning(
            "swift-cdk:sagemaker/processing-instance-type", "sagemaker-processing",
            "AWS::SageMaker::DataQualityJobDefinition JobResources.ClusterConfig.InstanceType",
            "AWS::SageMaker::ModelBiasJobDefinition JobResources.ClusterConfig.InstanceType",
            "AWS::SageMaker::ModelQualityJobDefinition JobResources.ClusterConfig.InstanceType"),
        .warning(
            "swift-cdk:sagemaker/transform-instance-type", "sagemaker-transform",
            "AWS::SageMaker::ModelPackage ValidationSpecification.ValidationProfiles.*.TransformJobDefinition.TransformResources."
                + "InstanceType"
        ),
    ]
}
