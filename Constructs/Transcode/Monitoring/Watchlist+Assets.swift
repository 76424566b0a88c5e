import CDK
import CDKCloudWatch

/// What a pipeline counts of its assets by itself.
extension Watchlist {
    /// Messages come each minute, and one that a throttled function has left comes again: after so long none is taken at all.
    private static let longestAdmission = Duration.minutes(15)

    /// From the upload to the asset that can be watched, of what is `live`.
    func timeToReady(_ statistic: Statistic) -> Metric { metric(.timeToReady, statistic) }

    /// The same of imports, with which nobody is late.
    func importTimeToReady(_ statistic: Statistic) -> Metric { metric(.importTimeToReady, statistic) }

    /// How long uploads have waited to be admitted, and jobs in MediaConvert's queue.
    var waiting: Metric { metric(.waiting, .maximum) }

    /// How many uploads wait, as far as they were counted: the longest waiting of each priority.
    var uploadsWaiting: Metric { metric(.uploadsWaiting, .maximum) }

    /// Previews, thumbnails and the like without which assets had to be called complete.
    var missingParts: Metric { metric(.missingParts, .sum) }

    /// Executions that failed by no fault of the file.
    var platformFaults: Metric { metric(.platformFaults, .sum) }

    /// What was counted the last time that somebody looked.
    func count(_ name: HandlerContract.PipelineMetric) -> Metric { metric(name, .maximum) }

    /// All that was counted.
    func sum(_ name: HandlerContract.PipelineMetric) -> Metric { metric(name, .sum) }

    /// Files that could not be transcoded, whoever would try.
    ///
    /// They are counted, and no alarm tells of them.
    var creatorMistakes: Metric { metric(.creatorMistakes, .sum) }

    /// What alarms watch of them.
    func assets(timeToReady: Duration) -> [Watched] {
        [
            Watched(
                "platform-faults", platformFaults, "A film was not made, and not through its file: start it again", .filmNotMade),
            Watched(
                "fault-rate", faultRate, "One in ten films is not made, and not through their files", .filmsFail, threshold: 10,
                for: .mostly),
            Watched(
                "missing-parts", missingRate, "One in ten films lacks its preview, thumbnails or tiles", .partsMissing, threshold: 10,
                for: .mostly),
            Watched(
                "time-to-ready", self.timeToReady(.percentile(95)), "Films take longer than promised until they can be watched",
                .filmsTakeLong, threshold: Double(timeToReady.seconds), for: .always),
            Watched(
                "waiting", waiting, "An upload, or its job in MediaConvert's queue, has waited long: nothing has failed", .uploadsWait,
                threshold: Double(timeToReady.seconds), for: .always),
        ]
            + [admission].compactMap { $0 }.map {
                Watched(
                    "admission-age", $0.metricApproximateAgeOfOldestMessage(), "Nobody admits the uploads that wait",
                    .uploadsNotAdmitted, threshold: Double(Self.longestAdmission.seconds), for: .mostly)
            }
    }

    /// How many of 100 films that could have been made were not.
    private var faultRate: MathExpression {
        let succeeded = executions.first.map { $0.stateMachine.metricSucceeded() as any TimeSeries }
        return MathExpression(
            "IF(faults >= \(Watched.fewest), 100 * faults / (faults + FILL(succeeded, 0)), 0)",
            using: ["faults": platformFaults, "succeeded": succeeded ?? timeToReady(.sampleCount)], label: "Films not made (%)")
    }

    private var missingRate: MathExpression {
        MathExpression(
            "IF(missing >= \(Watched.fewest), 100 * missing / (FILL(ready, 0) + FILL(imports, 0)), 0)",
            using: ["missing": missingParts, "ready": timeToReady(.sampleCount), "imports": importTimeToReady(.sampleCount)],
            label: "Films that lack something (%)")
    }

    private func metric(_ name: HandlerContract.PipelineMetric, _ statistic: Statistic) -> Metric {
        Metric(
            namespace: Value(HandlerContract.PipelineMetric.namespace.rawValue), name: Value(name.rawValue),
            dimensions: [HandlerContract.PipelineMetric.dimension.rawValue: Value(pipeline)], statistic: statistic)
    }
}
