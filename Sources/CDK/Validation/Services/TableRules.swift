/// Tables of DynamoDB.
///
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html
enum TableRules {
    private static let type = "AWS::DynamoDB::Table"

    static let rules: [ServiceRule] = [
        // "Some index key attribute have no definition": https://github.com/aws-cloudformation/cfn-lint/issues/1037
        .error("swift-cdk:dynamodb/undefined-key", type, "AWS::DynamoDB::GlobalTable") { table in
            guard let defined = table.definedAttributes else { return }
            for key in table.keys {
                guard let name = key["AttributeName"].text, !defined.contains(name) else { continue }
                table.report(
                    key["AttributeName"], "The key '\(name)' has no definition",
                    NearestNames.advice(name, among: defined.sorted(), otherwise: "add it to AttributeDefinitions, with its type"))
            }
        },
        // "Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions":
        // https://github.com/pulumi/pulumi-aws-native/issues/729, https://github.com/hashicorp/terraform-provider-awscc/issues/1680,
        // https://github.com/aws-samples/aws-batch-processing-job-repo/issues/6
        .error("swift-cdk:dynamodb/unused-attribute", type, "AWS::DynamoDB::GlobalTable") { table in
            let keys = Set(table.keys.map { $0["AttributeName"].text })
            guard table["KeySchema"].value != nil, !keys.contains(nil), table.areIndexesKnown else { return }
            for definition in table["AttributeDefinitions"].elements {
                guard let name = definition["AttributeName"].text, !keys.contains(name) else { continue }
                table.report(
                    definition["AttributeName"], "'\(name)' is no key of the table or an index, and only keys are defined",
                    "remove the definition")
            }
        },
        .error("swift-cdk:dynamodb/repeated-index", type, "AWS::DynamoDB::GlobalTable") { table in
            var known: Set<String> = []
            for index in table.indexes {
                guard let name = index["IndexName"].text, !known.insert(name).inserted else { continue }
                table.report(index["IndexName"], "Another index of the table is called '\(name)'", "give it another name")
            }
        },
        // https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Projection.html
        .error("swift-cdk:dynamodb/projection-names", type, "AWS::DynamoDB::GlobalTable") { table in
            for index in table.indexes {
                let (kind, names) = (index["Projection", "ProjectionType"], index["Projection", "NonKeyAttributes"])
                if kind.text == "INCLUDE", names.count == 0 {
                    table.report(kind, "INCLUDE needs the names of attributes", "set NonKeyAttributes")
                } else if let text = kind.text, text != "INCLUDE", names.isPresent {
                    table.report(
                        names, "Names of attributes are for INCLUDE, not for \(text)", "remove them, or set ProjectionType to INCLUDE")
                }
            }
        },
        // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LSI.html
        .error("swift-cdk:dynamodb/local-index-key", type, "AWS::DynamoDB::GlobalTable") { table in
            guard let own = table["KeySchema"].elements.first?["AttributeName"].text else { return }
            for index in table["LocalSecondaryIndexes"].elements {
                guard let key = index["KeySchema"].elements.first?["AttributeName"], let name = key.text, name != own else { continue }
                table.report(
                    key, "A local index has the table's own HASH key, '\(own)', not '\(name)'", "write '\(own)', or make it a global index")
            }
        },
        .error("swift-cdk:dynamodb/many-local-indexes", type, "AWS::DynamoDB::GlobalTable") { table in
            guard let count = table["LocalSecondaryIndexes"].count, count > 5 else { return }
            table.report(table["LocalSecondaryIndexes"], "A table has at most 5 local indexes, not \(count)", "make some of them global")
        },
        // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/capacity-mode.html
        .error("swift-cdk:dynamodb/throughput-on-demand", type) { table in
            guard table["BillingMode"].text == "PAY_PER_REQUEST" else { return }
            for place in [table.resource.properties] + table["GlobalSecondaryIndexes"].elements {
                let throughput = place["ProvisionedThroughput"]
                let units = ["ReadCapacityUnits", "WriteCapacityUnits"].map { throughput[$0].number }
                guard units.contains(where: { $0.map { $0 > 0 } ?? false }) else { continue }
                table.report(
                    throughput, "A table that is paid by request has no provisioned throughput",
                    "remove it, or set BillingMode to PROVISIONED")
            }
        },
        .error("swift-cdk:dynamodb/missing-throughput", type) { table in
            let mode = table["BillingMode"]
            guard mode.isAbsent || mode.text == "PROVISIONED" else { return }
            for place in [table.resource.properties] + table["GlobalSecondaryIndexes"].elements
            where place.value?.object != nil && place["ProvisionedThroughput"].isAbsent {
                table.report(
                    place, "A table that is paid by capacity needs ProvisionedThroughput, and so do its global indexes",
                    "set it, or set BillingMode to PAY_PER_REQUEST")
            }
        },
        .error("swift-cdk:dynamodb/limit-without-demand", type) { table in
            let mode = table["BillingMode"]
            guard table["OnDemandThroughput"].isPresent, mode.isAbsent || mode.text == "PROVISIONED" else { return }
            table.report(
                table["OnDemandThroughput"], "Limits of requests are for tables that are paid by request",
                "set BillingMode to PAY_PER_REQUEST, or remove it")
        },
        .error("swift-cdk:dynamodb/expiry-attribute", type, "AWS::DynamoDB::GlobalTable") { table in
            let expiry = table["TimeToLiveSpecification"]
            guard expiry["Enabled"].flag == true, expiry["AttributeName"].isAbsent else { return }
            table.report(expiry, "Items expire by an attribute, and none is named", "set AttributeName")
        },
        .error("swift-cdk:dynamodb/recovery-off", type) { table in
            let recovery = table["PointInTimeRecoverySpecification"]
            guard recovery["RecoveryPeriodInDays"].isPresent, recovery["PointInTimeRecoveryEnabled"].flag == false else { return }
            table.report(
                recovery["RecoveryPeriodInDays"], "A period of recovery needs recovery to a point in time, which is off",
                "set PointInTimeRecoveryEnabled to true, or remove it")
        },
        .error("swift-cdk:dynamodb/key-without-encryption", type) { table in
            let encryption = table["SSESpecification"]
            guard encryption["SSEEnabled"].flag == false, encryption["KMSMasterKeyId"].isPresent else { return }
            table.report(
                encryption["KMSMasterKeyId"], "A key is named, and encryption with keys of KMS is off",
                "set SSEEnabled to true, or remove the key")
        },
    ]
}

extension ResourceCheckup {
    fileprivate var indexes: [KnownValue] { self["GlobalSecondaryIndexes"].elements + self["LocalSecondaryIndexes"].elements }

    fileprivate var keys: [KnownValue] { (self["KeySchema"].elements + indexes.flatMap { $0["KeySchema"].elements }) }

    /// Whether all keys of all indexes are known.
    fileprivate var areIndexesKnown: Bool {
        ["GlobalSecondaryIndexes", "LocalSecondaryIndexes"].allSatisfy { self[$0].isAbsent || self[$0].value != nil }
            && indexes.allSatisfy { $0["KeySchema"].value != nil }
    }

    /// The names of attributes that are defined; nil if one of them is deferred.
    fileprivate var definedAttributes: Set<String>? {
        let definitions = self["AttributeDefinitions"]
        guard definitions.value != nil else { return nil }
        let names = definitions.elements.compactMap { $0["AttributeName"].text }
        return names.count == definitions.count ? Set(names) : nil
    }
}
