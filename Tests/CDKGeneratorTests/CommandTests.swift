import Testing

@testable import CDKGenerator

@Suite struct CommandTests {
    @Test func namesWhatToDoAndTheInputs() throws {
        #expect(try Command(["write", "in puts"]) == .write(inputs: "in puts"))
        #expect(try Command(["check", "inputs"]) == .check(inputs: "inputs"))
        #expect(try Command(["samples", "inputs", "here"]) == .samples(inputs: "inputs", directory: "here"))
        #expect(try Command(["changes", "old", "new"]) == .changes(before: "old", after: "new"))
    }

    @Test(arguments: [
        ([], "No command is given."),
        (["paint"], "There is no command paint."),
        (["--check"], "There is no command --check."),
        (["write"], "write lacks a directory: the inputs."),
        (["write", "--check"], "There is no option --check."),
        (["samples", "inputs"], "samples lacks a directory: that of the samples."),
        (["changes"], "changes lacks a directory: the inputs before."),
        (["changes", "old"], "changes lacks a directory: the inputs after."),
        (["check", "a", "b"], "check has an argument too many: b"),
    ])
    func saysWhatIsWrongWithArguments(arguments: [String], mistake: String) {
        #expect(throws: ArgumentError(mistake)) { try Command(arguments) }
    }

    @Test func mistakesShowHowItIsUsed() {
        #expect(ArgumentError("No.").description.hasPrefix("No.\n\nCDKGenerator write <inputs> "))
    }
}
