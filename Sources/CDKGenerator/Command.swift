/// A command of the generator, which works on the repository in the current directory.
enum Command: Equatable {
    /// Write the repository's generated files.
    case write(inputs: String)
    /// Fail if they differ from what would be written.
    case check(inputs: String)
    /// Write samples of every resource type to a directory, which then holds nothing else.
    case samples(inputs: String, directory: String)
    /// Print what other inputs change for programs.
    case changes(before: String, after: String)

    static let usage = """
        CDKGenerator write <inputs>                  writes the generated files
        CDKGenerator check <inputs>                  fails if they differ from what would be written
        CDKGenerator samples <inputs> <directory>    writes samples of every resource type, for the tests
        CDKGenerator changes <inputs> <inputs>       prints what the second inputs change for programs, in Markdown

        The script `regenerate` beside the generator's sources fills the directory of inputs and runs this program in the repository.
        """

    init(_ arguments: [String]) throws {
        guard let name = arguments.first else { throw ArgumentError("No command is given.") }
        let values = Array(arguments.dropFirst())
        func directories(_ names: String...) throws -> [String] {
            if let option = values.first(where: { $0.hasPrefix("-") }) { throw ArgumentError("There is no option \(option).") }
            if values.count < names.count { throw ArgumentError("\(name) lacks a directory: \(names[values.count]).") }
            if values.count > names.count { throw ArgumentError("\(name) has an argument too many: \(values[names.count])") }
            return values
        }
        switch name {
        case "write": self = .write(inputs: try directories("the inputs")[0])
        case "check": self = .check(inputs: try directories("the inputs")[0])
        case "samples":
            let given = try directories("the inputs", "that of the samples")
            self = .samples(inputs: given[0], directory: given[1])
        case "changes":
            let inputs = try directories("the inputs before", "the inputs after")
            self = .changes(before: inputs[0], after: inputs[1])
        default: throw ArgumentError("There is no command \(name).")
        }
    }
}

/// A mistake in the arguments.
struct ArgumentError: Error, CustomStringConvertible, Equatable {
    let mistake: String

    init(_ mistake: String) {
        self.mistake = mistake
    }

    var description: String { "\(mistake)\n\n\(Command.usage)" }
}
