import Testing

@testable import CDK

@Suite struct ConstructTreeTests {
    /// The app's own construct for `tree.json` has that id.
    ///
    /// The original leaves the file out too.
    @Test func aStackCalledTreeIsDeployedAndTheFileLeftOut() throws {
        let app = App(context: .unchecked, outputDirectory: "never-written", processEnvironment: [:])
        Stack(app, "Tree")
        let files = try app.render()
        #expect(files.map(\.path).sorted() == ["Tree.assets.json", "Tree.metadata.json", "Tree.template.json", "cdk.out", "manifest.json"])
        let manifest = try #require(files.first { $0.path == "manifest.json" })
        #expect(try JSON(parsing: manifest.bytes)["artifacts"]?["Tree"]?["type"] == "aws:cloudformation:stack")
    }

    @Test func theLibrarysConstructsHaveItsVersion() throws {
        let app = App(context: .unchecked, outputDirectory: "never-written", processEnvironment: [:])
        ConstructOfAProgram(Stack(app, "Pages"), "Page")
        let file = try #require(try app.render().first { $0.path == "tree.json" })
        let stack = try #require(try JSON(parsing: file.bytes)["tree"]?["children"]?["Pages"])
        #expect(stack["constructInfo"] == ["fqn": "CDK.Stack", "version": .string(App.libraryVersion)])
        let page = try #require(stack["children"]?["Page"]?["constructInfo"])
        #expect(page == ["fqn": "CDKTests.ConstructOfAProgram", "version": "0.0.0"])
    }
}

final class ConstructOfAProgram: Construct {}
