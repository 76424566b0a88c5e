import CloudAssembly
import Foundation

/// Reads the schemas of resource types in cfn-lint's `data/schemas/resources`: a file for each type.
enum ResourceSchemasReader {
    /// The schemas by the names of their types.
    static func read(_ directory: URL) throws -> [String: JSON] {
        var schemas: [String: JSON] = [:]
        let resources = directory.appending(path: "resources")
        for name in try FileManager.default.contentsOfDirectory(atPath: resources.path).sorted() where name.hasSuffix(".json") {
            let object = try JSONSerialization.jsonObject(with: Data(contentsOf: resources.appending(path: name)))
            let schema = json(object)
            guard let type = schema["typeName"]?.string else { throw DatabaseError("\(name) is no schema of a resource type.") }
            guard schemas.updateValue(schema, forKey: type) == nil else { throw DatabaseError("\(type) has two schemas.") }
        }
        return schemas
    }

    /// In a debug build Foundation reads the fifteen megabytes many times faster than the library's own parser does.
    private static func json(_ value: Any) -> JSON {
        switch value {
        case let text as String: .string(text)
        case let members as [String: Any]: .object(OrderedMap(members.sorted { $0.key < $1.key }.map { ($0.key, json($0.value)) }))
        case let elements as [Any]: .array(elements.map(json))
        case let number as NSNumber:
            CFNumberIsBoolean(number) ? .bool(number.boolValue) : .number(number.doubleValue)
        default: .null
        }
    }

    private static func CFNumberIsBoolean(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }
}
