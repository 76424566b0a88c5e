import Testing

@testable import CDK

@Suite struct StackDependencyTests {
    /// As in aws-cdk-lib, which keeps them in an object by unique id: JavaScript lists keys that are numbers first, in their order.
    @Test func idsThatAreNumbersComeFirst() throws {
        let app = App(context: .unchecked, outputDirectory: "never-written", processEnvironment: [:])
        let stack = Stack(app, "Site")
        for id in ["B", "12", "A", "7"] { stack.addDependency(Stack(app, id, stackName: "Named-\(id)")) }
        let manifest = try #require(try app.render().first { $0.path == "manifest.json" })
        let dependencies = try JSON(parsing: manifest.bytes)["artifacts"]?["Site"]?["dependencies"]
        #expect(dependencies == ["7", "12", "B", "A", "Site.assets"])
    }

    /// As in aws-cdk-lib, for the same reason.
    @Test func ofStacksWithOneUniqueIDTheFirstCounts() throws {
        let app = App(context: .unchecked, outputDirectory: "never-written", processEnvironment: [:])
        let stack = Stack(app, "Site")
        for id in ["P", "P-"] { stack.addDependency(Stack(app, id)) }
        let manifest = try #require(try app.render().first { $0.path == "manifest.json" })
        #expect(try JSON(parsing: manifest.bytes)["artifacts"]?["Site"]?["dependencies"] == ["P", "Site.assets"])
    }
}
