import CloudAssembly
import Foundation

/// Reads rules of services that are data, in cfn-lint's `data/schemas/extensions`: a schema for each, whose condition is part of it.
enum ServiceSchemasReader {
    /// The file of each rule, by the last part of its id.
    ///
    /// Which properties a rule looks at, and what it is for, `SchemaRules` of the library says. Left out are files that the library has
    /// rules of its own for, those that compare several resources, and lists by region (``RegionalValuesReader``).
    static let files = [
        "apigateway/authorizer-lifetime": "aws_apigateway_authorizer/ttl",
        "apigateway/api-name": "aws_apigateway_restapi/openapi_properties",
        "apigateway/stage-path": "aws_apigateway_stage/method_settings_resource_path",
        "cloudfront/forwarded-cookies": "aws_cloudfront_distribution/forward_enum",
        "codebuild/location": "aws_codebuild_project/s3_locations",
        "ec2/volume-operations": "aws_ec2_instance/blockdevicemappings",
        "ec2/primary-address": "aws_ec2_instance/privateipaddress",
        "ec2/ephemeral-name": "aws_ec2_instance/virtualname_ephemeral",
        "ec2/all-ports": "aws_ec2_securitygroup/all_to_and_from_ports",
        "ec2/needless-ports": "aws_ec2_securitygroup/protocols_and_port_ranges_exclude",
        "ec2/missing-ports": "aws_ec2_securitygroup/protocols_and_port_ranges_include",
        "ecs/fargate-scheduling": "aws_ecs_service/fargate",
        "ecs/fargate-task": "aws_ecs_taskdefinition/fargate_properties",
        "ecs/log-options": "aws_ecs_taskdefinition/logging_configuration",
        "elasticache/engine-version": "aws_elasticache_cachecluster/engine_version",
        "elasticache/valkey-encryption": "aws_elasticache_replicationgroup/transitencryptionenabled_valkey",
        "elasticloadbalancing/listener-certificate": "aws_elasticloadbalancing_loadbalancer/certificate",
        "elasticloadbalancingv2/listener-certificate": "aws_elasticloadbalancingv2_listener/certificate",
        "elasticloadbalancingv2/subnet-count": "aws_elasticloadbalancingv2_loadbalancer/application_subnets",
        "elasticloadbalancingv2/health-check": "aws_elasticloadbalancingv2_targetgroup/healthcheckprotocol_restrictions",
        "elasticloadbalancingv2/geneve-port": "aws_elasticloadbalancingv2_targetgroup/protocol_restrictions",
        "elasticloadbalancingv2/target-type": "aws_elasticloadbalancingv2_targetgroup/targettype_restrictions",
        "fsx/storage-capacity": "aws_fsx_filesystem/storage_capacity",
        "lambda/image-with-runtime": "aws_lambda_function/packagetype_image_exclusions",
        "lambda/runtime-of-inline-code": "aws_lambda_function/zipfile_runtime_enum",
        "lambda/longest-timeout": "aws_lambda_function/capacity_provider_timeout",
        "rds/aurora-storage": "aws_rds_dbcluster/aurora",
        "rds/serverless-insights": "aws_rds_dbcluster/aurora_warning",
        "rds/cluster-version": "aws_rds_dbcluster/engine_version",
        "rds/monitoring-role": "aws_rds_dbcluster/monitoring",
        "rds/cluster-of-instances": "aws_rds_dbcluster/multiaz",
        "rds/serverless-scaling": "aws_rds_dbcluster/serverless_exclusive",
        "rds/restored-user": "aws_rds_dbcluster/snapshotidentifier",
        "rds/copied-cluster": "aws_rds_dbcluster/sourcedbclusteridentifier",
        "rds/backup-period": "aws_rds_dbinstance/backupretentionperiod_maximum",
        "rds/instance-version": "aws_rds_dbinstance/engine_version",
        "rds/encryption-key": "aws_rds_dbinstance/kmskey_storageencrypted",
        "rds/replica-mode": "aws_rds_dbinstance/replicamode_enum",
        "route53/alarm-identifier": "aws_route53_healthcheck/healthcheckconfig_type_inclusive",
        "route53/alias-lifetime": "aws_route53_recordset/recordset_alias",
        "route53/record-value": "aws_route53_recordset/recordset_pattern",
    ]

    /// The schemas of the rules, by the last part of their ids.
    static func read(_ directory: URL) throws -> [String: JSON] {
        try files.mapValues { file in
            let url = directory.appending(path: "extensions/\(file).json")
            return ConditionalKeywords.replaced(in: try JSON(parsing: Data(contentsOf: url)))
        }
    }
}
