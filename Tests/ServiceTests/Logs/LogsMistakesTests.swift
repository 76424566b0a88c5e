import CDK
import CDKIAM
import CDKLogs
import Testing

/// What a user gets to read, to the letter.
@Suite struct LogsMistakesTests {
    @Test func retention() {
        #expect(
            stackProblems { LogGroup($0, "Log", retention: .days(0)) } == [
                "video/Log: retentionInDays must be positive, got 0 -> use .oneDay or longer"
            ])
        #expect(
            stackProblems { LogGroup($0, "Log", retention: .days(31)) } == [
                "video/Log: CloudWatch Logs does not keep events for 31 days -> use .days(60), the next longer time, or .forever"
            ])
        #expect(
            stackProblems { LogGroup($0, "Log", retention: .days(4_000)) } == [
                "video/Log: CloudWatch Logs does not keep events for 4000 days -> use .tenYears or .forever"
            ])
    }

    @Test func deliveryClass() {
        #expect(
            stackProblems { stack in
                LogGroup(
                    stack, "Log", retention: .oneDay, logGroupClass: .delivery, dataProtectionPolicy: DataProtectionPolicy([]),
                    indexedFields: ["a"])
            } == [
                "video/Log: retention is not supported for a log group with logGroupClass DELIVERY; remove retention or use a different "
                    + "LogGroupClass -> leave retention out",
                "video/Log: dataProtectionPolicy is not supported for a log group with logGroupClass DELIVERY; remove "
                    + "dataProtectionPolicy or use a different LogGroupClass -> leave dataProtectionPolicy out",
                "video/Log: fieldIndexPolicies is not supported for a log group with logGroupClass DELIVERY; remove fieldIndexPolicies or "
                    + "use a different LogGroupClass -> leave indexedFields out",
                "video/Log: DataIdentifier cannot be empty -> name what the data protection policy looks for",
            ])
        #expect(
            stackProblems { LogGroup($0, "Log", indexedFields: (1...22).map { "f\($0)" }) } == [
                "video/Log: A maximum of 20 fields can be indexed per log group -> leave 2 of them out"
            ])
    }

    @Test func imports() {
        #expect(
            stackProblems { _ = LogGroup.imported($0, "Log", arn: "my-log") } == [
                "video/Log: ARNs must start with \"arn:\" and have at least 6 components: my-log -> "
                    + "import the log group by arn:aws:logs:<region>:<account>:log-group:<name>"
            ])
        #expect(
            stackProblems { _ = LogGroup.imported($0, "Log", arn: "arn:aws:logs:eu-south-1:111111111111:log-group") } == [
                "video/Log: No log group is named in the ARN 'arn:aws:logs:eu-south-1:111111111111:log-group' -> "
                    + "import the log group by arn:aws:logs:<region>:<account>:log-group:<name>"
            ])
    }

    @Test func filters() {
        func filter(_ pattern: FilterPattern, _ dimensions: [(name: String, field: String)] = []) -> [String] {
            stackProblems { stack in
                LogGroup(stack, "Log").addMetricFilter(
                    "Filter", filterPattern: pattern, metricNamespace: "n", metricName: "m", dimensions: dimensions)
            }
        }
        #expect(
            filter(.allEvents, [("a", "$.a"), ("b", "$.b"), ("c", "$.c"), ("d", "$.d")]) == [
                "video/Log/Filter: MetricFilter only supports a maximum of 3 dimensions but received 4. -> leave 1 of them out"
            ])
        let action = " -> correct the filter pattern"
        #expect(
            filter(.columns(["a b", "...", "..."], where: [.text("...", .equal, "x"), .number("c", .less, 1)])) == [
                "video/Log/Filter: Invalid column name: a b" + action, "video/Log/Filter: Can use at most one '...' column" + action,
                "video/Log/Filter: Can't use '...' in a restriction" + action,
                "video/Log/Filter: Column in restrictions that is not in columns: c" + action,
            ])
        #expect(
            filter(.json(.all())) == [
                "video/Log/Filter: Must supply at least one pattern, or use allEvents() to match all events." + action
            ])
        #expect(filter(.json(.any(.exists("$.a"), .any()))) == ["video/Log/Filter: Must supply at least one pattern" + action])
    }

    @Test func distribution() {
        struct Destination: LogSubscriptionDestination {
            func bind(to filter: Node, logGroup: any LogGroupReference) -> LogSubscriptionTarget {
                LogSubscriptionTarget(arn: "arn:aws:lambda:eu-south-1:111111111111:function:f")
            }
        }
        #expect(
            stackProblems { stack in
                SubscriptionFilter(
                    stack, "Filter", logGroup: LogGroup(stack, "Log"), destination: Destination(), filterPattern: .allEvents,
                    distribution: .random)
            } == ["video/Filter: distribution property can only be used with KinesisDestination. -> leave distribution out"])
    }

    @Test func policies() {
        #expect(
            stackProblems { stack in
                LogGroup(stack, "Log").addToResourcePolicy(PolicyStatement(actions: ["logs:*"], principals: [.anyone]))
            } == [
                "video/Log/Policy: A PolicyStatement used in a resource-based policy must specify at least one resource. -> "
                    + "name the resources, or [\"*\"]"
            ])
    }
}
