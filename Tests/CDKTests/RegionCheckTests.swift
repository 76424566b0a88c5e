import Foundation
import Testing

@testable import CDK

@Suite struct RegionCheckTests {
    private func messages(context: OrderedMap<JSON> = [:], _ build: (App) -> Void) -> [String] {
        let output = FileManager.default.temporaryDirectory.appendingPathComponent("regions-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: output) }
        let app = App(context: context, outputDirectory: output.path, processEnvironment: [:])
        build(app)
        do {
            try app.synth()
            return []
        } catch {
            return error.diagnostics.map(\.description)
        }
    }

    @Test func typeThatTheRegionLacks() {
        let line = #line + 3
        let found = messages { app in
            let stack = Stack(app, "video", env: Environment(region: .euSouth1))
            CfnResource(stack, "Queue", type: "AWS::MediaConvert::Queue")
            CfnResource(stack, "Bucket", type: "AWS::S3::Bucket")
        }
        #expect(
            found == [
                """
                error: video/Queue (CDKTests/RegionCheckTests.swift:\(line)): AWS::MediaConvert::Queue does not exist in eu-south-1 \
                (as of \(ResourceType.regionsAsOf)) [swift-cdk:regions/unknown-type]
                  use it in eu-central-1, eu-west-3 or eu-west-2, or set the context value swift-cdk:checkRegions to false if eu-south-1 \
                has it by now
                """
            ])
    }

    /// Alternatives are the nearest of the geography, else any of the partition, and none if there is none.
    @Test func alternatives() {
        let table = RegionTable(
            """
            2026-10-20
            af-south-1 eu-central-1 eu-north-1 eu-south-1 us-gov-west-1
            AWS::Post 2 Parcel
            AWS::Post 6 Stamp
            AWS::Post 8 Letter
            """)
        func action(_ type: String, _ region: Region) -> String? { RegionCheck.mistake(type, region, table)?.action }
        let unless = ", or set the context value swift-cdk:checkRegions to false if"
        #expect(action("AWS::Post::Parcel", .euSouth1) == "use it in eu-central-1\(unless) eu-south-1 has it by now")
        #expect(action("AWS::Post::Stamp", .euSouth1) == "use it in eu-central-1 or eu-north-1\(unless) eu-south-1 has it by now")
        #expect(action("AWS::Post::Letter", .afSouth1) == "use it in eu-south-1\(unless) af-south-1 has it by now")
        #expect(action("AWS::Post::Letter", "us-gov-west-1") == "use another type\(unless) us-gov-west-1 has it by now")
        #expect(action("AWS::Post::Letter", .euSouth1) == nil)
        #expect(action("AWS::Post::Letter", .euWest1) == nil)
        #expect(action("AWS::Post::Pigeon", .euSouth1) == nil)
        let message = RegionCheck.mistake("AWS::Post::Stamp", .euSouth1, table)?.message
        #expect(message == "AWS::Post::Stamp does not exist in eu-south-1 (as of 2026-10-20)")
    }

    @Test func everyResourceIsReported() {
        let found = messages { app in
            let stack = Stack(app, "video", env: Environment(region: .euSouth1))
            for number in 1...3 { CfnResource(NestedStack(nestedIn: stack, "Part\(number)"), "Queue", type: "AWS::MediaConvert::Queue") }
        }
        #expect(found.count == 3)
        #expect(found.allSatisfy { $0.contains("AWS::MediaConvert::Queue does not exist in eu-south-1") })
    }

    @Test(arguments: [JSON.bool(false), JSON.string("false")])
    func canBeTurnedOff(_ value: JSON) {
        let found = messages(context: ["swift-cdk:checkRegions": value]) { app in
            CfnResource(Stack(app, "video", env: Environment(region: .euSouth1)), "Queue", type: "AWS::MediaConvert::Queue")
        }
        #expect(found == [])
    }

    @Test func isTurnedOffForAPartOfTheApp() {
        let found = messages { app in
            let stack = Stack(app, "video", env: Environment(region: .euSouth1))
            stack.node.setContext("swift-cdk:checkRegions", false)
            CfnResource(stack, "Queue", type: "AWS::MediaConvert::Queue")
        }
        #expect(found == [])
    }

    @Test func whatIsNotKnownIsNotReported() {
        let found = messages { app in
            let milan = Stack(app, "milan", env: Environment(region: .euSouth1))
            let types = ["Custom::Queue", "AWS::CloudFormation::CustomResource", "AWS::CDK::Metadata", "AWS::Serverless::Function"]
            for (index, type) in types.enumerated() { CfnResource(milan, "Own\(index)", type: type) }
            CfnResource(Stack(app, "anywhere"), "Queue", type: "AWS::MediaConvert::Queue")
            CfnResource(Stack(app, "moon", env: Environment(region: "eu-moon-1")), "Queue", type: "AWS::MediaConvert::Queue")
        }
        #expect(found == [])
    }
}
