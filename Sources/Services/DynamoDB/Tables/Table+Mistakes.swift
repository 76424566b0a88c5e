import CDK

extension Table {
    /// Reports what is wrong with the indexes together.
    func reportMistakes(_ globalIndexes: [GlobalIndex], _ localIndexes: [LocalIndex], sortKey: TableAttribute?) {
        var names: Set<String> = []
        for name in globalIndexes.map(\.name) + localIndexes.map(\.name) where !names.insert(name).inserted {
            node.report("a duplicate index name, \(name), is not allowed", action: "rename one of the two")
        }
        if localIndexes.count > 5 {
            node.report("a maximum number of local secondary index per table is 5", action: "use global indexes for the others")
        }
        if !localIndexes.isEmpty, sortKey == nil {
            node.report(
                "a sort key of the table must be specified to add local secondary indexes",
                action: "give the table a sort key, or use global indexes")
        }
        let projections = globalIndexes.map(\.projection) + localIndexes.map(\.projection)
        if projections.reduce(0, { $0 + $1.attributeNames.count }) > 100 {
            node.report(
                "a maximum number of nonKeyAttributes across all of secondary indexes is 100",
                action: "let an index hold all attributes with projection: .all")
        }
    }
}
