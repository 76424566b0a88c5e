import CDK
import CloudAssembly

extension MetricSet {
    /// Series as the `metrics` of a widget.
    ///
    /// [Source](https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html)
    static func graphed(left: [any TimeSeries], right: [any TimeSeries] = [], in environment: Environment) -> [AnyValue] {
        var set = MetricSet()
        set.add(left, on: .left)
        set.add(right, on: .right)
        return set.entries.map { $0.json(in: environment) }
    }
}

extension MetricSet.Entry {
    fileprivate func json(in environment: Environment) -> AnyValue {
        var elements: [AnyValue] = []
        var options: OrderedMap<AnyValue> = [:]
        switch series.source {
        case .metric(let metric):
            elements = [AnyValue(metric.namespace), AnyValue(metric.name)]
            for dimension in metric.sortedDimensions { elements += [AnyValue(dimension.name), AnyValue(dimension.value)] }
            options.set("color", metric.color?.rawValue)
            options.set("label", metric.label)
            options.set("id", id ?? metric.id)
            options.set("visible", axis == nil ? false : metric.isVisible)
            options.set("accountId", metric.givenAccount ?? metric.account.flatMap { $0 == environment.account ? nil : $0 })
            options.set("region", metric.givenRegion?.rawValue ?? metric.region.flatMap { $0 == environment.region ? nil : $0.rawValue })
            options.set("period", metric.period == .minutes(5) ? nil : metric.period.seconds)
            options.set("stat", metric.statistic == .average ? nil : metric.statistic.rawValue)
        case .math(let math):
            set(&options, math, math.expression, account: math.searchAccount, region: math.searchRegion, in: environment)
        case .search(let search):
            set(&options, search, search.expression, account: search.searchAccount, region: search.searchRegion, in: environment)
        }
        options.set("yAxis", axis == .right ? "right" : nil)
        if let id { options.set("id", id) }
        if !options.isEmpty { elements.append(.object(options)) }
        return AnyValue(elements)
    }

    private func set(
        _ options: inout OrderedMap<AnyValue>, _ series: any TimeSeries, _ expression: Value<String>, account: String?, region: Region?,
        in environment: Environment
    ) {
        let isVisible = axis != nil
        // A series that is drawn is called by its expression. An empty label lets CloudWatch choose the names; it is left out then.
        options.set("label", isVisible ? series.label.map { $0.literal == "" ? nil : $0 } ?? expression : series.label)
        options.set("color", series.color?.rawValue)
        options.set("expression", expression)
        options.set("accountId", account.flatMap { $0 == environment.account ? nil : $0 })
        options.set("region", region.flatMap { $0 == environment.region ? nil : $0.rawValue })
        options.set("period", series.period == .minutes(5) ? nil : series.period.seconds)
        if !isVisible { options.set("visible", false) }
    }
}
