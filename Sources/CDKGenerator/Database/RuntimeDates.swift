/// The days on which Lambda's runtimes end, as cfn-lint has them.
struct RuntimeDates {
    struct Runtime: Decodable {
        let deprecated: String
        let createBlock: String?
        let updateBlock: String?
        let successor: String?

        enum CodingKeys: String, CodingKey {
            case deprecated, successor
            case createBlock = "create-block"
            case updateBlock = "update-block"
        }
    }

    /// The day of the lists: `2026-10-20`.
    let date: String
    /// Runtimes by their identifiers.
    let runtimes: [String: Runtime]
}
