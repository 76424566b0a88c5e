extension ServiceRuleTests {
    private static let key =
        #""AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}], "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}]"#

    private static func table(_ more: String) -> String { #"{"T DynamoDB::Table": {\#(key)\#(more)}}"# }

    static let tableCases: [ServiceRuleCase] = [
        ServiceRuleCase(
            "dynamodb/undefined-key",
            table(#", "GlobalSecondaryIndexes": [{"KeySchema": [{"AttributeName": "title", "KeyType": "HASH"}]}]"#),
            "GlobalSecondaryIndexes[0].KeySchema[0].AttributeName: The key 'title' has no definition",
            "add it to AttributeDefinitions, with its type",
            fix: #"{"T.AttributeDefinitions.1": {"AttributeName": "title", "AttributeType": "S"}}"#),
        ServiceRuleCase(
            "dynamodb/unused-attribute",
            #"{"T DynamoDB::Table": {"AttributeDefinitions": [{"AttributeName": "id"}, {"AttributeName": "title"}], "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}]}}"#,
            "AttributeDefinitions[1].AttributeName: 'title' is no key of the table or an index, and only keys are defined",
            "remove the definition",
            fix: #"{"T.GlobalSecondaryIndexes": {"Ref": "Elsewhere"}}"#),
        ServiceRuleCase(
            "dynamodb/repeated-index",
            table(#", "GlobalSecondaryIndexes": [{"IndexName": "a"}], "LocalSecondaryIndexes": [{"IndexName": "a"}]"#),
            "LocalSecondaryIndexes[0].IndexName: Another index of the table is called 'a'", "give it another name",
            fix: #"{"T.LocalSecondaryIndexes.0.IndexName": "b"}"#),
        ServiceRuleCase(
            "dynamodb/projection-names",
            table(#", "GlobalSecondaryIndexes": [{"Projection": {"ProjectionType": "ALL", "NonKeyAttributes": ["a"]}}]"#),
            "GlobalSecondaryIndexes[0].Projection.NonKeyAttributes: Names of attributes are for INCLUDE, not for ALL",
            "remove them, or set ProjectionType to INCLUDE", fix: #"{"T.GlobalSecondaryIndexes.0.Projection.ProjectionType": "INCLUDE"}"#),
        ServiceRuleCase(
            "dynamodb/local-index-key",
            table(#", "LocalSecondaryIndexes": [{"KeySchema": [{"AttributeName": "title"}, {"AttributeName": "day"}]}]"#),
            "LocalSecondaryIndexes[0].KeySchema[0].AttributeName: A local index has the table's own HASH key, 'id', not 'title'",
            "write 'id', or make it a global index", fix: #"{"T.LocalSecondaryIndexes.0.KeySchema.0.AttributeName": "id"}"#),
        ServiceRuleCase(
            "dynamodb/many-local-indexes", table(#", "LocalSecondaryIndexes": [{}, {}, {}, {}, {}, {}]"#),
            "LocalSecondaryIndexes: A table has at most 5 local indexes, not 6", "make some of them global",
            fix: #"{"T.LocalSecondaryIndexes": [{}, {}, {}, {}, {}]}"#),
        ServiceRuleCase(
            "dynamodb/throughput-on-demand",
            table(#", "BillingMode": "PAY_PER_REQUEST", "ProvisionedThroughput": {"ReadCapacityUnits": 1}"#),
            "ProvisionedThroughput: A table that is paid by request has no provisioned throughput",
            "remove it, or set BillingMode to PROVISIONED",
            fix: #"{"T.ProvisionedThroughput": null}"#),
        ServiceRuleCase(
            "dynamodb/missing-throughput", table(""),
            "A table that is paid by capacity needs ProvisionedThroughput, and so do its global indexes",
            "set it, or set BillingMode to PAY_PER_REQUEST", fix: #"{"T.BillingMode": "PAY_PER_REQUEST"}"#),
        ServiceRuleCase(
            "dynamodb/limit-without-demand", table(#", "OnDemandThroughput": {"MaxReadRequestUnits": 1}"#),
            "OnDemandThroughput: Limits of requests are for tables that are paid by request",
            "set BillingMode to PAY_PER_REQUEST, or remove it",
            fix: #"{"T.BillingMode": "PAY_PER_REQUEST"}"#),
        ServiceRuleCase(
            "dynamodb/expiry-attribute", table(#", "TimeToLiveSpecification": {"Enabled": true}"#),
            "TimeToLiveSpecification: Items expire by an attribute, and none is named", "set AttributeName",
            fix: #"{"T.TimeToLiveSpecification.AttributeName": "until"}"#),
        ServiceRuleCase(
            "dynamodb/recovery-off",
            table(#", "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": false, "RecoveryPeriodInDays": 7}"#),
            "PointInTimeRecoverySpecification.RecoveryPeriodInDays: A period of recovery needs recovery to a point in time, which is off",
            "set PointInTimeRecoveryEnabled to true, or remove it",
            fix: #"{"T.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled": true}"#),
        ServiceRuleCase(
            "dynamodb/key-without-encryption", table(#", "SSESpecification": {"SSEEnabled": false, "KMSMasterKeyId": "k"}"#),
            "SSESpecification.KMSMasterKeyId: A key is named, and encryption with keys of KMS is off",
            "set SSEEnabled to true, or remove the key",
            fix: #"{"T.SSESpecification.SSEEnabled": true}"#),
    ]
}
