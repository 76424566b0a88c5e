import CDK
import CDKCloudWatch
import CDKDynamoDB
import CDKIAM
import CDKKMS
import ConformanceSupport
import Testing

@Suite struct DynamoDBCases {
    @Test func tables() throws {
        try Conformance.check("92-dynamodb-tables") { app in
            tables(Stack(app, "Ddb", env: Conformance.environment))
            tables(Stack(app, "DdbAgnostic"))
            let producer = Stack(app, "Producer", env: Conformance.environment)
            let generated = Table(producer, "Gen", partitionKey: .string("id"), tableName: .generatedIfNeeded)
            let fixed = Table(producer, "Fixed", partitionKey: .string("id"), tableName: "fixed")
            let far = Stack(app, "Far", env: Environment(account: "222222222222", region: .euSouth1))
            let farRole = Role(far, "R", assumedBy: .service("ec2.amazonaws.com"), roleName: "far")
            generated.grantReadData(to: farRole)
            fixed.grantWriteData(to: farRole)
            let same = Stack(app, "Same", env: Conformance.environment)
            generated.grantReadWriteData(to: Role(same, "R", assumedBy: .service("ec2.amazonaws.com")))
        }
    }

    private func tables(_ stack: Stack) {
        let t = Table(
            stack, "T", partitionKey: .string("pk"), sortKey: .number("sk"), tableName: "tbl", billing: .onDemand(), timeToLive: "ttl",
            stream: .newAndOldImages, encryption: .awsManaged, pointInTimeRecovery: .enabled(), contributorInsights: .enabled,
            deletionProtection: true,
            globalIndexes: [GlobalIndex("g1", partitionKey: .binary("a"), projection: .include(["x", "y"]))],
            localIndexes: [LocalIndex("l1", sortKey: .string("b"), projection: .keysOnly)], removalPolicy: .destroy)
        let p = Table(
            stack, "P", partitionKey: .string("id"), billing: .provisioned(read: 3, write: 4), stream: .keysOnly,
            encryption: .customerManaged())
        let d = Table(stack, "D", partitionKey: .string("id"))
        let key = Key(stack, "Key")
        let o = Table(
            stack, "O", partitionKey: .string("id"), billing: .onDemand(maximumReads: 10, maximumWrites: 20),
            encryption: .customerManaged(key), pointInTimeRecovery: .enabled(period: .days(7)), contributorInsights: .throttledKeys,
            tableClass: .infrequentAccess,
            policy: PolicyDocument(
                statements: [
                    PolicyStatement(actions: ["dynamodb:GetItem"], resources: ["*"], principals: [.account("222222222222")])
                ]),
            globalIndexes: [
                GlobalIndex("g", partitionKey: .string("id"), sortKey: .number("c"), throughput: .onDemand(maximumReads: 5)),
                GlobalIndex(
                    "many", partitionKeys: [.string("d"), .number("e")], sortKeys: [.string("f"), .string("id")],
                    contributorInsights: .disabled),
            ], removalPolicy: .retainOnUpdateOrDelete)
        let prov = Table(
            stack, "Prov", partitionKey: .string("id"), billing: .provisioned(read: 1), encryption: .awsOwned,
            pointInTimeRecovery: .disabled, contributorInsights: .accessedAndThrottledKeys, deletionProtection: false,
            globalIndexes: [
                GlobalIndex("a", partitionKey: .string("x"), throughput: .provisioned(read: 2, write: 3)),
                GlobalIndex("b", partitionKey: .string("x")),
            ])
        let r = Role(stack, "R", assumedBy: .service("ec2.amazonaws.com"))
        t.grantReadData(to: r)
        t.grantWriteData(to: r)
        p.grantReadWriteData(to: r)
        t.grantReadStream(to: r)
        o.grantFullAccess(to: r)
        d.grant("dynamodb:PutItem", "dynamodb:GetItem", to: r)
        p.grantReadStream(to: r)
        t.grantStream("dynamodb:DescribeStream", to: r)
        t.grantListStreams(to: r)
        let u = User(stack, "U")
        p.grantReadData(to: u)
        o.grantWriteData(to: u)
        prov.grantReadWriteData(to: u)
        let other = Principal.account("333333333333")
        d.grantReadData(to: other)
        o.grantReadWriteData(to: other)
        d.addToResourcePolicy(
            PolicyStatement(
                actions: ["dynamodb:Query"], resources: ["*"], principals: [.arn("arn:aws:iam::444444444444:role/x")]))
        prov.grantReadData(to: .service("glue.amazonaws.com"))
        let named = Table.imported(stack, "Named", name: "there")
        let byARN = Table.imported(stack, "ByArn", arn: "arn:aws:dynamodb:eu-west-1:555555555555:table/far")
        let full = Table.imported(
            stack, "Full", name: "full", streamARN: "arn:aws:dynamodb:eu-south-1:111111111111:table/full/stream/1", encryptionKey: key,
            hasIndexes: true)
        let i = Role(stack, "I", assumedBy: .service("ec2.amazonaws.com"))
        named.grantReadData(to: i)
        byARN.grantWriteData(to: i)
        full.grantReadWriteData(to: i)
        full.grantReadStream(to: i)
        byARN.grantReadData(to: other)
        let metrics: [any TimeSeries] = [
            t.metric("ReturnedItemCount"), t.metricConsumedReadCapacityUnits(),
            d.metricConsumedWriteCapacityUnits().with(period: .minutes(1)), t.metricConditionalCheckFailedRequests(),
            t.metricUserErrors(), t.metricThrottledRequests(of: .putItem), t.metricSystemErrors(of: .query),
            byARN.metricSuccessfulRequestLatency(of: .getItem), t.metricThrottledRequests(of: [.putItem, .scan]),
        ]
        for (index, metric) in metrics.enumerated() {
            Alarm(stack, "Alarm\(index)", metric: metric, threshold: 1, evaluationPeriods: 1)
        }
        Dashboard(
            stack, "Board",
            widgets: [
                [
                    GraphWidget(left: [t.metricSystemErrors()], right: [byARN.metric("X")]),
                    GraphWidget(left: [t.metricThrottledRequests().with(period: .minutes(1))]),
                ]
            ])
        topic(
            stack, "Names",
            [
                "a": AnyValue(t.arn), "b": AnyValue(t.name), "c": t.streamARN.map { AnyValue($0) } ?? .absent, "d": AnyValue(named.arn),
                "e": AnyValue(byARN.name), "f": full.streamARN.map { AnyValue($0) } ?? .absent, "g": AnyValue(o.arn),
            ])
    }
}
