import CloudAssembly

/// The statements of every kind of policy in a template, and the wildcards in them.
enum PolicyStatements {
    /// Every statement, wherever it stands: in roles, in policies of resources, keys, topics, queues, buckets and event buses, and in
    /// policies that are written as text.
    static func all(in json: JSON) -> [JSON] {
        switch json {
        case .string(let text):
            guard text.contains("\"Effect\""), let parsed = try? JSON(parsing: text) else { return [] }
            return all(in: parsed)
        case .array(let elements): return elements.flatMap(all)
        case .object(let members):
            let nested = members.values.flatMap(all)
            return members["Effect"] == nil ? nested : [json] + nested
        default: return []
        }
    }

    /// What a statement has that names more than one thing: `Allow s3:GetObject on <Bucket>/uploads/*`; nil if it has no wildcard.
    ///
    /// What is said by what it is not (`NotAction`) counts as one, and so does a principal that is anybody.
    static func wildcard(of statement: JSON) -> String? {
        let negated = ["NotAction", "NotResource", "NotPrincipal"].filter { statement[$0] != nil }
        let actions = texts(statement["Action"])
        let resources = texts(statement["Resource"])
        let principals = texts(statement["Principal"])
        let isWide = (actions + resources + principals).contains { $0.contains("*") || $0.contains("?") }
        guard isWide || !negated.isEmpty else { return nil }
        let wide = resources.filter { $0.contains("*") || $0.contains("?") }
        var text = "\(statement["Effect"]?.string ?? "") \(actions.joined(separator: ", "))"
        if !wide.isEmpty { text += " on \(wide.joined(separator: ", "))" }
        let anybody = principals.filter { $0.contains("*") }
        if !anybody.isEmpty { text += " for \(anybody.joined(separator: ", "))" }
        return (negated + [text]).joined(separator: " ")
    }

    /// What a member names, sorted; what is deferred as `<its logical id>`, without the end that makes ids unique.
    private static func texts(_ json: JSON?) -> [String] {
        switch json {
        case nil: []
        case .array(let elements)?: elements.map(text).sorted()
        case .object(let members)? where members.count == 1 && (members["Fn::Join"] ?? members["Ref"] ?? members["Fn::GetAtt"]) == nil:
            // A kind of principals.
            members.values.flatMap { texts($0) }
        case let one?: [text(one)]
        }
    }

    private static func text(_ json: JSON) -> String {
        if let text = json.string { return text }
        if let parts = json["Fn::Join"]?[1]?.array { return parts.map(text).joined() }
        if let reference = json["Ref"]?.string ?? json["Fn::GetAtt"]?[0]?.string { return "<\(withoutHash(reference))>" }
        return json.text()
    }

    private static func withoutHash(_ logicalID: String) -> String {
        let hash = logicalID.suffix(8)
        return logicalID.count > 8 && hash.allSatisfy(\.isHexDigit) ? String(logicalID.dropLast(8)) : logicalID
    }
}
