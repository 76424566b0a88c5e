extension ServiceRuleTests {
    private static func missing(_ id: String, _ resources: String, _ place: String, _ name: String, _ reason: String, fix: String)
        -> ServiceRuleCase
    {
        ServiceRuleCase(id, resources, "\(place)The required property '\(name)' is missing: \(reason)", "set '\(name)'", fix: fix)
    }

    private static func excluded(
        _ id: String, _ resources: String, _ place: String, _ name: String, _ reason: String, fix: String, warns: Bool = false
    ) -> ServiceRuleCase {
        ServiceRuleCase(
            id, resources, "\(place)'\(name)' cannot be set together with another property that is set here: \(reason)",
            "remove one of the two",
            fix: fix, warns: warns)
    }

    private static func bound(
        _ id: String, _ resources: String, _ place: String, _ number: Int, _ bound: String, _ reason: String, fix: String
    ) -> ServiceRuleCase {
        ServiceRuleCase(id, resources, "\(place): \(number) is out of range: \(bound) is allowed: \(reason)", "give \(bound)", fix: fix)
    }

    private static let task = #""RequiresCompatibilities": ["FARGATE"], "NetworkMode": "awsvpc""#

    static let schemaCases: [ServiceRuleCase] = [
        bound(
            "apigateway/authorizer-lifetime", #"{"A ApiGateway::Authorizer": {"Type": "TOKEN", "AuthorizerResultTtlInSeconds": 3601}}"#,
            "AuthorizerResultTtlInSeconds", 3601, "at most 3600", "what an authorizer says is kept for an hour at most",
            fix: #"{"A.AuthorizerResultTtlInSeconds": 3600}"#),
        missing(
            "apigateway/api-name", #"{"A ApiGateway::RestApi": {}}"#, "", "Name", "an API without a body has a name",
            fix: #"{"A.Body": {}}"#),
        ServiceRuleCase(
            "apigateway/stage-path", #"{"S ApiGateway::Stage": {"MethodSettings": [{"CachingEnabled": true, "ResourcePath": "films"}]}}"#,
            "MethodSettings[0].ResourcePath: 'films' does not match the pattern ^/.*$: settings of methods are for a path that begins with /",
            "give a text that matches", fix: #"{"S.MethodSettings.0.ResourcePath": "/films"}"#),
        ServiceRuleCase(
            "cloudfront/forwarded-cookies",
            #"{"D CloudFront::Distribution": {"DistributionConfig": {"DefaultCacheBehavior": {"ForwardedValues": {"Cookies": {"Forward": "nothing"}}}}}}"#,
            "DistributionConfig.DefaultCacheBehavior.ForwardedValues.Cookies.Forward: 'nothing' is not among the values that CloudFormation lists: "
                + "all, none, whitelist: without a cache policy, cookies are forwarded all, listed, or not at all",
            "use one of them, or acknowledge this if the service takes the value by now",
            fix: #"{"D.DistributionConfig.DefaultCacheBehavior.ForwardedValues.Cookies.Forward": "none"}"#),
        missing(
            "codebuild/location", #"{"P CodeBuild::Project": {"Artifacts": {"Type": "S3"}}}"#, "Artifacts: ", "Location",
            "what is in S3 has a location",
            fix: #"{"P.Artifacts.Location": "b"}"#),
        missing(
            "ec2/volume-operations", #"{"I EC2::Instance": {"BlockDeviceMappings": [{"Ebs": {"VolumeType": "io1"}}]}}"#,
            "BlockDeviceMappings[0].Ebs: ", "Iops", "each kind of volume has bounds of its own",
            fix: #"{"I.BlockDeviceMappings.0.Ebs.Iops": 100}"#),
        excluded(
            "ec2/primary-address",
            #"{"I EC2::Instance": {"PrivateIpAddress": "10.0.0.5", "NetworkInterfaces": [{"PrivateIpAddress": "10.0.0.6"}]}}"#,
            "NetworkInterfaces[0]: ", "PrivateIpAddress", "PrivateIpAddress is the primary address already",
            fix: #"{"I.PrivateIpAddress": null}"#),
        ServiceRuleCase(
            "ec2/ephemeral-name", #"{"I EC2::Instance": {"BlockDeviceMappings": [{"VirtualName": "disk"}]}}"#,
            "BlockDeviceMappings[0].VirtualName: 'disk' does not match the pattern ^ephemeral([0-9]|[1][0-9]|[2][0-3])$: "
                + "a device without Ebs is an ephemeral one",
            "give a text that matches", fix: #"{"I.BlockDeviceMappings.0.VirtualName": "ephemeral0"}"#),
        missing(
            "ec2/all-ports", #"{"G EC2::SecurityGroupIngress": {"IpProtocol": "tcp", "FromPort": -1}}"#, "", "ToPort",
            "-1 is all ports, so that it stands at both ends", fix: #"{"G.ToPort": -1}"#),
        excluded(
            "ec2/needless-ports", #"{"G EC2::SecurityGroupIngress": {"IpProtocol": "-1", "FromPort": 80}}"#, "", "FromPort",
            "ports are for TCP, UDP and ICMP, and are open in any other protocol", fix: #"{"G.IpProtocol": "tcp"}"#, warns: true),
        missing(
            "ec2/missing-ports", #"{"G EC2::SecurityGroupIngress": {"IpProtocol": "tcp", "FromPort": 80}}"#, "", "ToPort",
            "a rule of TCP, UDP or ICMP is for ports", fix: #"{"G.ToPort": 80}"#),
        ServiceRuleCase(
            "ecs/fargate-scheduling", #"{"S ECS::Service": {"LaunchType": "FARGATE", "SchedulingStrategy": "DAEMON"}}"#,
            "SchedulingStrategy: 'DAEMON' is not among the values that CloudFormation lists: REPLICA: "
                + "on Fargate, and where deployments are controlled elsewhere, tasks are counted",
            "use one of them, or acknowledge this if the service takes the value by now", fix: #"{"S.SchedulingStrategy": "REPLICA"}"#),
        ServiceRuleCase(
            "ecs/fargate-size", #"{"T ECS::TaskDefinition": {\#(task), "Cpu": "512", "Memory": "512"}}"#,
            "Memory: With 512 units of CPU, Fargate has no 512 MiB of memory", "give 1024 to 4096, in steps of 1024",
            fix: #"{"T.Memory": "1024"}"#),
        missing(
            "ecs/fargate-task", #"{"T ECS::TaskDefinition": {\#(task), "Cpu": "512"}}"#, "", "Memory",
            "a task for Fargate has the network mode awsvpc, and says its CPU and memory", fix: #"{"T.Memory": "1024"}"#),
        missing(
            "ecs/log-options", #"{"T ECS::TaskDefinition": {"ContainerDefinitions": [{"LogConfiguration": {"LogDriver": "awslogs"}}]}}"#,
            "ContainerDefinitions[0].LogConfiguration: ", "Options", "awslogs needs a log group and its region",
            fix: #"{"T.ContainerDefinitions.0.LogConfiguration.Options": {"awslogs-group": "g", "awslogs-region": "r"}}"#),
        ServiceRuleCase(
            "elasticache/engine-version", #"{"C ElastiCache::CacheCluster": {"Engine": "redis", "EngineVersion": "1.0"}}"#,
            "EngineVersion: '1.0' is not among the values that CloudFormation lists: 4.0.10, 5.0.6, 6.0, 6.2, 7.0, 7.1: each engine has versions of its own",
            "write 6.0 or 7.0, or acknowledge this if the service takes the value by now", fix: #"{"C.EngineVersion": "7.1"}"#, warns: true),
        missing(
            "elasticache/valkey-encryption", #"{"G ElastiCache::ReplicationGroup": {"Engine": "valkey"}}"#, "", "TransitEncryptionEnabled",
            "a group of Valkey says whether it encrypts on the way", fix: #"{"G.TransitEncryptionEnabled": true}"#),
        missing(
            "elasticloadbalancing/listener-certificate",
            #"{"B ElasticLoadBalancing::LoadBalancer": {"Listeners": [{"Protocol": "HTTPS"}]}}"#,
            "Listeners[0]: ", "SSLCertificateId", "HTTPS and SSL need a certificate", fix: #"{"B.Listeners.0.SSLCertificateId": "c"}"#),
        missing(
            "elasticloadbalancingv2/listener-certificate", #"{"L ElasticLoadBalancingV2::Listener": {"Protocol": "TLS"}}"#, "",
            "Certificates",
            "HTTPS and TLS need a certificate", fix: #"{"L.Certificates": [{}]}"#),
        ServiceRuleCase(
            "elasticloadbalancingv2/subnet-count", #"{"B ElasticLoadBalancingV2::LoadBalancer": {"Subnets": ["subnet-1"]}}"#,
            "Subnets: The list has 1 element, and at least 2 are required: an application load balancer is in two zones or more",
            "give at least 2 elements", fix: #"{"B.Type": "network"}"#),
        excluded(
            "elasticloadbalancingv2/health-check",
            #"{"T ElasticLoadBalancingV2::TargetGroup": {"HealthCheckProtocol": "TCP", "Matcher": {}}}"#, "",
            "Matcher", "it is for health checks by HTTP", fix: #"{"T.HealthCheckProtocol": "HTTP"}"#),
        ServiceRuleCase(
            "elasticloadbalancingv2/geneve-port", #"{"T ElasticLoadBalancingV2::TargetGroup": {"Protocol": "GENEVE", "Port": 80}}"#,
            "Port: '80' is not among the values that CloudFormation lists: 6081: GENEVE has the port 6081",
            "use one of them, or acknowledge this if the service takes the value by now", fix: #"{"T.Port": 6081}"#),
        excluded(
            "elasticloadbalancingv2/target-type", #"{"T ElasticLoadBalancingV2::TargetGroup": {"TargetType": "lambda", "Port": 80}}"#, "",
            "Port",
            "functions have neither ports nor networks, and all other targets have them", fix: #"{"T.Port": null}"#),
        bound(
            "fsx/storage-capacity", #"{"F FSx::FileSystem": {"FileSystemType": "LUSTRE", "StorageCapacity": 1000}}"#, "StorageCapacity",
            1000,
            "at least 1200", "each kind of file system has sizes of its own", fix: #"{"F.StorageCapacity": 1200}"#),
        excluded(
            "lambda/image-with-runtime", #"{"F Lambda::Function": {"PackageType": "Image", "Runtime": "python3.13"}}"#, "", "Runtime",
            "an image brings it along", fix: #"{"F.Runtime": null}"#),
        ServiceRuleCase(
            "lambda/runtime-of-inline-code", #"{"F Lambda::Function": {"Code": {"ZipFile": "x"}, "Runtime": "java21"}}"#,
            "Runtime: 'java21' does not match the pattern ^(nodejs.*|python.*)$: code in the template is for Node.js or Python",
            "give a text that matches", fix: #"{"F.Runtime": "nodejs22.x"}"#),
        bound(
            "lambda/longest-timeout", #"{"F Lambda::Function": {"Timeout": 901}}"#, "Timeout", 901, "at most 900",
            "a function runs for 15 minutes at most",
            fix: #"{"F.Timeout": 900}"#),
        excluded(
            "rds/aurora-storage", #"{"C RDS::DBCluster": {"Engine": "aurora-mysql", "AllocatedStorage": 100}}"#, "", "AllocatedStorage",
            "Aurora has storage of its own, and instances that are resources", fix: #"{"C.AllocatedStorage": null}"#),
        excluded(
            "rds/serverless-insights",
            #"{"C RDS::DBCluster": {"Engine": "aurora-mysql", "EngineMode": "serverless", "PerformanceInsightsEnabled": true}}"#, "",
            "PerformanceInsightsEnabled", "Aurora Serverless v1 has no Performance Insights", fix: #"{"C.EngineMode": "provisioned"}"#,
            warns: true),
        missing(
            "rds/monitoring-role", #"{"C RDS::DBCluster": {"MonitoringInterval": 60}}"#, "", "MonitoringRoleArn",
            "monitoring has an interval and a role", fix: #"{"C.MonitoringRoleArn": "r"}"#),
        excluded(
            "rds/cluster-of-instances",
            #"{"C RDS::DBCluster": {"Engine": "mysql", "EngineMode": "provisioned", "AllocatedStorage": 100, "DBClusterInstanceClass": "c", "Iops": 1000, "StorageType": "io1"}}"#,
            "", "EngineMode", "a Multi-AZ cluster is no Aurora one: it says its storage and the class of its instances",
            fix: #"{"C.EngineMode": null}"#),
        excluded(
            "rds/serverless-scaling", #"{"C RDS::DBCluster": {"EngineMode": "serverless", "ServerlessV2ScalingConfiguration": {}}}"#, "",
            "ServerlessV2ScalingConfiguration", "each kind of Aurora Serverless scales by a setting of its own",
            fix: #"{"C.EngineMode": null}"#),
        excluded(
            "rds/restored-user", #"{"C RDS::DBCluster": {"SnapshotIdentifier": "s", "MasterUsername": "u"}}"#, "", "MasterUsername",
            "what is restored has the user of its snapshot", fix: #"{"C.MasterUsername": null}"#, warns: true),
        excluded(
            "rds/copied-cluster", #"{"C RDS::DBCluster": {"SourceDBClusterIdentifier": "s", "MasterUsername": "u"}}"#, "", "MasterUsername",
            "what is copied has this of its source", fix: #"{"C.MasterUsername": null}"#, warns: true),
        bound(
            "rds/backup-period", #"{"I RDS::DBInstance": {"Engine": "mysql", "BackupRetentionPeriod": 36}}"#, "BackupRetentionPeriod", 36,
            "at most 35",
            "the cluster says it, or it is 35 days at most", fix: #"{"I.BackupRetentionPeriod": 35}"#),
        missing(
            "rds/encryption-key", #"{"I RDS::DBInstance": {"Engine": "mysql", "KmsKeyId": "k"}}"#, "", "StorageEncrypted",
            "a key encrypts where StorageEncrypted is true", fix: #"{"I.StorageEncrypted": true}"#),
        ServiceRuleCase(
            "rds/replica-mode", #"{"I RDS::DBInstance": {"Engine": "oracle-ee", "ReplicaMode": "open"}}"#,
            "ReplicaMode: 'open' is not among the values that CloudFormation lists: mounted, open-read-only: "
                + "replicas of Oracle and Db2 are mounted, or open to be read",
            "use one of them, or acknowledge this if the service takes the value by now", fix: #"{"I.ReplicaMode": "mounted"}"#),
        ServiceRuleCase(
            "rds/aurora-instance", #"{"I RDS::DBInstance": {"Engine": "aurora-mysql", "AllocatedStorage": "100"}}"#,
            "AllocatedStorage: The cluster of an Aurora instance has AllocatedStorage, for all of its instances", "set it at the cluster",
            fix: #"{"I.Engine": "mysql"}"#),
        ServiceRuleCase(
            "rds/cluster-version", #"{"C RDS::DBCluster": {"Engine": "mariadb"}}"#,
            "Engine: 'mariadb' is not among the values that CloudFormation lists: aurora-mysql, aurora-postgresql, mysql, postgres: "
                + "each engine has versions of its own",
            "use one of them, or acknowledge this if the service takes the value by now", fix: #"{"C.Engine": "mysql"}"#, warns: true),
        ServiceRuleCase(
            "rds/instance-version", #"{"I RDS::DBInstance": {"Engine": "db2-aa"}}"#,
            "Engine: 'db2-aa' is not among the values that CloudFormation lists: "
                + "aurora-mysql, aurora-postgresql, custom-oracle-ee, custom-oracle-ee-cdb, custom-sqlserver-ee, custom-sqlserver-se, custom-sqlserver-web, db2-ae, db2-se, mariadb, "
                + "mysql, oracle-ee, oracle-ee-cdb, oracle-se2, oracle-se2-cdb, postgres, sqlserver-ee, sqlserver-ex, sqlserver-se, sqlserver-web: each engine has versions of its own",
            "write db2-ae or db2-se, or acknowledge this if the service takes the value by now", fix: #"{"I.Engine": "db2-ae"}"#,
            warns: true),
        excluded(
            "route53/alias-lifetime", #"{"R Route53::RecordSet": {"AliasTarget": {}, "TTL": "60"}}"#, "", "TTL",
            "an alias is kept for as long as what it names", fix: #"{"R.TTL": null}"#),
        ServiceRuleCase(
            "route53/record-value", #"{"R Route53::RecordSet": {"Type": "CNAME", "ResourceRecords": ["a.example", "b.example"]}}"#,
            "ResourceRecords: The list has 2 elements, and at most 1 are allowed: each type of record has values of its own form",
            "shorten it to at most 1 elements", fix: #"{"R.ResourceRecords": ["a.example"]}"#),
        missing(
            "route53/alarm-identifier", #"{"H Route53::HealthCheck": {"HealthCheckConfig": {"Type": "CLOUDWATCH_METRIC"}}}"#,
            "HealthCheckConfig: ",
            "AlarmIdentifier", "a check by a metric names an alarm", fix: #"{"H.HealthCheckConfig.Type": "HTTP"}"#),
    ]
}
