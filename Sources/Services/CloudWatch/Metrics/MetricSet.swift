import CDK

/// The series of one alarm or graph, those that expressions use included, each once.
struct MetricSet {
    struct Entry {
        let series: any TimeSeries
        /// 1 for a series that was asked for, 2 for one that it uses, and so on.
        let level: Int
        /// The axis of a series that was asked for.
        var axis: Axis?
        /// The name of the series in expressions.
        var id: String?
    }

    enum Axis: String { case left, right }

    private(set) var entries: [Entry] = []
    private(set) var mistakes: [Diagnostic] = []
    private var byID: [String: Int] = [:]
    private var byKey: [String: Int] = [:]

    /// The mistakes that do not follow from those of the series: two metrics of one expression are also two of the whole set.
    func mistakes(besides told: [Diagnostic]) -> [Diagnostic] {
        mistakes.filter { mistake in
            mistake.location == nil || !told.contains { $0.location == mistake.location && $0.other == mistake.other }
        }
    }

    /// Adds series that were asked for.
    mutating func add(_ series: [any TimeSeries], on axis: Axis) {
        for one in series { add(one, level: 1, axis: axis, id: nil) }
    }

    private mutating func add(_ series: any TimeSeries, level: Int, axis: Axis?, id: String?) {
        let key = series.key
        var known = id.flatMap { byID[$0] }
        if let index = known, let id, entries[index].series.key != key {
            mistakes.append(
                .error(
                    "swift-cdk:cloudwatch/name-of-two-series", "The name '\(id)' stands for two metrics of one alarm or graph",
                    action: "rename one: names count for all its expressions", at: series.location,
                    other: entries[index].series.location))
        }
        if known == nil {
            known = byKey[key]
            // A series may have two names, but then it is there twice.
            if let index = known, entries[index].id != nil, id != nil { known = nil }
        }
        let index = known ?? entries.count
        if known == nil {
            entries.append(Entry(series: series, level: level))
            byKey[key] = index
        }
        if entries[index].id == nil, let id {
            entries[index].id = id
            byID[id] = index
        }
        if entries[index].axis == nil { entries[index].axis = axis }
        guard case .math(let math) = series.source else { return }
        for (id, metric) in math.usedMetrics { add(metric, level: level + 1, axis: nil, id: id) }
    }
}
