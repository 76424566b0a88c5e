import CDKAssertions
import Foundation
import Testing

@testable import CDK

/// What a user gets to read, to the letter.
///
/// Locations are those of the lines that make the mistake.
@Suite struct MistakesTests {
    /// The diagnostics of an app with a mistake, as the program prints them.
    private func messages(_ build: (App) throws -> Void) rethrows -> [String] {
        let directory = NSTemporaryDirectory() + "never-written-\(UUID().uuidString)"
        let app = App(context: .unchecked, outputDirectory: directory, processEnvironment: [:])
        try build(app)
        do {
            try app.synth()
            return []
        } catch {
            return error.diagnostics.map(\.description)
        }
    }

    @Test func duplicateID() {
        let line = #line + 3
        let found = messages { app in
            let stack = Stack(app, "video")
            for _ in 1...2 { Construct(stack, "Ingest") }
        }
        #expect(
            found == [
                """
                error: video/Ingest (CDKTests/MistakesTests.swift:\(line)): Stack 'video' has a child 'Ingest' \
                already [swift-cdk:tree/duplicate-id]
                  the other is at CDKTests/MistakesTests.swift:\(line)
                  give one of the two another id
                """
            ])
    }

    @Test func emptyID() {
        let line = #line + 2
        let found = messages { app in
            Construct(Stack(app, "video"), "")
        }
        #expect(
            found == [
                """
                error: video/ (CDKTests/MistakesTests.swift:\(line)): The id is empty [swift-cdk:tree/empty-id]
                  give the construct an id
                """
            ])
    }

    @Test func invalidStackName() {
        let line = #line + 1
        let found = messages { Stack($0, "my_video") }
        #expect(
            found == [
                """
                error: my_video (CDKTests/MistakesTests.swift:\(line)): 'my_video' cannot name a stack: it begins with no \
                letter, or holds more than letters, digits and hyphens [swift-cdk:stacks/name]
                  use another id, or pass stackName
                """
            ])
    }

    @Test func missingAssetPath() {
        let directory = FileManager.default.currentDirectoryPath
        let line = #line + 2
        let found = messages { app in
            _ = Asset(Stack(app, "video"), "Code", path: "no/such/handler")
        }
        #expect(
            found == [
                """
                error: video/Code/Stage (CDKTests/MistakesTests.swift:\(line)): There is nothing at \(directory)/no/such/handler \
                [swift-cdk:assets/not-found]
                  check the path and the working directory
                """
            ])
    }

    @Test func elementOutsideAStack() {
        let line = #line + 1
        let found = messages { CfnResource($0, "Bucket", type: "AWS::S3::Bucket") }
        #expect(
            found == [
                """
                error: Bucket (CDKTests/MistakesTests.swift:\(line)): CfnResource is in no stack \
                [swift-cdk:template/outside-of-stack]
                  create it below a Stack
                """
            ])
    }

    @Test func deferredValueInAString() {
        let line = #line + 4
        let found = messages { app in
            let stack = Stack(app, "video")
            let bucket = CfnResource(stack, "Bucket", type: "AWS::S3::Bucket")
            CfnResource(stack, "Topic", type: "AWS::SNS::Topic", properties: ["DisplayName": AnyValue(bucket.ref.description + "!")])
        }
        #expect(
            found == [
                """
                error: video/Topic (CDKTests/MistakesTests.swift:\(line)): A deferred value (video/Bucket.Ref) was put into a plain \
                String, which cannot hold it [swift-cdk:values/deferred-in-string]
                  give the text the type Value<String>, or interpolate it where it is used
                """
            ])
    }

    @Test func constructWithoutItsInitializer() {
        let line = #line + 3
        let found = messages { app in
            let stack = Stack(app, "video")
            let node = Node(stack, "Half")
            Construct(node, "Child")
        }
        #expect(
            found == [
                """
                error: video/Half (CDKTests/MistakesTests.swift:\(line)): The construct here was never initialized: its node was made, \
                but no construct was bound to it [swift-cdk:tree/unbound-node]
                  call super.init with the node, or do not make a node where the initializer throws
                """
            ])
    }

    @Test func endlessValues() {
        func endless() -> AnyValue { .lazy { [endless(), endless()] } }
        func deep(_ levels: Int) -> AnyValue { levels == 0 ? 1 : [deep(levels - 1)] }
        let message = "A value is nested more than 200 levels deep: it probably contains or produces itself"
        #expect(diagnostics { resource($0, ["P": endless()]) } == [message])
        #expect(diagnostics { resource($0, ["P": deep(5_000)]) } == [message])
        #expect(diagnostics { resource($0, ["P": deep(150)]) } == [])
    }

    @Test func endlessTree() {
        let found = diagnostics { app in
            let stack = Stack(app, "video")
            Aspects.of(stack).add { Construct($0, "X") }
        }
        #expect(
            found == [
                "The construct tree is more than 1000 levels deep: probably an aspect or an initializer adds a construct below itself "
                    + "without end"
            ])
    }

    @Test func synthesisWithinSynthesis() {
        var inner: [String] = []
        let found = diagnostics { app in
            resource(
                app,
                [
                    "P": .lazy {
                        do throws(SynthesisError) { try app.synth() } catch { inner = error.diagnostics.map(\.message) }
                        return 1
                    }
                ])
        }
        #expect(found == [])
        #expect(inner == ["synth() was called while the app was being synthesized"])
    }

    @Test func stacksThatWouldOverwriteEachOther() {
        let found = diagnostics { app in
            Stack(app, "a_b", stackName: "first")
            Stack(app, "a b", stackName: "second")
        }
        #expect(found == ["The assembly has an artifact 'a_b' already"])
    }

    @Test func namesOfStacksWithSlashes() throws {
        let app = App(context: .unchecked, outputDirectory: "never-written", processEnvironment: [:])
        #expect(Stack(app, "team/api").stackName.literal == "team--api")
        #expect(try app.render().contains { $0.path == "team--api.template.json" })
    }

    @Test func elementsThatAListDoesNotHave() {
        let found = diagnostics { app in
            let stack = Stack(app, "video")
            CfnResource(stack, "T", type: "AWS::SNS::Topic", properties: ["P": AnyValue(stack.availabilityZones[2])])
        }
        #expect(found == ["Element 2 of a list of 2 is asked for; the first one is 0"])
    }

    @Test func manyDependenciesBetweenStacks() {
        // Each layer doubles the ways from the first stack to the last.
        let found = diagnostics { app in
            var layer = [Stack(app, "first")]
            for index in 1...60 {
                let next = ["a", "b"].map { Stack(app, "\($0)\(index)") }
                for stack in next { for before in layer { stack.addDependency(before) } }
                layer = next
            }
        }
        #expect(found == [])
    }

    @Test func exportsOfNestedStacks() {
        let found = diagnostics { app in
            let nested = NestedStack(nestedIn: Stack(app, "video"), "Inner")
            let topic = CfnResource(nested, "T", type: "AWS::SNS::Topic")
            nested.exportValue(topic.ref)
            nested.exportValue(topic.ref, name: "named")
        }
        #expect(
            found == [
                "The export of a nested stack has no name: a name holds the stack's, which is known only when it is deployed"
            ])
    }

    @Test func stackTagsThatAreKnownLater() throws {
        let app = App(context: .unchecked, outputDirectory: "never-written", processEnvironment: [:])
        let stack = Stack(app, "video", tags: ["team": "films"])
        Tags.of(stack).add("place", "in \(PseudoParameter.region)", including: [Tags.stackType])
        let manifest = try #require(app.render().first { $0.path == "manifest.json" })
        let tags = try JSON(parsing: manifest.bytes)["artifacts"]?["video"]?["properties"]?["tags"]
        #expect(tags == ["team": "films"])
        #expect(
            app.diagnostics.map(\.message) == [
                "Tags with values that are known only at deployment are not set on the stack: place"
            ])
    }

    @Test func numbersThatJSONDoesNotHave() {
        #expect(diagnostics { resource($0, ["P": AnyValue(.nan)]) } == ["nan cannot stand in a template"])
    }

    @Test func tagsThatAreKnownLater() throws {
        func tagged(_ tags: List<CfnTag>) -> (JSON?, [String]) {
            let app = App(context: .unchecked, outputDirectory: "never-written", processEnvironment: [:])
            let stack = Stack(app, "video")
            var bag = PropertyBag()
            bag.set("Tags", tags)
            _ = CfnResource(stack, "T", ResourceType("AWS::SNS::Topic", tags: .standard), bag, file: #fileID, line: #line)
            Tags.of(stack).add("b", "2")
            let json = try? Template(of: stack).json["Resources"]?["T"]?["Properties"]?["Tags"]
            return (json, app.diagnostics.map(\.message))
        }
        let a: JSON = ["Key": "a", "Value": "1"]
        let b: JSON = ["Key": "b", "Value": "2"]
        #expect(tagged([CfnTag(key: "a", value: "1")]).0 == [a, b])
        let (merged, none) = tagged(.lazy { [CfnTag(key: "a", value: "1"), CfnTag(key: "b", value: "overridden")] })
        #expect(merged == [a, b])
        #expect(none == [])
        let (_, mistakes) = tagged(List(raw: Fn.split(",", Fn.importValue("tags")).raw))
        #expect(
            mistakes == [
                "The tags of this resource are known only when it is deployed, so that no others can be added to them"
            ])
    }

    private func resource(_ app: App, _ properties: Map<AnyValue>) {
        CfnResource(Stack(app, "video"), "T", type: "AWS::SNS::Topic", properties: properties)
    }

    /// The messages without their places.
    private func diagnostics(_ build: (App) throws -> Void) rethrows -> [String] {
        let app = App(context: .unchecked, outputDirectory: "never-written", processEnvironment: [:])
        try build(app)
        _ = try? app.render()
        return app.diagnostics.map(\.message)
    }

    @Test func allAtOnce() {
        let found = messages { app in
            let stack = Stack(app, "a_b")
            Construct(stack, "")
            CfnOutput(stack, "Domain", value: "x", exportName: "a_b")
        }
        #expect(found.count == 3)
    }
}
