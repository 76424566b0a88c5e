import CloudAssembly
import Foundation

/// Values that a property may have in each region, such as types of instances, as cfn-lint lists them in `data/schemas/extensions`.
enum RegionalValuesReader {
    /// The file of each list, by the name that the library has for it.
    static let files = [
        "amazonmq": "aws_amazonmq_broker/instancetype_enum", "appstream": "aws_appstream_fleet/instancetype_enum",
        "dax": "aws_dax_cluster/nodetype_enum", "docdb": "aws_docdb_dbinstance/dbinstanceclass_enum",
        "ec2": "aws_ec2_instance/instancetype_enum", "elasticache": "aws_elasticache_cachecluster/cachenodetype_enum",
        "elasticsearch": "aws_elasticsearch_domain/elasticsearchclusterconfig_instancetype_enum",
        "emr": "aws_emr_cluster/instancetypeconfig_instancetype_enum", "gamelift": "aws_gamelift_fleet/ec2instancetype_enum",
        "managedblockchain": "aws_managedblockchain_node/nodeconfiguration_instancetype_enum",
        "neptune": "aws_neptune_dbinstance/dbinstanceclass_enum",
        "opensearchservice": "aws_opensearchservice_domain/clusterconfig_instancetype_enum",
        "rds-cluster": "aws_rds_dbcluster/dbclusterinstanceclass_enum", "rds": "aws_rds_dbinstance/dbinstanceclass_enum",
        "redshift": "aws_redshift_cluster/nodetype_enum", "sagemaker-cluster": "aws_sagemaker_cluster/instancetype_enum",
        "sagemaker-hosting": "aws_sagemaker_hosting/instancetype_enum",
        "sagemaker-processing": "aws_sagemaker_processing/instancetype_enum",
        "sagemaker-transform": "aws_sagemaker_transform/instancetype_enum",
    ]

    /// The values by list and region.
    static func read(_ directory: URL) throws -> [String: [String: Set<String>]] {
        try files.mapValues { file in
            let url = directory.appending(path: "extensions/\(file).json")
            let object = try JSONSerialization.jsonObject(with: Data(contentsOf: url))
            guard let regions = object as? [String: Any] else { throw DatabaseError("\(file) is no list by regions.") }
            return regions.filter { $0.key != "description" }.mapValues { values(in: $0) }
        }
    }

    /// All values that are listed, whatever the other properties are.
    private static func values(in schema: Any) -> Set<String> {
        if let all = schema as? [Any] { return all.reduce(into: []) { $0.formUnion(values(in: $1)) } }
        guard let members = schema as? [String: Any] else { return [] }
        return members.reduce(into: []) { found, member in
            found.formUnion(member.key == "enum" ? Set(member.value as? [String] ?? []) : values(in: member.value))
        }
    }
}
