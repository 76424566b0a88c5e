import CDK
import CDKCloudWatch
import CDKIAM
import CDKKMS
import CDKLambda
import CDKS3
import CDKSNS
import CDKSQS
import ConformanceSupport
import Testing

@Suite struct LambdaEventCases {
    private func make(_ stack: Stack, _ id: String, asyncInvoke: AsyncInvoke? = nil) -> Function {
        Function(stack, id, code: .inline("x"), runtime: .python3_13, handler: "index.handler", asyncInvoke: asyncInvoke)
    }

    @Test func events() throws {
        try Conformance.check("89-lambda-events") { app in
            let stack = Stack(app, "Events", env: Conformance.environment)
            let queue = Queue(stack, "Queue")
            let topic = Topic(stack, "Topic")
            let bucket = Bucket(stack, "Bucket")
            let key = Key(stack, "Key")
            let target = make(stack, "Target")
            let a = make(
                stack, "A",
                asyncInvoke: AsyncInvoke(
                    onSuccess: .queue(queue), onFailure: .topic(topic), maximumEventAge: .minutes(5), retryAttempts: 0))
            _ = make(stack, "B", asyncInvoke: AsyncInvoke(onSuccess: .function(target), onFailure: .bucket(bucket)))
            _ = make(stack, "C", asyncInvoke: AsyncInvoke(onFailure: .eventBridge))
            let version = make(stack, "D").currentVersion
            version.configureAsyncInvoke(AsyncInvoke(onFailure: .queue(queue)))
            version.addAlias("live", .init(asyncInvoke: AsyncInvoke(retryAttempts: 1)))
            a.addEventSource(.queue(queue))
            a.addEventSource(full(Queue(stack, "Full", encryption: .kms()), key))
            let table = CfnResource(stack, "Table", type: "AWS::DynamoDB::Table")
            a.addEventSource(
                .dynamoDBStream(
                    ARN(raw: table.getAtt("StreamArn", as: String.self).raw), of: table,
                    StreamOptions(
                        startingPosition: .trimHorizon, bisectsBatchOnError: true, maximumRecordAge: .days(1), retryAttempts: 10,
                        parallelizationFactor: 2, tumblingWindow: .minutes(1), onFailure: .queue(queue)),
                    EventSourceOptions(maximumBatchingWindow: .seconds(5), reportsBatchItemFailures: true)))
            EventSourceMapping(
                a, "Kinesis", of: a, source: "arn:aws:kinesis:eu-south-1:111111111111:stream/s",
                stream: StreamOptions(startingPosition: .timestamp(1_700_000_000), retryAttempts: -1))
            Function.imported(stack, "Named", name: "there").addEventSource(.queue(queue))
            topic.addSubscription(.function(target))
            topic.addSubscription(.function(a), filter: .attributes(["kind": ["x"]]), deadLetterQueue: queue)
            alarms(stack, a, version, target)
        }
    }

    private func full(_ queue: Queue, _ key: Key) -> EventSource {
        let body: EventFilter.Pattern = [
            "a": .exists, "b": .isAbsent, "c": .beginsWith("p"), "d": .between(1, 2.5), "e": .anyOf("x", "y"), "f": .notEquals("n"),
            "g": .isNull, "h": .isEmpty, "i": .equals(5), "j": .equals("t"),
        ]
        return .queue(
            queue,
            EventSourceOptions(
                batchSize: 100, maximumBatchingWindow: .minutes(5),
                filters: [EventFilter(["body": body]), EventFilter(["body": .anyOf("z")])],
                filterEncryptionKey: key, isEnabled: false, metrics: [.eventCount]))
    }

    private func alarms(_ stack: Stack, _ a: Function, _ version: FunctionVersion, _ target: Function) {
        let errors = Alarm(stack, "Errors", metric: a.metricErrors(), threshold: 1, evaluationPeriods: 1)
        errors.addAction(.function(target))
        Alarm(stack, "Throttles", metric: a.metricThrottles().with(period: .minutes(1)), threshold: 1, evaluationPeriods: 1)
        Alarm(stack, "Duration", metric: a.metricDuration(), threshold: 1, evaluationPeriods: 1)
        Alarm(stack, "Invocations", metric: a.metricInvocations(), threshold: 1, evaluationPeriods: 1)
        Alarm(stack, "Own", metric: a.metric("IteratorAge", statistic: .maximum), threshold: 1, evaluationPeriods: 1)
        Alarm(stack, "Live", metric: version.addAlias("metric").metricErrors(), threshold: 1, evaluationPeriods: 1)
    }
}
