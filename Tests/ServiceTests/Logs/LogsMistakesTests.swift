import CDK
import CDKLogs
import Testing

/// What a user gets to read, to the letter.
@Suite struct LogsMistakesTests {
    @Test func groups() {
        #expect(
            stackReport { LogGroup($0, "Log", retention: .days(31)) } == """
                error: video/Log: retention: CloudWatch Logs does not keep events for 31 days [swift-cdk:logs/retention]
                  use .days(60), the next longer time, or .forever
                """)
        #expect(
            stackReport { LogGroup($0, "Log", retention: .days(0)) } == """
                error: video/Log: retention: CloudWatch Logs does not keep events for 0 days [swift-cdk:logs/retention]
                  use .days(1), the next longer time, or .forever
                """)
        #expect(
            stackReport { LogGroup($0, "Log", retention: .days(3_654)) } == """
                error: video/Log: retention: CloudWatch Logs does not keep events for 3654 days [swift-cdk:logs/retention]
                  use .tenYears or .forever
                """)
        #expect(
            stackReport { stack in
                LogGroup(
                    stack, "Log", retention: .oneDay, logGroupClass: .delivery,
                    dataProtectionPolicy: DataProtectionPolicy([.managed("EmailAddress")]), indexedFields: ["id"])
            } == """
                error: video/Log: retention: A log group of the class .delivery has no retention of its own [swift-cdk:logs/delivery-class]
                  leave retention out, or use another logGroupClass
                error: video/Log: dataProtectionPolicy: A log group of the class .delivery has no data protection policy of its own \
                [swift-cdk:logs/delivery-class]
                  leave dataProtectionPolicy out, or use another logGroupClass
                error: video/Log: indexedFields: A log group of the class .delivery has no indexed fields of its own \
                [swift-cdk:logs/delivery-class]
                  leave indexedFields out, or use another logGroupClass
                """)
        #expect(
            stackReport { stack in
                LogGroup(
                    stack, "Log", dataProtectionPolicy: DataProtectionPolicy([]), indexedFields: (1...21).map { "f\($0)" })
            } == """
                error: video/Log: indexedFields: A log group indexes at most 20 fields, but this one indexes 21 \
                [swift-cdk:logs/indexed-fields]
                  leave 1 of them out
                error: video/Log: dataProtectionPolicy: The data protection policy names no data to look for [swift-cdk:logs/no-identifiers]
                  give it an identifier, such as .managed("EmailAddress")
                """)
        #expect(
            stackReport { _ = LogGroup.imported($0, "Log", arn: "arn:aws:logs:eu-south-1:111111111111:log-group") } == """
                error: video/Log: arn: 'arn:aws:logs:eu-south-1:111111111111:log-group' is not the ARN of a log group \
                [swift-cdk:logs/imported-arn]
                  import the log group by arn:aws:logs:<region>:<account>:log-group:<name>
                """)
        #expect(stackReport { LogGroup($0, "Log", retention: .tenYears, indexedFields: (1...20).map { "f\($0)" }) } == "")
    }

    @Test func filters() {
        func filter(_ pattern: FilterPattern, dimensions: Int = 0) -> String {
            stackReport { stack in
                LogGroup(stack, "Log").addMetricFilter(
                    "Filter", filterPattern: pattern, metricNamespace: "Video", metricName: "Errors",
                    dimensions: (0..<dimensions).map { (name: "d\($0)", field: "$.d\($0)") })
            }
        }
        #expect(
            filter(.columns(["a b", "...", "..."], where: [.text("...", .equal, "x"), .number("c", .less, 1)])) == """
                error: video/Log/Filter: filterPattern: The name of a column consists of letters, digits, '_' and '-', but this one is 'a \
                b' [swift-cdk:logs/column-name]
                  use another name
                error: video/Log/Filter: filterPattern: Only one column can be '...', which stands for any number of words \
                [swift-cdk:logs/any-columns-twice]
                  leave one out
                error: video/Log/Filter: filterPattern: A condition is about '...', which stands for any number of words \
                [swift-cdk:logs/any-columns-condition]
                  give the word a column of its own
                error: video/Log/Filter: filterPattern: A condition is about the column 'c', which is none of the names \
                [swift-cdk:logs/unknown-column]
                  name the column, or correct the condition
                """)
        #expect(
            filter(.json(.all())) == """
                error: video/Log/Filter: filterPattern: The pattern combines conditions, but there are none [swift-cdk:logs/no-conditions]
                  give at least one condition, or use .allEvents
                """)
        #expect(
            filter(.json(.any())) == """
                error: video/Log/Filter: filterPattern: The pattern combines conditions, but there are none [swift-cdk:logs/no-conditions]
                  give at least one condition
                """)
        #expect(
            filter(.allEvents, dimensions: 5) == """
                error: video/Log/Filter: dimensions: A metric of events has at most 3 dimensions, but this one has 5 \
                [swift-cdk:logs/metric-dimensions]
                  leave 2 of them out
                """)
        #expect(filter(.columns(["a-b", "..."], where: [.number("a-b", .less, 1)]), dimensions: 3) == "")
    }

    @Test func subscriptions() {
        struct Stream: LogSubscriptionDestination {
            func bind(to filter: Node, logGroup: any LogGroupReference) -> LogSubscriptionTarget {
                LogSubscriptionTarget(arn: "arn:aws:firehose:eu-south-1:111111111111:deliverystream/logs")
            }
        }
        #expect(
            stackReport { stack in
                SubscriptionFilter(
                    stack, "Filter", logGroup: LogGroup(stack, "Log"), destination: Stream(), filterPattern: .allEvents,
                    distribution: .random)
            } == """
                error: video/Filter: distribution: Events are distributed over the shards of a Kinesis stream, but the destination is \
                none [swift-cdk:logs/distribution]
                  leave distribution out
                """)
    }
}
