extension ServiceRuleTests {
    /// A type that there is nowhere, and one that us-east-1 has had for years.
    private static func type(_ id: String, _ resource: String, _ place: String, _ right: String) -> ServiceRuleCase {
        let value = place.split(separator: ".").reversed().reduce("\"nothing.like.it.anywhere\"") { value, step in
            step.hasSuffix("[0]") ? #"{"\#(step.dropLast(3))": [\#(value)]}"# : #"{"\#(step)": \#(value)}"#
        }
        return ServiceRuleCase(
            id, #"{"X \#(resource)": \#(value)}"#, "\(place): us-east-1 is not known to have 'nothing.like.it.anywhere'",
            "use one that the region has, or acknowledge this if it has it by now",
            fix: #"{"X.\#(place.replacing("[0]", with: ".0"))": "\#(right)"}"#, warns: true, region: "us-east-1")
    }

    static let instanceTypeCases: [ServiceRuleCase] = [
        type("amazonmq/instance-type", "AmazonMQ::Broker", "HostInstanceType", "mq.m5.large"),
        type("appstream/instance-type", "AppStream::Fleet", "InstanceType", "Accelerated.g4dn.12xlarge"),
        type("dax/node-type", "DAX::Cluster", "NodeType", "dax.r5.large"),
        type("docdb/instance-class", "DocDB::DBInstance", "DBInstanceClass", "db.r5.large"),
        type("ec2/instance-type", "EC2::Instance", "InstanceType", "t3.micro"),
        type("elasticache/node-type", "ElastiCache::CacheCluster", "CacheNodeType", "cache.t3.micro"),
        type("elasticsearch/instance-type", "Elasticsearch::Domain", "ElasticsearchClusterConfig.InstanceType", "m5.large.elasticsearch"),
        type("emr/instance-type", "EMR::Cluster", "Instances.CoreInstanceGroup.InstanceType", "m5.xlarge"),
        type("gamelift/instance-type", "GameLift::Fleet", "EC2InstanceType", "c5.large"),
        type("managedblockchain/instance-type", "ManagedBlockchain::Node", "NodeConfiguration.InstanceType", "bc.t3.small"),
        type("neptune/instance-class", "Neptune::DBInstance", "DBInstanceClass", "db.r5.large"),
        type("opensearchservice/instance-type", "OpenSearchService::Domain", "ClusterConfig.InstanceType", "m5.large.search"),
        type("rds/cluster-instance-class", "RDS::DBCluster", "DBClusterInstanceClass", "db.m5d.large"),
        type("rds/instance-class", "RDS::DBInstance", "DBInstanceClass", "db.m5.large"),
        type("redshift/node-type", "Redshift::Cluster", "NodeType", "ra3.large"),
        type("sagemaker/cluster-instance-type", "SageMaker::Cluster", "InstanceGroups[0].InstanceType", "ml.m5.large"),
        type("sagemaker/hosting-instance-type", "SageMaker::EndpointConfig", "ProductionVariants[0].InstanceType", "ml.m5.large"),
        type(
            "sagemaker/processing-instance-type", "SageMaker::ModelBiasJobDefinition",
            "JobResources.ClusterConfig.InstanceType", "ml.m5.large"),
        type(
            "sagemaker/transform-instance-type", "SageMaker::ModelPackage",
            "ValidationSpecification.ValidationProfiles[0].TransformJobDefinition.TransformResources.InstanceType", "ml.m5.large"),
    ]
}
