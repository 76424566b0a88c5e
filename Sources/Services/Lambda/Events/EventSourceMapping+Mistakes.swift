import CDK

extension EventSourceMapping {
    func reportMistakes(_ options: EventSourceOptions, maximumConcurrency: Int?, _ stream: StreamOptions?) {
        if let window = options.maximumBatchingWindow, window > .minutes(5) {
            node.report(
                .error(
                    "swift-cdk:lambda/batching-window", "The batching window is \(window), and at most 5 minutes are possible",
                    action: "set maximumBatchingWindow to .minutes(5) or less"))
        }
        if let maximumConcurrency, !(2...1_000).contains(maximumConcurrency) {
            node.report(
                .error(
                    "swift-cdk:lambda/maximum-concurrency",
                    "The limit of instances that read at the same time is \(maximumConcurrency), and 2 to 1000 are possible",
                    action: "set maximumConcurrency between 2 and 1000"))
        }
        if options.filterEncryptionKey != nil, options.filters.isEmpty {
            node.report(
                .error(
                    "swift-cdk:lambda/filter-key-without-filter", "There is a key for filters, but no filter",
                    action: "leave filterEncryptionKey out, or add a filter"))
        }
        guard let stream else { return }
        if let age = stream.maximumRecordAge, !(Duration.minutes(1)...Duration.days(7)).contains(age) {
            node.report(
                .error(
                    "swift-cdk:lambda/record-age", "The maximum age of records is \(age), and 1 minute to 7 days are possible",
                    action: "set maximumRecordAge between .minutes(1) and .days(7)"))
        }
        if let attempts = stream.retryAttempts, !(-1...10_000).contains(attempts) {
            node.report(
                .error(
                    "swift-cdk:lambda/stream-retry-attempts",
                    "A batch that failed is to be tried again \(attempts) times, and 0 to 10000 times are possible",
                    action: "set retryAttempts between 0 and 10000, or to -1 for no limit"))
        }
        if let factor = stream.parallelizationFactor, !(1...10).contains(factor) {
            node.report(
                .error(
                    "swift-cdk:lambda/parallelization-factor",
                    "The number of batches of a shard at the same time is \(factor), and 1 to 10 are possible",
                    action: "set parallelizationFactor between 1 and 10"))
        }
        if let window = stream.tumblingWindow, window > .minutes(15) {
            node.report(
                .error(
                    "swift-cdk:lambda/tumbling-window", "The tumbling window is \(window), and at most 15 minutes are possible",
                    action: "set tumblingWindow to .minutes(15) or less"))
        }
    }
}
