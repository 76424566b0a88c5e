import CDK
import CDKCloudWatch

/// All of a pipeline on one page: what comes in, what fails, how long it takes, what waits, and what MediaConvert and CloudFront say.
final class PipelineDashboard: Construct {
    init(
        _ scope: any Scope, _ id: String, names: ResourceNames, metrics: PipelineMetrics, alarms: [Alarm], queueARN: ARN,
        mediaConvertRegion: Region?
    ) {
        let scope = Node(scope, id)
        func jobs(_ name: String) -> Metric { PipelineMetrics.jobs(name, queueARN: queueARN, region: mediaConvertRegion) }
        let dashboard = Dashboard(
            scope, "Resource", dashboardName: PhysicalName(names("transcode-dashboard")),
            widgets: [
                [AlarmStatusWidget(alarms, title: "Alarms", width: 24, height: 4)],
                [
                    GraphWidget(title: "Executions", left: Self.ends.map(metrics.executions), width: 8),
                    GraphWidget(
                        title: "Upload to ready", left: [metrics.timeToReady(.percentile(50)), metrics.timeToReady(.percentile(95))],
                        width: 8, leftAxis: .init(minimum: 0, label: "seconds")),
                    GraphWidget(
                        title: "MediaConvert jobs", left: ["JobsCompletedCount", "JobsErroredCount", "JobsCanceledCount"].map(jobs),
                        width: 8, region: mediaConvertRegion),
                ],
                [
                    GraphWidget(title: "Function errors", left: metrics.functions.map { metrics.function($0, "Errors") }, width: 8),
                    GraphWidget(
                        title: "Function duration", left: metrics.functions.map { metrics.function($0, "Duration", .maximum) }, width: 8),
                    GraphWidget(title: "Dead letters", left: metrics.deadLetters.map { PipelineMetrics.waiting($0.queue) }, width: 8),
                ],
                [
                    GraphWidget(
                        title: "Failures recorded for executions",
                        left: Self.ends.map { PipelineMetrics.executions($0, of: metrics.stoppedStateMachine) }, width: 8),
                    GraphWidget(title: "Events and messages that did not arrive", left: metrics.losses, width: 8),
                    GraphWidget(title: "Throttled", left: metrics.throttled, width: 8),
                ],
            ])
        self.dashboard = dashboard
        super.init(scope)
    }

    /// How executions go.
    private static let ends = [
        "ExecutionsStarted", "ExecutionsSucceeded", "ExecutionsFailed", "ExecutionsTimedOut", "ExecutionsAborted",
    ]

    private let dashboard: Dashboard

    /// Adds what CloudFront says of a distribution. Its metrics are in us-east-1 only
    /// (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/programming-cloudwatch-metrics.html).
    func add(_ distribution: Distribution) {
        func metric(_ name: String, _ statistic: Statistic) -> Metric {
            Metric(
                namespace: "AWS/CloudFront", name: Value(name),
                dimensions: ["DistributionId": distribution.distribution.ref, "Region": "Global"], statistic: statistic,
                period: .minutes(5), region: .usEast1)
        }
        dashboard.addWidgets([
            GraphWidget(title: "Requests of viewers", left: [metric("Requests", .sum)], width: 8, region: .usEast1),
            GraphWidget(title: "Bytes to viewers", left: [metric("BytesDownloaded", .sum)], width: 8, region: .usEast1),
            GraphWidget(
                title: "Errors to viewers (%)", left: [metric("4xxErrorRate", .average), metric("5xxErrorRate", .average)], width: 8,
                region: .usEast1),
        ])
    }
}
