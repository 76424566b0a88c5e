import CDK

extension Table {
    /// The limits of DynamoDB that the indexes together exceed.
    /// [Source](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html)
    static func mistakes(_ globalIndexes: [GlobalIndex], _ localIndexes: [LocalIndex], sortKey: TableAttribute?) -> [Diagnostic] {
        var mistakes: [Diagnostic] = []
        var known: [String: SourceLocation?] = [:]
        for (name, line) in globalIndexes.map({ ($0.name, $0.location) }) + localIndexes.map({ ($0.name, $0.location) }) {
            guard let first = known.updateValue(line, forKey: name) else { continue }
            mistakes.append(
                .error(
                    "swift-cdk:dynamodb/duplicate-index", "Two indexes are called '\(name)'", action: "rename one of the two", at: line,
                    other: first))
        }
        if localIndexes.count > 5 {
            mistakes.append(
                .error(
                    "swift-cdk:dynamodb/local-index-count", "A table has at most 5 local indexes, but this one has \(localIndexes.count)",
                    action: "use global indexes for the others", in: "localIndexes"))
        }
        if !localIndexes.isEmpty, sortKey == nil {
            mistakes.append(
                .error(
                    "swift-cdk:dynamodb/local-index-without-sort-key",
                    "Only a table with a sort key has local indexes, and this one has none",
                    action: "give the table a sort key, or use global indexes", in: "localIndexes"))
        }
        let projections = globalIndexes.map(\.projection) + localIndexes.map(\.projection)
        let attributes = projections.reduce(0) { $0 + $1.attributeNames.count }
        if attributes > 100 {
            mistakes.append(
                .error(
                    "swift-cdk:dynamodb/projected-attributes",
                    "The indexes of a table name at most 100 attributes besides their keys, but these name \(attributes)",
                    action: "let an index hold all attributes with projection: .all"))
        }
        return mistakes
    }
}
