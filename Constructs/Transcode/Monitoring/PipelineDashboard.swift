import CDK
import CDKCloudWatch

/// All of a pipeline on one page: what comes in, what fails, how long it takes, what waits, and what MediaConvert and CloudFront say.
final class PipelineDashboard: Construct {
    private let dashboard: Dashboard

    init(_ scope: any Scope, _ id: String, _ shared: SharedParts, alarms: [any AlarmReference]) {
        let scope = Node(scope, id)
        let list = shared.watchlist
        let mediaConvertRegion = shared.placement.otherRegion
        func jobs(_ name: Value<String>) -> Metric {
            Metric(
                namespace: "AWS/MediaConvert", name: name, dimensions: ["Queue": shared.target.queueARN.text], statistic: .sum,
                region: mediaConvertRegion)
        }
        func ends(_ executions: some Sequence<WatchedExecutions>) -> [any Widget] {
            executions.map { GraphWidget(title: $0.title, left: $0.ends, width: 8) }
        }
        dashboard = Dashboard(
            scope, "Resource", dashboardName: PhysicalName(shared.names("transcode-dashboard")),
            widgets: [
                [AlarmStatusWidget(alarms, title: "Alarms", width: 24, height: 4)],
                ends(list.executions.prefix(1)) + [
                    GraphWidget(
                        title: "Upload to ready",
                        left: [.percentile(50), .percentile(95)].map(list.timeToReady) + [list.importTimeToReady(.percentile(50))],
                        width: 8, leftAxis: .init(minimum: 0, label: "seconds")),
                    GraphWidget(
                        title: "MediaConvert jobs", left: ["JobsCompletedCount", "JobsErroredCount", "JobsCanceledCount"].map(jobs),
                        width: 8, region: mediaConvertRegion),
                ],
                [
                    GraphWidget(title: "Calls of functions that fail (%)", left: list.functions.map(Watched.errorRate), width: 8),
                    GraphWidget(title: "Function duration", left: list.functions.map(Watched.longRuns), width: 8),
                    GraphWidget(
                        title: "Dead letters", left: list.deadLetters.map { $0.queue.metricApproximateNumberOfMessagesVisible() },
                        width: 8),
                ],
                ends(list.executions.dropFirst()) + [
                    GraphWidget(title: "Events and messages that did not arrive", left: list.losses, width: 8),
                    GraphWidget(title: "Throttled", left: list.throttled, width: 8),
                ],
                [
                    GraphWidget(
                        title: "Films not made: through the platform, through their files",
                        left: [list.platformFaults, list.creatorMistakes], right: [list.refusals].compactMap { $0 }, width: 8),
                    GraphWidget(
                        title: "Previews, thumbnails and tiles that are missing",
                        left: [list.missingParts, list.timeToReady(.sampleCount), list.importTimeToReady(.sampleCount)], width: 8),
                    GraphWidget(title: "Calls that Lambda does not let run (%)", left: list.functions.map(Watched.throttleRate), width: 8),
                ],
                [
                    GraphWidget(
                        title: "Longest wait",
                        left: [list.waiting] + [list.admission].compactMap { $0?.metricApproximateAgeOfOldestMessage() }, width: 12,
                        leftAxis: .init(minimum: 0, label: "seconds")),
                    GraphWidget(title: "Uploads that wait, as far as they were counted", left: [list.uploadsWaiting], width: 12),
                ],
            ])
        if !list.others.isEmpty { dashboard.addWidgets(list.others.map { GraphWidget(title: $0.meaning, left: [$0.series], width: 12) }) }
        super.init(scope)
    }

    /// Adds a row.
    func add(_ widgets: [any Widget]) { dashboard.addWidgets(widgets) }

    /// Adds what CloudFront says of a distribution.
    ///
    /// Its metrics are in us-east-1 only
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
