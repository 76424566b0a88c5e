/// The error of an entry in the inputs that the generator cannot use.
struct DatabaseError: Error, CustomStringConvertible, Equatable {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
