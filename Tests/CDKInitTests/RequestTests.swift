import Testing

@testable import CDKInit

@Suite struct RequestTests {
    @Test func aNameIsEnough() throws {
        let request = try Request(["Website"])
        #expect((request.name, request.directory) == ("Website", "website"))
        #expect(request.library == nil)
    }

    @Test func aLibraryElsewhere() throws {
        let request = try Request(["--library", "https://example.com/cdk/swift-cdk.git", "Website", "--directory", "a b"])
        #expect(request.directory == "a b")
        #expect(request.library == .repository("https://example.com/cdk/swift-cdk.git", branch: "main"))
        #expect(request.library?.identity == "swift-cdk")
        let next = try Request(["W", "--library", "git@example.com:cdk", "--branch", "next"])
        #expect(next.library == .repository("git@example.com:cdk", branch: "next"))
    }

    @Test(arguments: [["--help"], ["Website", "-h"]]) func help(arguments: [String]) throws {
        #expect(try Request(arguments).asksForHelp)
    }

    @Test(arguments: [
        ([], "The app has no name"), (["website"], "website cannot be the name of an app"), (["Web-Site"], "Web-Site cannot be"),
        (["Straße"], "Straße cannot be"), (["App"], "App is the name of a module"), (["Testing"], "Testing is the name of a module"),
        (["CDKS3"], "CDKS3 is the name of a module"), (["Any"], "Any is the name of a module"), (["Self"], "Self is the name of a module"),
        (["Glibc"], "Glibc is the name of a module"), (["Synchronization"], "Synchronization is the name of a module"),
        (["A", "B"], "B is a name too many"), (["A", "--directory"], "--directory lacks its value"),
        (["A", "--library", "--branch"], "--library lacks its value"), (["A", "--quick"], "There is no option --quick"),
        (["A", "--branch", "next"], "--branch next needs the address of a repository"),
        (["A", "--library", "../cdk", "--branch", "next"], "--branch next needs the address of a repository"),
    ]) func mistakes(arguments: [String], text: String) {
        let mistake = #expect(throws: Mistake.self) { try Request(arguments) }
        #expect(mistake?.text.hasPrefix(text) == true)
        #expect(mistake?.action.isEmpty == false)
    }
}
