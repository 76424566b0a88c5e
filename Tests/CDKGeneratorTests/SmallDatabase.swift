import Foundation
import Testing

@testable import CDKGenerator

/// Databases of one or two resources, written by hand in the form of `db.json`.
enum SmallDatabase {
    /// A database with one service, `AWS::Post`, from the JSON of its resources and nested types.
    ///
    /// - Parameters:
    ///   - resources: By id.
    ///   - types: By id; each belongs to the resource whose id comes before the slash: `r/t`.
    ///   - namespace: The name of the service.
    /// - Returns: The text of the database.
    static func data(_ resources: [String: String], types: [String: String] = [:], namespace: String = "AWS::Post") -> Data {
        func rows(_ table: [String: String]) -> String {
            let rows = table.sorted { $0.key < $1.key }.map { "{\"$id\": \"\($0.key)\", \($0.value)}" }
            return "{\"entities\": [\(rows.joined(separator: ", "))]}"
        }
        func targets(_ ids: [String]) -> String { "[" + ids.sorted().map { "{\"$id\": \"\($0)\"}" }.joined(separator: ", ") + "]" }
        let owned = resources.keys.sorted().map { id in
            "\"\(id)\": \(targets(types.keys.filter { $0.hasPrefix(id + "/") }))"
        }
        return Data(
            """
            {"schema": {
                "service": {"entities": [{"$id": "s", "cloudFormationNamespace": "\(namespace)"}]},
                "resource": \(rows(resources)),
                "typeDefinition": \(rows(types)),
                "hasResource": {"forward": {"s": \(targets(Array(resources.keys)))}},
                "usesType": {"forward": {\(owned.joined(separator: ", "))}}
            }}
            """.utf8)
    }

    /// A resource row.
    static func resource(_ name: String, properties: String = "", attributes: String = "", more: String = "") -> String {
        let rest = more.isEmpty ? "" : ", " + more
        return "\"cloudFormationType\": \"AWS::Post::\(name)\", \"properties\": {\(properties)}, \"attributes\": {\(attributes)}\(rest)"
    }

    /// A row of a nested type.
    static func type(_ name: String, _ properties: String) -> String {
        "\"name\": \"\(name)\", \"properties\": {\(properties)}"
    }

    /// The plan for one resource with these properties.
    static func plan(
        _ properties: String, attributes: String = "", more: String = "", types: [String: String] = [:], name: String = "Letter"
    ) throws -> ResourcePlan {
        let data = data(["r": resource(name, properties: properties, attributes: attributes, more: more)], types: types)
        let service = try #require(try DatabaseReader.read(data).services.first)
        return try #require(try Planner.plan(service).resources.first)
    }
}
