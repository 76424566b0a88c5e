import Foundation
import Testing

@testable import CDK

@Suite struct ContextTests {
    private let directory = FileManager.default.temporaryDirectory.appendingPathComponent("context-\(UUID().uuidString)").path
    private let environment = Environment(account: "111111111111", region: .euSouth1)

    init() throws {
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    }

    private func file(_ name: String, _ text: String) throws -> String {
        try Data(text.utf8).write(to: URL(fileURLWithPath: directory + "/" + name))
        return directory + "/" + name
    }

    @Test func laterSourcesWin() throws {
        let overflow = try file("overflow.json", #"{"c": "overflow", "d": "overflow"}"#)
        let app = App(
            context: ["a": "app", "b": "app", "c": "app", "d": "app"], enforcedContext: ["d": "enforced"], outputDirectory: "never-written",
            processEnvironment: [
                "CDK_CONTEXT_JSON": #"{"b": "variable", "c": "variable", "d": "variable"}"#, "CONTEXT_OVERFLOW_LOCATION_ENV": overflow,
            ])
        #expect(["a", "b", "c", "d", "e"].map { app.node.context($0)?.string } == ["app", "variable", "overflow", "enforced", nil])
    }

    @Test func nearerScopesWin() {
        let app = App(context: ["a": 1, "b": 1], outputDirectory: "never-written", processEnvironment: [:])
        let stack = Stack(app, "S")
        stack.node.setContext("b", 2)
        let child = Construct(stack, "C")
        #expect(child.node.context("a") == 1)
        #expect(child.node.context("b") == 2)
        #expect(app.node.context("b") == 1)
    }

    @Test func sourcesThatAreNoContext() throws {
        #expect(
            App.mistakes(context: ["CDK_CONTEXT_JSON": "[1]"]) { _ in }
                == ["the environment variable CDK_CONTEXT_JSON: the context must be an object of values"])
        #expect(
            App.mistakes(context: ["CDK_CONTEXT_JSON": "{"]) { _ in }
                == ["the environment variable CDK_CONTEXT_JSON is not JSON: line 1, column 2: expected a member name in quotes"])
        #expect(
            App.mistakes(context: ["CONTEXT_OVERFLOW_LOCATION_ENV": directory + "/absent"]) { _ in }
                == [directory + "/absent: cannot be read"])
        let overflow = try file("overflow.json", "true")
        #expect(
            App.mistakes(context: ["CONTEXT_OVERFLOW_LOCATION_ENV": overflow]) { _ in }
                == [overflow + ": the context must be an object of values"])
    }

    @Test func filesOfADirectory() throws {
        var mistakes: [Diagnostic] = []
        #expect(AppContext.files(in: directory, &mistakes) == [:])
        _ = try file("cdk.json", #"{"app": "swift run App"}"#)
        _ = try file("cdk.context.json", #"{"zone": "a"}"#)
        #expect(AppContext.files(in: directory, &mistakes) == ["zone": "a"])
        #expect(mistakes == [])
        _ = try file("cdk.json", #"{"context": ["a"]}"#)
        #expect(AppContext.files(in: directory, &mistakes) == ["zone": "a"], "the other file still counts")
        #expect(
            mistakes.map(\.description) == [
                """
                error: cdk.json: the context must be an object of values [swift-cdk:context/no-object]
                  write "context": { … }
                """
            ])
    }

    // MARK: Look-ups

    @Test func aLookUpThatFailedIsAnErrorAndMissing() throws {
        let app = App(
            context: ["ssm:account=111111111111:parameterName=p:region=eu-south-1": ["$providerError": "no access"]],
            outputDirectory: "never-written", processEnvironment: [:])
        let stack = Stack(app, "S", env: environment)
        #expect(ContextLookup(.ssmParameter, properties: ["parameterName": "p"], dummy: "d").value(in: stack) == "d")
        #expect(stack.node.metadata.map(\.type) == ["aws:cdk:error", "aws:cdk:error-code"])
        #expect(stack.node.metadata.map(\.data.literalText) == ["no access", "ContextProviderError"])
        #expect(stack.stackNode.missingContext.map(\.key) == ["ssm:account=111111111111:parameterName=p:region=eu-south-1"])
    }

    @Test func deferredValuesCannotBeLookedUp() {
        let found = App.mistakes { app in
            let stack = Stack(app, "S", env: environment)
            _ = ContextLookup.ssmParameter(PseudoParameter.region.description).value(in: stack)
        }
        #expect(
            found == [
                "ssm cannot be looked up by a deferred value"
            ])
    }

    @Test func availabilityZones() {
        func zones(_ value: JSON?, _ environment: Environment) -> ([String?]?, [String]) {
            var context: OrderedMap<JSON> = [:]
            context["availability-zones:account=111111111111:region=eu-south-1"] = value
            let app = App(context: context, outputDirectory: "never-written", processEnvironment: [:])
            let stack = Stack(app, "S", env: environment)
            let zones = stack.availabilityZones.elements?.map(\.literal)
            return (zones, app.diagnostics.map(\.message))
        }
        #expect(zones(["a", "b"], environment) == (["a", "b"], []))
        #expect(zones(nil, environment) == (["dummy1a", "dummy1b", "dummy1c"], []))
        #expect(zones("a", environment) == ([], ["The context value of the availability zones is no list of texts"]))
        #expect(zones(["a"], Environment(region: .euSouth1)) == ([nil, nil], []), "Fn::GetAZs")
    }
}
