import CDK
import Testing

/// The lines on which a case makes what is wrong, and what it clashes with.
final class MarkedLines {
    private(set) var wrong: Int?
    private(set) var other: Int?

    /// A part that is wrong, made on this line.
    func wrong<Part>(_ part: Part, line: Int = #line) -> Part {
        wrong = line
        return part
    }

    /// A part that is right, but for one that comes later.
    func other<Part>(_ part: Part, line: Int = #line) -> Part {
        other = line
        return part
    }
}

/// A mistake, and the diagnostic that tells it.
struct PlacedMistake: CustomTestStringConvertible {
    let id: String
    let file: String
    let build: (Stack, MarkedLines) -> Void

    init(_ id: String, file: String = #fileID, _ build: @escaping (Stack, MarkedLines) -> Void) {
        self.id = id
        self.file = file
        self.build = build
    }

    var testDescription: String { id }
}
