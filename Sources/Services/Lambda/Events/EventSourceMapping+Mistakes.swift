import CDK

extension EventSourceMapping {
    func reportMistakes(_ options: EventSourceOptions, maximumConcurrency: Int?, _ stream: StreamOptions?) {
        if let seconds = options.maximumBatchingWindow?.seconds, seconds > 300 {
            node.report("maxBatchingWindow cannot be over 300 seconds, got \(seconds)", action: "set it to .minutes(5) or less")
        }
        if let maximumConcurrency, !(2...1_000).contains(maximumConcurrency) {
            node.report("maxConcurrency must be between 2 and 1000 concurrent instances", action: "correct maximumConcurrency")
        }
        if options.filterEncryptionKey != nil, options.filters.isEmpty {
            node.report(
                "filter criteria must be provided to enable setting filter criteria encryption",
                action: "leave the key out, or add a filter")
        }
        guard let stream else { return }
        if let age = stream.maximumRecordAge, !(Duration.minutes(1)...Duration.days(7)).contains(age) {
            node.report("maxRecordAge must be between 60 seconds and 7 days inclusive", action: "correct maximumRecordAge")
        }
        if let attempts = stream.retryAttempts, !(-1...10_000).contains(attempts) {
            node.report(
                "retryAttempts must be -1 (for infinite) or between 0 and 10000 inclusive, got \(attempts)",
                action: "correct retryAttempts")
        }
        if let factor = stream.parallelizationFactor, !(1...10).contains(factor) {
            node.report(
                "parallelizationFactor must be between 1 and 10 inclusive, got \(factor)", action: "correct parallelizationFactor")
        }
        if let seconds = stream.tumblingWindow?.seconds, seconds > 900 {
            node.report("tumblingWindow cannot be over 900 seconds, got \(seconds)", action: "set it to .minutes(15) or less")
        }
    }
}
