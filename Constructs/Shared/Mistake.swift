import CDK

/// What is wrong with something that a user has asked for, and what to do.
struct Mistake: Equatable {
    let message: String
    let action: String
}

extension Node {
    /// Reports mistakes in the construct here.
    func report(_ mistakes: [Mistake]) {
        for mistake in mistakes { report(mistake.message, action: mistake.action) }
    }
}
