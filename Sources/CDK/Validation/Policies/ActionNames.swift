import CDKSchemas

/// The actions of services, each read from the table once for a tree.
final class ActionNames: Slot {
    private let table: ActionTable
    private var known: [String: [String]?] = [:]
    /// Actions as policies write them that were found to exist, with their services: most stand in many statements.
    private var found: [String: String] = [:]
    private(set) lazy var services = table.services

    init() { table = .current }

    /// The actions of a service in small letters; nil if there is no such service.
    func actions(of service: String) -> [String]? {
        if let actions = known[service] { return actions }
        let actions = table.actions(of: service)
        known[service] = .some(actions)
        return actions
    }

    /// The service of an action that was found to exist before.
    func service(ofFound action: String) -> String? { found[action] }

    /// Notes that an action exists.
    func noteFound(_ action: String, of service: String) { found[action] = service }
}
