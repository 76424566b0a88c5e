import CloudAssembly
import Foundation
import Testing

@testable import CDK

/// What a user gets to read, to the letter. Locations are those of the lines that make the mistake.
@Suite struct MistakesTests {
    /// The diagnostics of an app with a mistake, as the program prints them.
    private func messages(_ build: (App) throws -> Void) rethrows -> [String] {
        let app = App(outputDirectory: NSTemporaryDirectory() + "never-written-\(UUID().uuidString)", processEnvironment: [:])
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
                error: video/Ingest (CDKTests/MistakesTests.swift:\(line)): There is already a Construct with name 'Ingest' in Stack [video]
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
                error: video/ (CDKTests/MistakesTests.swift:\(line)): Only root constructs may have an empty ID
                  give it an id
                """
            ])
    }

    @Test func invalidStackName() {
        let line = #line + 1
        let found = messages { Stack($0, "my_video") }
        #expect(
            found == [
                """
                error: my_video (CDKTests/MistakesTests.swift:\(line)): Stack name must match the regular expression: \
                /^[A-Za-z][A-Za-z0-9-]*$/, got 'my_video'
                  use letters, digits and hyphens in the id, or pass stackName
                """
            ])
    }

    @Test func missingAssetPath() {
        let line = #line + 2
        let found = messages { app in
            _ = Asset(Stack(app, "video"), "Code", path: "no/such/handler")
        }
        #expect(
            found == [
                """
                error: video/Code (CDKTests/MistakesTests.swift:\(line)): Cannot find asset at no/such/handler
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
                error: Bucket (CDKTests/MistakesTests.swift:\(line)): CfnResource should be created in the scope of a Stack, but no Stack found
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
                error: video/Topic (CDKTests/MistakesTests.swift:\(line)): A deferred value (video/Bucket.Ref) was put into a plain String, \
                which cannot hold it
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
                but no construct was bound to it
                  call super.init with the node, or do not make a node where the initializer throws
                """
            ])
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
