import CDK
import CDKCloudWatch
import CDKDynamoDB
import CDKEvents
import CDKEventsTargets
import CDKLambda
import CDKS3
import CDKSQS

/// Files become jobs, and jobs become rows of a table.
final class WorkersStack: Stack {
    /// What one job may take.
    ///
    /// The queue hides a job for six times as long, as Lambda advises.
    private static let jobTime = Duration.seconds(30)

    @discardableResult
    init(_ scope: any Scope, _ id: String, env: Environment) {
        let stack = StackNode(scope, id, env: env)
        let files = Bucket(stack, "Files", encryption: .s3Managed, enforcesSSL: true, sendsEventsToEventBridge: true)
        let failed = Queue(stack, "Failed", encryption: .sqsManaged, enforcesSSL: true, retentionPeriod: .days(14))
        let jobs = Queue(
            stack, "Jobs", encryption: .sqsManaged, deadLetterQueue: DeadLetterQueue(failed, maxReceiveCount: 3), enforcesSSL: true,
            visibilityTimeout: .seconds(Self.jobTime.seconds * 6))
        let results = Table(
            stack, "Results", partitionKey: .string("key"), billing: .onDemand(), pointInTimeRecovery: .enabled())
        let worker = Function(
            stack, "Worker", code: .inline(Self.code), runtime: .python3_13, handler: "index.handler", architecture: .arm64,
            timeout: Self.jobTime, environment: ["TABLE": results.name])
        worker.addEventSource(.queue(jobs, .init(batchSize: 10, reportsBatchItemFailures: true)))
        results.grantWriteData(to: worker)
        Rule(
            stack, "Uploads",
            pattern: EventPattern(
                source: ["aws.s3"], detailType: ["Object Created"], detail: ["bucket": ["name": [EventMatch(files.name)]]]),
            targets: [.queue(jobs)])
        Alarm(
            stack, "SomethingFailed", metric: failed.metricApproximateNumberOfMessagesVisible(), threshold: 1, evaluationPeriods: 1,
            missingData: .notBreaching)
        super.init(stack)
        CfnOutput(self, "Bucket", value: files.name)
    }

    /// Says which messages failed, so that only these come again.
    private static let code = """
        import json, os
        import boto3

        table = boto3.resource("dynamodb").Table(os.environ["TABLE"])

        def handler(event, context):
            failed = []
            for record in event["Records"]:
                try:
                    file = json.loads(record["body"])["detail"]["object"]
                    table.put_item(Item={"key": file["key"], "size": file["size"]})
                except Exception as error:
                    print(json.dumps({"message": str(error), "id": record["messageId"]}))
                    failed.append({"itemIdentifier": record["messageId"]})
            return {"batchItemFailures": failed}
        """
}
