import CDKSchemas

/// Rules that are data: a schema with its condition for each, which the generator makes from what cfn-lint carries
/// (`ServiceSchemasReader`).
///
/// What the schema finds is told with the reason.
enum SchemaRules {
    static let rules: [ServiceRule] = all.map { rule in
        ServiceRule(id: rule.id, severity: rule.severity, types: rule.places.map(\.type)) { checkup in
            for place in rule.places {
                for value in checkup.resource.values(at: place) {
                    guard let node = SchemaTable.serviceRules[rule.name] else { return }
                    checkup.hold(value, node, rule.reason)
                }
            }
        }
    }

    private struct Rule {
        let id: Diagnostic.ID
        /// The name in the table.
        let name: String
        let severity: Diagnostic.Severity
        let reason: String
        let places: [PropertyPlace]

        static func error(_ id: Diagnostic.ID, _ reason: String, _ places: String...) -> Rule { Rule(id, .error, reason, places) }

        static func warning(_ id: Diagnostic.ID, _ reason: String, _ places: String...) -> Rule { Rule(id, .warning, reason, places) }

        private init(_ id: Diagnostic.ID, _ severity: Diagnostic.Severity, _ reason: String, _ places: [String]) {
            self.id = id
            name = String(Substring(id.rawValue.utf8.drop { $0 != UInt8(ascii: ":") }.dropFirst()))
            self.severity = severity
            self.reason = reason
            self.places = places.map(PropertyPlace.init)
        }
    }

