import Foundation

/// The shapes of a service's API, as botocore's `service-2.json` has them.
struct ServiceModel: Decodable {
    let shapes: [String: Shape]

    /// A type of the API.
    struct Shape: Decodable {
        let type: String
        let members: [String: Use]?
        let required: [String]?
        /// The type of a list's elements.
        let member: Use?
        /// The type of a map's values; its keys are texts.
        let value: Use?
        let allowedTexts: [String]?
        let pattern: String?
        /// The least number, length of a text or length of a list.
        let minimum: Double?
        let maximum: Double?

        private enum CodingKeys: String, CodingKey {
            case type, members, required, member, value, pattern
            case allowedTexts = "enum"
            case minimum = "min"
            case maximum = "max"
        }
    }

    /// The use of a shape by another one.
    struct Use: Decodable {
        let shape: String
    }

    static func read(_ data: Data) throws -> ServiceModel {
        try JSONDecoder().decode(ServiceModel.self, from: data)
    }
}
