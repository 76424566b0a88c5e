import CDK
import CDKDynamoDB
import CDKIAM
import Testing

/// What a user gets to read, to the letter.
@Suite struct DynamoDBMistakesTests {
    @Test func keys() {
        #expect(
            stackReport {
                Table($0, "Table", partitionKey: .string("id"), globalIndexes: [GlobalIndex("g", partitionKey: .number("id"))])
            } == """
                error: video/Table: The attribute 'id' is a string in one key and a number in another [swift-cdk:dynamodb/attribute-type]
                  give the attribute one type in the table and all indexes
                """)
        let five = (0..<5).map { TableAttribute.string("k\($0)") }
        #expect(
            stackReport {
                Table(
                    $0, "Table", partitionKey: .string("id"),
                    globalIndexes: [
                        GlobalIndex("none", partitionKeys: []), GlobalIndex("many", partitionKeys: five, sortKeys: five),
                    ])
            } == """
                error: video/Table: globalIndexes: The index 'none' has no partition key [swift-cdk:dynamodb/index-without-partition-key]
                  give the index a partition key
                error: video/Table: globalIndexes: An index has at most 4 partition keys, but 'many' has 5 \
                [swift-cdk:dynamodb/index-partition-keys]
                  give the index fewer
                error: video/Table: globalIndexes: An index has at most 4 sort keys, but 'many' has 5 [swift-cdk:dynamodb/index-sort-keys]
                  give the index fewer
                """)
    }

    @Test func indexes() {
        let locals = (0..<6).map { LocalIndex("l\($0)", sortKey: .string("s\($0)")) }
        let names = (0...100).map { "a\($0)" }
        #expect(
            stackReport {
                Table(
                    $0, "Table", partitionKey: .string("id"),
                    globalIndexes: [GlobalIndex("l0", partitionKey: .string("x"), projection: .include(names))], localIndexes: locals)
            } == """
                error: video/Table: Two indexes are called 'l0' [swift-cdk:dynamodb/duplicate-index]
                  rename one of the two
                error: video/Table: localIndexes: A table has at most 5 local indexes, but this one has 6 \
                [swift-cdk:dynamodb/local-index-count]
                  use global indexes for the others
                error: video/Table: localIndexes: Only a table with a sort key has local indexes, and this one has none \
                [swift-cdk:dynamodb/local-index-without-sort-key]
                  give the table a sort key, or use global indexes
                error: video/Table: The indexes of a table name at most 100 attributes besides their keys, but these name 101 \
                [swift-cdk:dynamodb/projected-attributes]
                  let an index hold all attributes with projection: .all
                """)
        let provisioned = GlobalIndex("g", partitionKey: .string("x"), throughput: .provisioned(read: 1))
        #expect(
            stackReport { Table($0, "Table", partitionKey: .string("id"), billing: .onDemand(), globalIndexes: [provisioned]) } == """
                error: video/Table: globalIndexes: The throughput of the index 'g' is .provisioned, but that of the table is .onDemand \
                [swift-cdk:dynamodb/index-throughput]
                  leave out the throughput of the index
                """)
        let onDemand = GlobalIndex("g", partitionKey: .string("x"), throughput: .onDemand(maximumReads: 1))
        #expect(
            stackReport { Table($0, "Table", partitionKey: .string("id"), globalIndexes: [onDemand]) } == """
                error: video/Table: globalIndexes: The throughput of the index 'g' is .onDemand, but that of the table is .provisioned \
                [swift-cdk:dynamodb/index-throughput]
                  leave out the throughput of the index
                """)
    }

    @Test func recovery() {
        #expect(
            stackReport { Table($0, "Table", partitionKey: .string("id"), pointInTimeRecovery: .enabled(period: .days(36))) } == """
                error: video/Table: pointInTimeRecovery: A table can be restored as it was 1 to 35 days ago, not 36 \
                [swift-cdk:dynamodb/recovery-period]
                  set the period between .days(1) and .days(35)
                """)
        #expect(stackReport { Table($0, "Table", partitionKey: .string("id"), pointInTimeRecovery: .enabled(period: .days(35))) } == "")
        #expect(
            stackReport { Table($0, "Table", partitionKey: .string("id"), pointInTimeRecovery: .enabled(period: .hours(36))) } == """
                error: video/Table: 36 hours are no whole number of days [swift-cdk:units/fraction]
                  use whole days
                """)
    }

    @Test func grants() {
        #expect(
            stackReport { Table($0, "Table", partitionKey: .string("id")).grantReadData(to: .service("lambda.amazonaws.com")) } == """
                error: video/Table: DynamoDB does not let the service lambda.amazonaws.com in by a table's own policy \
                [swift-cdk:dynamodb/service-grant]
                  grant to the role with which the service works
                """)
        #expect(
            stackReport { stack in
                let role = Role(stack, "Role", assumedBy: .accountRoot)
                Table(stack, "Table", partitionKey: .string("id")).grantReadStream(to: role)
            } == """
                error: video/Table: stream: A permission is for the stream of the table's changes, but the table has none \
                [swift-cdk:dynamodb/no-stream]
                  give the table a stream
                """)
        #expect(
            stackReport { _ = Table.imported($0, "Table", arn: "arn:aws:dynamodb:eu-south-1:111111111111:table") } == """
                error: video/Table: arn: 'arn:aws:dynamodb:eu-south-1:111111111111:table' is not the ARN of a table \
                [swift-cdk:dynamodb/imported-arn]
                  import the table by arn:aws:dynamodb:<region>:<account>:table/<name>
                """)
    }
}
