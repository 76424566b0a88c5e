import Foundation

/// Reads cfn-lint's `Policies.json`: services, and of each its actions as keys.
enum ActionsReader {
    private struct Service: Decodable {
        struct Anything: Decodable {}

        let actions: [String: Anything]

        enum CodingKeys: String, CodingKey { case actions = "Actions" }
    }

    /// The sorted actions by the prefixes of their services; services without any are left out.
    static func read(_ data: Data) throws -> [String: [String]] {
        try JSONDecoder().decode([String: Service].self, from: data).mapValues { $0.actions.keys.sorted() }.filter { !$0.value.isEmpty }
    }
}
