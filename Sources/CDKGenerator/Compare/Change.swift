/// A difference between what two specifications give programs.
struct Change: Equatable {
    enum Effect: Equatable {
        case added
        /// An argument that calls of the initializer must have now and lack.
        case addedAsRequired
        case removed
        case renamed(from: String)
        case typeChanged(from: String, to: String)
        case limitsChanged(from: String, to: String)
        case madeRequired
        /// An argument that has another place in calls now, because required ones come first.
        case madeOptional
        /// A name that is the same in Swift, but not in templates.
        case standsForAnother(from: String, to: String)
        case deprecated
    }

    let entry: Entry
    let effect: Effect
    /// Whether the report names the entry, and not only the one that it is a part of.
    var isListed = true

    /// Whether a program that used the entry does not compile any more, or is told of a mistake when it runs.
    var isBreaking: Bool {
        switch effect {
        case .added, .standsForAnother, .deprecated: false
        default: true
        }
    }
}
