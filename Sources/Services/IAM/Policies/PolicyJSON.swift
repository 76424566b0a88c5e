import CDK
import CloudAssembly

/// A reason why JSON is not a policy.
public struct PolicyParseError: Error, Hashable, CustomStringConvertible {
    /// The reason: a sentence without a full stop.
    public let description: String
}

extension PolicyDocument {
    /// A policy from its JSON form.
    ///
    /// - Throws: ``PolicyParseError`` where it is not one.
    public convenience init(json: JSON) throws(PolicyParseError) {
        guard case .array(let list) = json["Statement"] ?? [] else { throw PolicyParseError(description: "Statement has to be a list") }
        var statements: [PolicyStatement] = []
        for statement in list { statements.append(try PolicyStatement(json: statement)) }
        self.init(statements: statements)
    }
}

extension PolicyStatement {
    /// A statement from its JSON form.
    ///
    /// - Throws: ``PolicyParseError`` where it is not one.
    public init(json: JSON) throws(PolicyParseError) {
        let effect = json["Effect"]?.string ?? Effect.allow.rawValue
        guard let effect = Effect(rawValue: effect) else {
            throw PolicyParseError(description: "Effect has to be Allow or Deny, but is '\(effect)'")
        }
        let actions: PolicyMatch<String> = try Self.match(json, "Action", "NotAction") { $0 }
        if actions.isEmpty {
            throw PolicyParseError(description: "A statement has neither Action nor NotAction")
        }
        let resources: PolicyMatch<ARN> = try Self.match(json, "Resource", "NotResource") { ARN(raw: .string($0)) }
        let principals: PolicyMatch<Principal>
        switch (try Self.principal(json, "Principal"), try Self.principal(json, "NotPrincipal")) {
        case (_?, _?):
            throw PolicyParseError(description: "A statement has both Principal and NotPrincipal")
        case (let principal?, nil): principals = [principal]
        case (nil, let principal?): principals = .allExcept([principal])
        case (nil, nil): principals = []
        }
        guard case .object(let conditions) = json["Condition"] ?? [:] else {
            throw PolicyParseError(description: "Condition has to be an object of operators")
        }
        self.init(
            effect, sid: json["Sid"]?.string, actions: actions, resources: resources, principals: principals,
            conditions: Conditions(conditions))
    }

    private static func match<Element>(
        _ json: JSON, _ key: String, _ exclusionKey: String, _ make: (String) -> Element
    ) throws(PolicyParseError) -> PolicyMatch<Element> {
        let included = try texts(json, key)
        let excluded = try texts(json, exclusionKey)
        if !included.isEmpty, !excluded.isEmpty {
            throw PolicyParseError(description: "A statement has both \(key) and \(exclusionKey)")
        }
        return excluded.isEmpty ? .only(included.map(make)) : .allExcept(excluded.map(make))
    }

    private static func texts(_ json: JSON, _ key: String) throws(PolicyParseError) -> [String] {
        switch json[key] {
        case nil: return []
        case .string(let text)?: return [text]
        case .array(let elements)? where elements.allSatisfy({ $0.string != nil }): return elements.compactMap(\.string)
        default: throw PolicyParseError(description: "\(key) has to be a text or a list of texts")
        }
    }

    private static func principal(_ json: JSON, _ key: String) throws(PolicyParseError) -> Principal? {
        switch json[key] {
        case nil: return nil
        case let principal? where principal.string != nil || principal.object != nil: return .json(principal)
        case let principal?:
            throw PolicyParseError(description: "\(key) has to be a text or an object, but is \(principal.text())")
        }
    }
}
