import CloudAssembly

/// Reads of policies what rules ask for.
enum PolicyReading {
    /// A statement as it is written: what is not known does not count, other than for a ``KnownStatement``, which may be anything.
    struct Statement {
        let place: String
        let json: JSON

        var isAllowed: Bool { json["Effect"]?.string == "Allow" }
        var hasConditions: Bool { json["Condition"] != nil }
        /// The actions, without those that are known only at deployment.
        var actions: [String] { texts(json["Action"]) }
        /// The resources, in the same way.
        var resources: [String] { texts(json["Resource"]) }
        /// Whether the principals are all people in the world.
        var isForEverybody: Bool {
            json["Principal"]?.string == "*" || texts(json["Principal"]?["AWS"]).contains("*")
        }
    }

    /// The statements of the policies at a path, as ``PolicyPlace`` has them.
    static func statements(of properties: JSON, at path: [String]) -> [Statement] {
        var found: [(place: String, value: JSON)] = [("", properties)]
        for step in path + ["Statement"] {
            found = found.flatMap { place, value -> [(String, JSON)] in
                // That it is no list, the schema says.
                if step == "*" { return (value.array ?? []).enumerated().map { ("\(place)[\($0)]", $1) } }
                return value[step].map { [(place.isEmpty ? step : "\(place).\(step)", $0)] } ?? []
            }
        }
        return found.flatMap { place, value -> [Statement] in
            guard let list = value.array else { return [Statement(place: place, json: value)] }
            return list.enumerated().map { Statement(place: "\(place)[\($0)]", json: $1) }
        }
    }

    /// Whether a policy denies what does not come over TLS.
    static func deniesPlainText(_ document: JSON) -> Bool {
        statements(of: ["Document": document], at: ["Document"]).contains { statement in
            let secure = statement.json["Condition"]?["Bool"]?["aws:SecureTransport"]
            return statement.json["Effect"]?.string == "Deny" && texts(secure).contains("false") && statement.isForEverybody
        }
    }

    /// The known parts of a text.
    static func text(_ value: JSON) -> String {
        value.string ?? (value["Fn::Join"]?[1]?.array ?? []).map { $0.string ?? "" }.joined()
    }

    private static func texts(_ value: JSON?) -> [String] {
        (value?.array ?? [value].compactMap { $0 }).compactMap { $0.string ?? $0.bool.map { "\($0)" } }
    }
}
