import Foundation

/// The resource types of each region, as cfn-lint lists them.
struct RegionLists: Equatable {
    /// The day on which the lists were made: `2026-10-20`.
    let date: String
    /// Type names by region code.
    let types: [String: Set<String>]
}

/// A reader of the lists in cfn-lint's `data/schemas`: a file for each region, and one with their date.
enum RegionListsReader {
    private struct Version: Decodable {
        let schemaDate: String

        enum CodingKeys: String, CodingKey { case schemaDate = "schema_date" }
    }

    static func read(_ directory: URL) throws -> RegionLists {
        let version = try JSONDecoder().decode(Version.self, from: Data(contentsOf: directory.appending(path: "version.json")))
        let providers = directory.appending(path: "providers")
        var types: [String: Set<String>] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: providers.path) where name.hasSuffix(".json") {
            // The members' values are digests of schemas.
            let members = try JSONDecoder().decode([String: String].self, from: Data(contentsOf: providers.appending(path: name)))
            types[String(name.dropLast(".json".count))] = Set(members.keys)
        }
        return try lists(date: version.schemaDate, types)
    }

    /// Leaves out what is not the list of a region: the types of the transform SAM, and the copies of us-east-1 that stand for regions
    /// whose types nobody publishes.
    static func lists(date: String, _ files: [String: Set<String>]) throws -> RegionLists {
        guard date.wholeMatch(of: /\d{4}-\d\d-\d\dT.*/) != nil else { throw DatabaseError("The lists of regions have no date: \(date)") }
        guard let complete = files["us-east-1"] else { throw DatabaseError("The lists of regions lack us-east-1.") }
        let types = files.filter { region, types in region != "sam" && (region == "us-east-1" || types != complete) }
        return RegionLists(date: String(date.prefix(10)), types: types)
    }
}
