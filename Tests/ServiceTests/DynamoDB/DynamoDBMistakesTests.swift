import CDK
import CDKDynamoDB
import CDKIAM
import Testing

/// What a user gets to read, to the letter.
@Suite struct DynamoDBMistakesTests {
    @Test func keys() {
        #expect(
            stackProblems {
                Table($0, "Table", partitionKey: .string("id"), globalIndexes: [GlobalIndex("g", partitionKey: .number("id"))])
            } == [
                "video/Table: Unable to specify id as N because it was already defined as S -> give the attribute one type in the table "
                    + "and all indexes"
            ])
        let five = (0..<5).map { TableAttribute.string("k\($0)") }
        #expect(
            stackProblems {
                Table(
                    $0, "Table", partitionKey: .string("id"),
                    globalIndexes: [
                        GlobalIndex("none", partitionKeys: []), GlobalIndex("many", partitionKeys: five, sortKeys: five),
                    ])
            } == [
                "video/Table: 'partitionKeys' must contain at least one element -> give the index none a partition key",
                "video/Table: Maximum of 4 partition keys allowed -> give the index many fewer",
                "video/Table: Maximum of 4 sort keys allowed -> give the index many fewer",
            ])
    }

    @Test func indexes() {
        let locals = (0..<6).map { LocalIndex("l\($0)", sortKey: .string("s\($0)")) }
        let names = (0...100).map { "a\($0)" }
        #expect(
            stackProblems {
                Table(
                    $0, "Table", partitionKey: .string("id"),
                    globalIndexes: [GlobalIndex("l0", partitionKey: .string("x"), projection: .include(names))], localIndexes: locals)
            } == [
                "video/Table: a duplicate index name, l0, is not allowed -> rename one of the two",
                "video/Table: a maximum number of local secondary index per table is 5 -> use global indexes for the others",
                "video/Table: a sort key of the table must be specified to add local secondary indexes -> give the table a sort key, or "
                    + "use global indexes",
                "video/Table: a maximum number of nonKeyAttributes across all of secondary indexes is 100 -> let an index hold all "
                    + "attributes with projection: .all",
            ])
        let provisioned = GlobalIndex("g", partitionKey: .string("x"), throughput: .provisioned(read: 1))
        #expect(
            stackProblems { Table($0, "Table", partitionKey: .string("id"), billing: .onDemand(), globalIndexes: [provisioned]) } == [
                "video/Table: you cannot provision read and write capacity for a table with PAY_PER_REQUEST billing mode -> leave out the "
                    + "throughput of the index g"
            ])
        let onDemand = GlobalIndex("g", partitionKey: .string("x"), throughput: .onDemand(maximumReads: 1))
        #expect(
            stackProblems { Table($0, "Table", partitionKey: .string("id"), globalIndexes: [onDemand]) } == [
                "video/Table: the index g cannot have limits for requests on demand: the table's throughput is provisioned -> leave out "
                    + "the throughput of the index g"
            ])
    }

    @Test func recovery() {
        #expect(
            stackProblems { Table($0, "Table", partitionKey: .string("id"), pointInTimeRecovery: .enabled(period: .days(36))) } == [
                "video/Table: `recoveryPeriodInDays` must be a value between `1` and `35`. -> set it between .days(1) and .days(35)"
            ])
        #expect(
            stackProblems { Table($0, "Table", partitionKey: .string("id"), pointInTimeRecovery: .enabled(period: .hours(36))) } == [
                "video/Table: '36 hours' cannot be converted into a whole number of days. -> use a whole number of days"
            ])
    }

    @Test func grants() {
        #expect(
            stackProblems { Table($0, "Table", partitionKey: .string("id")).grantReadData(to: .service("lambda.amazonaws.com")) } == [
                "video/Table: DynamoDB grant* methods do not support ServicePrincipal grantees. Use table.addToResourcePolicy() for an "
                    + "explicit service-specific table policy with required service principal, actions, and conditions -> grant to the "
                    + "role with which lambda.amazonaws.com works"
            ])
        #expect(
            stackProblems { stack in
                let role = Role(stack, "Role", assumedBy: .accountRoot)
                Table(stack, "Table", partitionKey: .string("id")).grantReadStream(to: role)
            } == ["video/Table: DynamoDB Streams must be enabled on the table video/Table -> give the table a stream"])
        #expect(
            stackProblems { _ = Table.imported($0, "Table", arn: "arn:aws:dynamodb:eu-south-1:111111111111:table") } == [
                "video/Table: ARN for DynamoDB table must be in the form: arn:<partition>:dynamodb:<region>:<account>:table/<name> -> "
                    + "import the table by the ARN that the DynamoDB console shows"
            ])
    }
}