    private static let all: [Rule] = [
        .error(
            "swift-cdk:apigateway/authorizer-lifetime", "what an authorizer says is kept for an hour at most", "AWS::ApiGateway::Authorizer"
        ),
        .error("swift-cdk:apigateway/api-name", "an API without a body has a name", "AWS::ApiGateway::RestApi"),
        .error(
            "swift-cdk:apigateway/stage-path", "settings of methods are for a path that begins with /",
            "AWS::ApiGateway::Stage MethodSettings.*"),
        .error(
            "swift-cdk:cloudfront/forwarded-cookies", "without a cache policy, cookies are forwarded all, listed, or not at all",
            "AWS::CloudFront::Distribution DistributionConfig.DefaultCacheBehavior",
            "AWS::CloudFront::Distribution DistributionConfig.CacheBehaviors.*"),
        .error(
            "swift-cdk:codebuild/location", "what is in S3 has a location", "AWS::CodeBuild::Project Artifacts",
            "AWS::CodeBuild::Project Source"),
        .error(
            "swift-cdk:ec2/volume-operations", "each kind of volume has bounds of its own",
            "AWS::EC2::Instance BlockDeviceMappings.*.Ebs", "AWS::EC2::LaunchTemplate LaunchTemplateData.BlockDeviceMappings.*.Ebs",
            "AWS::AutoScaling::LaunchConfiguration BlockDeviceMappings.*.Ebs",
            "AWS::EC2::SpotFleet SpotFleetRequestConfigData.LaunchSpecifications.*.BlockDeviceMappings.*.Ebs"),
        .error(
            "swift-cdk:ec2/primary-address", "PrivateIpAddress is the primary address already", "AWS::EC2::Instance",
            "AWS::EC2::NetworkInterface"),
        .error(
            "swift-cdk:ec2/ephemeral-name", "a device without Ebs is an ephemeral one",
            "AWS::EC2::Instance BlockDeviceMappings.*", "AWS::EC2::LaunchTemplate LaunchTemplateData.BlockDeviceMappings.*",
            "AWS::AutoScaling::LaunchConfiguration BlockDeviceMappings.*"),
        .error(
            "swift-cdk:ec2/all-ports", "-1 is all ports, so that it stands at both ends", "\(group) SecurityGroupIngress.*",
            "\(group) SecurityGroupEgress.*",
            "\(group)Ingress", "\(group)Egress"),
        .warning(
            "swift-cdk:ec2/needless-ports", "ports are for TCP, UDP and ICMP, and are open in any other protocol",
            "\(group) SecurityGroupIngress.*",
            "\(group) SecurityGroupEgress.*", "\(group)Ingress", "\(group)Egress"),
        .error(
            "swift-cdk:ec2/missing-ports", "a rule of TCP, UDP or ICMP is for ports", "\(group) SecurityGroupIngress.*",
            "\(group) SecurityGroupEgress.*", "\(group)Ingress", "\(group)Egress"),
        .error(
            "swift-cdk:ecs/fargate-scheduling", "on Fargate, and where deployments are controlled elsewhere, tasks are counted",
            "AWS::ECS::Service"),
        .error(
            "swift-cdk:ecs/fargate-task", "a task for Fargate has the network mode awsvpc, and says its CPU and memory",
            "AWS::ECS::TaskDefinition"),
        .error(
            "swift-cdk:ecs/log-options", "awslogs needs a log group and its region",
            "AWS::ECS::TaskDefinition ContainerDefinitions.*.LogConfiguration"),
        .warning("swift-cdk:elasticache/engine-version", "each engine has versions of its own", "AWS::ElastiCache::CacheCluster"),
        .error(
            "swift-cdk:elasticache/valkey-encryption", "a group of Valkey says whether it encrypts on the way",
            "AWS::ElastiCache::ReplicationGroup"),
        .error(
            "swift-cdk:elasticloadbalancing/listener-certificate", "HTTPS and SSL need a certificate",
            "AWS::ElasticLoadBalancing::LoadBalancer Listeners.*"),
        .error(
            "swift-cdk:elasticloadbalancingv2/listener-certificate", "HTTPS and TLS need a certificate",
            "AWS::ElasticLoadBalancingV2::Listener"),
        .error(
            "swift-cdk:elasticloadbalancingv2/subnet-count", "an application load balancer is in two zones or more",
            "AWS::ElasticLoadBalancingV2::LoadBalancer"),
        .error(
            "swift-cdk:elasticloadbalancingv2/health-check", "it is for health checks by HTTP", "AWS::ElasticLoadBalancingV2::TargetGroup"),
        .error("swift-cdk:elasticloadbalancingv2/geneve-port", "GENEVE has the port 6081", "AWS::ElasticLoadBalancingV2::TargetGroup"),
        .error(
            "swift-cdk:elasticloadbalancingv2/target-type", "functions have neither ports nor networks, and all other targets have them",
            "AWS::ElasticLoadBalancingV2::TargetGroup"),
        .error("swift-cdk:fsx/storage-capacity", "each kind of file system has sizes of its own", "AWS::FSx::FileSystem"),
        .error("swift-cdk:lambda/image-with-runtime", "an image brings it along", "AWS::Lambda::Function"),
        .error("swift-cdk:lambda/runtime-of-inline-code", "code in the template is for Node.js or Python", "AWS::Lambda::Function"),
        .error("swift-cdk:lambda/longest-timeout", "a function runs for 15 minutes at most", "AWS::Lambda::Function"),
        .error("swift-cdk:rds/aurora-storage", "Aurora has storage of its own, and instances that are resources", "AWS::RDS::DBCluster"),
        .warning("swift-cdk:rds/serverless-insights", "Aurora Serverless v1 has no Performance Insights", "AWS::RDS::DBCluster"),
        .warning("swift-cdk:rds/cluster-version", "each engine has versions of its own", "AWS::RDS::DBCluster"),
        .error("swift-cdk:rds/monitoring-role", "monitoring has an interval and a role", "AWS::RDS::DBCluster"),
        .error(
            "swift-cdk:rds/cluster-of-instances", "a Multi-AZ cluster is no Aurora one: it says its storage and the class of its instances",
            "AWS::RDS::DBCluster"),
        .error("swift-cdk:rds/serverless-scaling", "each kind of Aurora Serverless scales by a setting of its own", "AWS::RDS::DBCluster"),
        .warning("swift-cdk:rds/restored-user", "what is restored has the user of its snapshot", "AWS::RDS::DBCluster"),
        .warning("swift-cdk:rds/copied-cluster", "what is copied has this of its source", "AWS::RDS::DBCluster"),
        .error("swift-cdk:rds/backup-period", "the cluster says it, or it is 35 days at most", "AWS::RDS::DBInstance"),
        .warning("swift-cdk:rds/instance-version", "each engine has versions of its own", "AWS::RDS::DBInstance"),
        .error("swift-cdk:rds/encryption-key", "a key encrypts where StorageEncrypted is true", "AWS::RDS::DBInstance"),
        .error("swift-cdk:rds/replica-mode", "replicas of Oracle and Db2 are mounted, or open to be read", "AWS::RDS::DBInstance"),
        .error("swift-cdk:route53/alarm-identifier", "a check by a metric names an alarm", "AWS::Route53::HealthCheck HealthCheckConfig"),
        .error(
            "swift-cdk:route53/alias-lifetime", "an alias is kept for as long as what it names", "AWS::Route53::RecordSet",
            "AWS::Route53::RecordSetGroup RecordSets.*"),
        .error(
            "swift-cdk:route53/record-value", "each type of record has values of its own form", "AWS::Route53::RecordSet",
            "AWS::Route53::RecordSetGroup RecordSets.*"),
    ]

    private static let group = "AWS::EC2::SecurityGroup"
}

extension ResourceCheckup {
    fileprivate mutating func hold(_ value: KnownValue, _ node: SchemaNode, _ reason: String) {
        guard let known = value.value else { return }
        var walk = SchemaWalk(type: resource.type, patterns: patterns, defaults: [:], budget: budget)
        walk.check(known, node)
        budget.take(steps: walk.steps)
        for finding in walk.findings {
            let place =
                value.path.isEmpty || finding.place.isEmpty || finding.place.hasPrefix("[")
                ? value.path + finding.place : "\(value.path).\(finding.place)"
            report(place, "\(finding.message): \(reason)", finding.action ?? "change one of the two")
        }
    }
}
