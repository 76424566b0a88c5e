import CDK
import CloudAssembly

extension AnyValue {
    /// A policy as properties take it; left out if it has no statements.
    public init(_ document: PolicyDocument) {
        self = .rendered { document.json($0).map { AnyValue($0) } }
    }

    /// A statement that stands by itself, outside of a policy.
    ///
    /// Its mistakes are reported where it is written.
    public init(_ statement: PolicyStatement) {
        self = .rendered { rendering in
            rendering.report(statement.mistakes())
            return statement.value
        }
    }
}

extension PolicyDocument {
    /// The policy as JSON text, for properties that take it so.
    ///
    /// Its statements stand as they were added: none is merged.
    public var text: Value<String> {
        Fn.jsonText(
            .rendered { [self] rendering in
                guard !isEmpty else { return nil }
                rendering.report(mistakes)
                return ["Statement": AnyValue(statements.map(\.value)), "Version": "2012-10-17"]
            })
    }

    /// The policy as it stands in a template.
    func json(_ rendering: Rendering) -> JSON? {
        guard !isEmpty else { return nil }
        rendering.report(mistakes)
        var seen: Set<String> = []
        var written: [JSON] = []
        var named: [String: PolicyStatement] = [:]
        for statement in merged {
            guard let json = rendering.json(statement.value), seen.insert(json.text()).inserted else { continue }
            written.append(json)
            guard let sid = statement.sid, !sid.isEmpty, let kind, kind != .resource else { continue }
            if let first = named.updateValue(statement, forKey: sid) { rendering.report(statement.clash(sid: sid, with: first)) }
        }
        let statements = written.enumerated().map { finish($1, number: $0) }
        return ["Statement": .array(statements), "Version": "2012-10-17"]
    }

    private func finish(_ statement: JSON, number: Int) -> JSON {
        guard case .object(var members) = statement else { return statement }
        if assignsSids, members["Sid"] == nil { members["Sid"] = .string(String(number)) }
        guard isMinimized else { return .object(members) }
        members["Action"] = members["Action"].map(Self.sorted)
        members["Resource"] = members["Resource"].map(Self.sorted)
        if case .object(let kinds)? = members["Principal"] {
            let names = kinds.keys.sorted { $0.utf16.lexicographicallyPrecedes($1.utf16) }
            members["Principal"] = .object(OrderedMap(names.map { ($0, kinds[$0].map(Self.sorted) ?? .null) }))
        }
        return .object(members)
    }

    /// The elements of a list each once, in the order of their JSON texts; a single one without the list.
    private static func sorted(_ json: JSON) -> JSON {
        guard case .array(let elements) = json else { return json }
        let byText = Dictionary(elements.map { ($0.text(), $0) }, uniquingKeysWith: { $1 })
        let texts = byText.keys.sorted { $0.utf16.lexicographicallyPrecedes($1.utf16) }
        let unique = texts.compactMap { byText[$0] }
        return unique.count == 1 ? unique[0] : .array(unique)
    }
}

extension PolicyStatement {
    /// The statement as a policy has it.
    var value: AnyValue {
        var members: [(String, AnyValue)] = []
        func add(_ key: String, _ values: [AnyValue]) {
            if !values.isEmpty { members.append((key, values.count == 1 ? values[0] : AnyValue(values))) }
        }
        add("Action", actions.included.map { AnyValue($0) })
        add("NotAction", actions.excluded.map { AnyValue($0) })
        let conditions = allConditions
        if !conditions.isEmpty { members.append(("Condition", conditions.value)) }
        members.append(("Effect", AnyValue(effect.rawValue)))
        add("Principal", Self.value(principals.included))
        add("NotPrincipal", Self.value(principals.excluded))
        add("Resource", resources.included.map { AnyValue($0) })
        add("NotResource", resources.excluded.map { AnyValue($0) })
        if let sid, !sid.isEmpty { members.append(("Sid", AnyValue(sid))) }
        return .object(members)
    }

    private static func value(_ principals: [Principal]) -> [AnyValue] {
        PrincipalFragment(merging: principals.map(\.fragment)).value.map { [$0] } ?? []
    }
}
